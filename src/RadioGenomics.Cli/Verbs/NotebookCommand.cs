using System.Globalization;
using RadioGenomics.Kernel.Client;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary>What <c>run</c> and <c>demo</c> share: run a notebook in its own folder and say how it ended.</summary>
static class NotebookCommand
{
    /// <summary>Runs a notebook in its own folder.</summary>
    /// <param name="path">The notebook, .ipynb or .dib.</param>
    /// <param name="options">Parameters, answers, limits; paths among the parameters are the user's, relative to where the command was given.</param>
    /// <param name="run">Cancellation, seed and threads.</param>
    /// <param name="quiet">Whether nothing is said of the cells that start.</param>
    public static async Task<NotebookRun> RunAsync(string path, NotebookRunOptions options, RunContext run, bool quiet)
    {
        var document = NotebookDocument.Read(path);
        if (!quiet)
        {
            PrintDiagnostics(document.Diagnostics);
        }
        void Ended(object? sender, EventArgs e) => SayEnded(path);
        AppDomain.CurrentDomain.ProcessExit += Ended;
        try
        {
            return await RunAsync(document, path, options, run, quiet).ConfigureAwait(false);
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= Ended;
        }
    }

    static Task<NotebookRun> RunAsync(NotebookDocument document, string path, NotebookRunOptions options, RunContext run, bool quiet) =>
        NotebookRunner.RunAsync(document, options with
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path)),
            Extensions = [new JupyterExtension()],
            Packages = options.Packages with { LockFile = options.Packages.LockFile ?? PackageOptions.LockFileOf(Path.GetFullPath(path)) },
            CellProgress = quiet ? null : new NotebookProgress(Path.GetFileName(path)),
        }, run);

    // A cell that ends the process takes the notebook along: that is a failure, whatever exit code the cell has chosen. A signal keeps its own.
    static void SayEnded(string path)
    {
        using var error = new StreamWriter(Console.OpenStandardError());
        error.WriteLine($"error RG{(int)ErrorCode.CellFailed}: {Path.GetFileName(path)}: the process was ended while a cell ran (Environment.Exit, or a signal); nothing was written. "
            + "End a cell with 'return', or throw an exception.");
        if (Environment.ExitCode <= 128)
        {
            Environment.ExitCode = CommandLine.ExitCode.Of(ErrorCode.CellFailed);
        }
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
