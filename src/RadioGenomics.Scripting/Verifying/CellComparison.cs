using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>What a rerun says about one cell's stored outputs.</summary>
public enum CellVerdict
{
    /// <summary>Everything is as stored.</summary>
    Match,
    /// <summary>Numbers differ, all within the tolerance.</summary>
    MatchWithinTolerance,
    /// <summary>Something came out differently.</summary>
    Mismatch,
    /// <summary>The cell failed now.</summary>
    Error,
    /// <summary>An output that was stored did not come, or the other way round.</summary>
    MissingOutput,
    /// <summary>There are outputs, and none can be compared: pictures without data.</summary>
    Unverifiable,
    /// <summary>The cell says that its output is not to be compared.</summary>
    Ignored,
    /// <summary>The cell was not reached, or is skipped by its tag.</summary>
    NotRun,
    /// <summary>Two fresh runs differ from each other.</summary>
    NotDeterministic,
}

/// <summary>The comparison of one code cell.</summary>
public sealed record CellComparison
{
    /// <summary>Position among all cells of the stored notebook, 0-based.</summary>
    public required int CellIndex { get; init; }

    /// <summary>The cell's identifier; null where the notebook has none.</summary>
    public string? Id { get; init; }

    /// <summary>Number of the execution in the rerun; null: not run.</summary>
    public int? Number { get; init; }

    /// <summary>First line of the source that is not empty.</summary>
    public required string FirstLine { get; init; }

    /// <summary>The verdict.</summary>
    public required CellVerdict Verdict { get; init; }

    /// <summary>Numbers and texts that were compared.</summary>
    public long Compared { get; init; }

    /// <summary>Of these, how many differ beyond the tolerance.</summary>
    public long MismatchCount { get; init; }

    /// <summary>How many differ within the tolerance.</summary>
    public long WithinTolerance { get; init; }

    /// <summary>The first mismatches.</summary>
    public ImmutableArray<Mismatch> Mismatches { get; init; } = [];

    /// <summary>Largest |fresh - stored| of all numbers.</summary>
    public double WorstAbsolute { get; init; }

    /// <summary>Largest |fresh - stored| / |stored| of all numbers.</summary>
    public double WorstRelative { get; init; }

    /// <summary>The smallest relative tolerance at which the cell would match; NaN when no tolerance helps, because words, counts or missing values differ.</summary>
    public double PassingTolerance { get; init; } = double.NaN;

    /// <summary>What a reader should know beside the verdict; empty for nothing.</summary>
    public string Note { get; init; } = "";
}
