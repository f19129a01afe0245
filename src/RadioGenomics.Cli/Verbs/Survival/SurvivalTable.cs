using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary>Follow-up data as a verb read them, with the table's other columns of the same rows.</summary>
sealed record SurvivalTable
{
    public required string Path { get; init; }

    /// <summary>Times, events, strata, clusters and weights of the rows that are complete.</summary>
    public required SurvivalData Data { get; init; }

    /// <summary>All columns of the file, the rows of <see cref="Data"/>.</summary>
    public required Table Columns { get; init; }

    /// <summary>Name of the column with the identifiers; empty when rows go by their line, so that no other table can be joined.</summary>
    public required string IdColumn { get; init; }

    /// <summary>What was detected, dropped and doubted.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
