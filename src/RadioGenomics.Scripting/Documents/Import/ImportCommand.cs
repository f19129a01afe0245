using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>
/// <c>#!import FILE</c>: runs the cells of another notebook, or a file of code, in this session. Paths are relative to the document that
/// imports; the last value of an imported cell is shown, but is not this cell's result.
/// </summary>
sealed class ImportCommand : ICellCommand
{
    /// <summary>How many documents may import each other.</summary>
    internal const int MostDepth = 16;

    const string File = "--file";

    // Which files are being imported on the present path, outermost first.
    static readonly AsyncLocal<ImmutableList<string>?> Path = new();

    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#!import",
        Summary = "Runs the cells of a notebook (.ipynb, .dib) or a file of code (.cs, .csx, .fs, .fsx, .html, .js) in this session.",
        Parameters = [new CommandParameter(File, "The file, relative to the folder of this document.") { IsRequired = true, IsPositional = true, Hint = "FILE" }],
    };

    // A path that is only known later (@input) is looked at when the command runs.
    public void Check(CommandCall call, CellContext cell)
    {
        if (call.TextOf(File) is string path)
        {
            Resolve(path, cell.Directory);
        }
    }

    public async Task RunAsync(CommandCall call, CellContext cell)
    {
        string path = Resolve(call.TextOf(File)!, cell.Directory);
        Enter(path);
        Provenance.Input(path, "notebook");
        var file = ImportedFile.Read(path, cell.Session);
        foreach (Diagnostic diagnostic in file.Diagnostics)
        {
            cell.Sink.WriteStream("stderr", diagnostic + "\n");
        }
        string folder = System.IO.Path.GetDirectoryName(path)!;
        foreach (ImportedCell part in file.Cells)
        {
            cell.Run.Cancellation.ThrowIfCancellationRequested();
            CellResult result = await cell.RunAsync(part.Source, part.Language, part.Origin, folder, new ImportSink(cell.Sink)).ConfigureAwait(true);
            if (result.Error is ErrorOutput error && part.MayFail && !result.IsAbandoned)
            {
                cell.Sink.WriteOutput(error);
            }
            else if (!result.Succeeded)
            {
                cell.Fail(result.Error!);
                return;
            }
        }
    }

    // The value of an async local set here is gone when the command has ended: it flows into calls, not out of them.
    static void Enter(string path)
    {
        ImmutableList<string> open = Path.Value ?? [];
        if (open.Contains(path, StringComparer.Ordinal))
        {
            throw Throw.ImportCircle([.. open.SkipWhile(p => p != path), path]);
        }
        if (open.Count >= MostDepth)
        {
            throw Throw.ImportTooDeep(path, MostDepth);
        }
        Path.Value = open.Add(path);
    }

    static string Resolve(string path, string directory)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw Throw.ImportMissing(path, directory);
        }
        string full = System.IO.Path.GetFullPath(path, directory);
        ImportedFile.RequireSupported(full);
        return System.IO.File.Exists(full) ? full : throw Throw.ImportMissing(path, directory);
    }
}
