using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Values for the notebook's parameters, as written on a command line.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Answers to <c>@input</c> and <c>@password</c> by name.</summary>
    public ImmutableSortedDictionary<string, string> Inputs { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Fetches the text of an address for <c>#!value --from-url</c>; null: not allowed.</summary>
    public Func<Uri, CancellationToken, Task<string>>? Fetch { get; init; }

    /// <summary>Where packages of <c>#r "nuget:…"</c> come from, and the lock file.</summary>
    public PackageOptions Packages { get; init; } = new();

    /// <summary>Whether warnings of the compiler are among the outputs.</summary>
    public bool ShowWarnings { get; init; } = true;

    /// <summary>Commands and languages that the host adds to the session.</summary>
    public ImmutableArray<INotebookExtension> Extensions { get; init; } = [];

    /// <summary>Folder that the notebook runs in, usually its own; null: the present one. While a notebook runs in a folder of its own,
    /// this is the present folder of the whole process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Folder that paths among the parameters are relative to; null: the present folder when the run starts.</summary>
    public string? CallerDirectory { get; init; }

    /// <summary>Longest time for one cell; null: no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>Greatest number of characters of output kept of one cell.</summary>
    public long MaxOutputCharacters { get; init; } = 10_000_000;

    /// <summary>Whether the executed notebook keeps the interactive form of figures (plotly.js) beside picture and data; it is about as large as both.</summary>
    public bool InteractiveFigures { get; init; }

    /// <summary>Is told when a cell starts and when it has ended; null when nobody listens.</summary>
    public IProgress<CellProgress>? CellProgress { get; init; }
}

/// <summary>A cell that starts or has ended.</summary>
/// <param name="Number">Which code cell, counted from 1.</param>
/// <param name="Count">Number of code cells.</param>
/// <param name="Status">Where the cell is.</param>
/// <param name="FirstLine">First line of its source that is not empty.</param>
public readonly record struct CellProgress(int Number, int Count, CellStatus Status, string FirstLine);

/// <summary>Where a code cell is in a run.</summary>
public enum CellStatus
{
    /// <summary>Not run, because an earlier cell failed or the run was cancelled.</summary>
    NotRun,
    /// <summary>Running now.</summary>
    Running,
    /// <summary>Ended without an error.</summary>
    Done,
    /// <summary>Ended with an error.</summary>
    Failed,
    /// <summary>Ended with the error that its tag "raises-exception" announces.</summary>
    FailedAsTagged,
    /// <summary>Left out because of its tag "skip-execution".</summary>
    Skipped,
}
