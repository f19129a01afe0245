using System.Collections.Immutable;
using RadioGenomics.Figures;

namespace RadioGenomics.Cli.Verbs;

/// <summary>What a verb hands over to be written and shown.</summary>
sealed record VerbResult
{
    public required string Summary { get; init; }

    /// <summary>The tables to write, each produced only when it is written.</summary>
    public required ImmutableArray<ResultTable> Tables { get; init; }

    /// <summary>How many of the tables, from the first, have their head shown on the terminal.</summary>
    public int ShownTables { get; init; } = 1;

    public IEnumerable<FigureSpec> Figures { get; init; } = [];

    /// <summary>How figures are drawn and in which formats beside .svg.</summary>
    public FigureStyle FigureStyle { get; init; } = FigureStyle.Default;

    public ImmutableArray<string> FigureFormats { get; init; } = [];

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The resolved options record; null when the verb has none.</summary>
    public object? Options { get; init; }

    /// <summary>What was asked for beside the options record: which matrices, which filters.</summary>
    public ImmutableArray<(string Name, object? Value)> Settings { get; init; } = [];

    /// <summary>Further files, from name to content.</summary>
    public ImmutableArray<(string Name, string Content)> Files { get; init; } = [];

    public int ExitCode { get; init; } = CommandLine.ExitCode.Done;

    public static VerbResult From(IReport report, object? options) => new()
    {
        Summary = report.Summary,
        Tables = [.. report.Tables().Select(ResultTable.Of)],
        Figures = report.Figures(),
        Diagnostics = report.Diagnostics,
        Options = options,
    };
}
