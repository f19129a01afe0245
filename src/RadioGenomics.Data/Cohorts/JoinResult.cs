using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>Which rows of which table make up the cohort. Made by <see cref="JoinEngine"/>.</summary>
public sealed record JoinResult
{
    /// <summary>Keys of the cohort's rows, sorted ordinally by their text: the same for every table.</summary>
    public required ImmutableArray<IdKey> Keys { get; init; }

    /// <summary>Per table, per cohort row: the table's row numbers (0-based) that give its values. Empty: missing in an optional
    /// table. More than one: to be averaged. Shape: [tables][cohort rows][rows].</summary>
    public required ImmutableArray<ImmutableArray<ImmutableArray<int>>> Rows { get; init; }

    /// <summary>What became of every identifier.</summary>
    public required JoinReport Report { get; init; }
}
