using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary>What <c>run</c> and <c>demo</c> share: run a notebook in its own folder and say how it ended.</summary>
static class NotebookCommand
{
    public static Task<NotebookRun> RunAsync(
        string path, ImmutableSortedDictionary<string, string> parameters, RunContext run, string callerDirectory, double? cellTimeoutSeconds, bool quiet, bool interactive = false)
    {
        var document = NotebookDocument.Read(path);
        var options = new NotebookRunOptions
        {
            Parameters = parameters,
            // Paths among the parameters are the user's: relative to where the command was given.
            CallerDirectory = callerDirectory,
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path)),
            CellTimeout = cellTimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            InteractiveFigures = interactive,
            CellProgress = quiet ? null : new NotebookProgress(Path.GetFileName(path)),
        };
        return NotebookRunner.RunAsync(document, options, run);
    }

    /// <summary>What reading or converting a notebook has noticed, on standard error.</summary>
    public static void PrintDiagnostics(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Console.Error.WriteLine(diagnostic);
        }
    }

    public static void PrintOutcome(string path, NotebookRun run, IEnumerable<string> written)
    {
        if (run.Failure is { } failure)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"error RG{(int)ErrorCode.CellFailed}: {Path.GetFileName(path)}, cell {failure.CellIndex + 1} of {run.Document.Cells.Length} (In[{failure.Number}]) failed: "
                + $"{failure.Error?.Name}: {failure.Error?.Value}"));
            foreach (string line in failure.Error?.Traceback ?? [])
            {
                Console.Error.WriteLine("  " + line);
            }
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {run.Cells.Count(c => c.Status == CellStatus.NotRun)} later cells were not run. Mend the cell, or pass other parameters, and run again."));
        }
        foreach (string file in written)
        {
            Console.Out.WriteLine(file);
        }
    }
}
