using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Executes the code cells of a notebook in order, in a fresh session.</summary>
public static class NotebookRunner
{
    // The present folder belongs to the whole process, so notebooks with folders of their own run one after another.
    static readonly SemaphoreSlim FolderGate = new(1, 1);

    /// <summary>Runs a notebook. A failing cell stops the run; its error is stored in it, and the later cells stay without outputs.</summary>
    /// <param name="document">The notebook; it is not changed.</param>
    /// <param name="options">Parameters, folder, limits.</param>
    /// <param name="context">Cancellation (between cells and inside those that heed it), progress, seed and threads.</param>
    /// <returns>The executed notebook and what became of each cell. The same run gives the same document, byte for byte.</returns>
    /// <exception cref="RadioGenomicsException">Before anything runs: <see cref="ErrorCode.ParameterUnknown"/>,
    /// <see cref="ErrorCode.ParameterType"/>, <see cref="ErrorCode.NotebookInvalid"/>.</exception>
    public static async Task<NotebookRun> RunAsync(NotebookDocument document, NotebookRunOptions options, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        document = document.As(NotebookFormat.Ipynb);
        string caller = options.CallerDirectory ?? Environment.CurrentDirectory;
        string folder = Path.GetFullPath(options.WorkingDirectory ?? caller, caller);
        ImmutableSortedDictionary<string, string> values = ParameterCell.ResolvePaths(document, options.Parameters, caller, folder);
        NotebookDocument injected = ParameterCell.Inject(document, values);
        if (options.WorkingDirectory is null)
        {
            return await RunCellsAsync(injected, values, folder, options, context).ConfigureAwait(false);
        }
        await FolderGate.WaitAsync(context.Cancellation).ConfigureAwait(false);
        string before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder;
            return await RunCellsAsync(injected, values, folder, options, context).ConfigureAwait(false);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            FolderGate.Release();
        }
    }

    /// <summary>The seed that a notebook was run with, from its record; 1, the default of every run, when it carries none.</summary>
    public static ulong SeedOf(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Metadata[ProvenanceBlock.Key]?["provenance"]?["seed"] is JsonValue value && value.TryGetValue(out ulong seed) ? seed : 1;
    }

    static async Task<NotebookRun> RunCellsAsync(
        NotebookDocument document, ImmutableSortedDictionary<string, string> values, string folder, NotebookRunOptions options, RunContext context)
    {
        var watch = Stopwatch.StartNew();
        using ProvenanceLedger ledger = Provenance.Start();
        string language = NotebookLanguage.DefaultOf(document);
        var session = new NotebookSession(SessionOptions(folder, options)) { DefaultLanguage = language };
        var run = new CellLoop(document.WithoutOutputs(), session, options, context);
        try
        {
            await run.ExecuteAsync().ConfigureAwait(false);
        }
        finally
        {
            session.Close();
        }
        PackageLock packages = session.Packages.ToLock();
        if (options.Packages is { RenewLock: true, LockFile: string lockFile } && run.Outcomes.All(o => o.Status is not (CellStatus.Failed or CellStatus.NotRun)))
        {
            packages.Save(lockFile);
        }
        ImmutableArray<InputRecord> inputs = ledger.Inputs;
        var metadata = (JsonObject)document.Metadata.DeepClone();
        NotebookLanguage.Describe(metadata, language);
        JsonObject own = metadata[ProvenanceBlock.Key] is JsonObject existing ? (JsonObject)existing.DeepClone() : [];
        JsonOrder.Set(own, "provenance", ProvenanceBlock.Create(document, values, inputs, context));
        JsonOrder.Set(metadata, ProvenanceBlock.Key, own);
        return new NotebookRun
        {
            Document = document with { Cells = NotebookLanguage.WithLanguages(document, run.Cells), Metadata = metadata },
            Cells = run.Outcomes,
            Inputs = inputs,
            Packages = packages.Packages,
            Seconds = watch.Elapsed.TotalSeconds,
        };
    }

    static NotebookSessionOptions SessionOptions(string folder, NotebookRunOptions options) => new()
    {
        BaseDirectory = folder,
        Inputs = options.Inputs,
        Extensions = options.Extensions,
        Fetch = options.Fetch,
        ShowWarnings = options.ShowWarnings,
        Packages = options.Packages,
    };
}
