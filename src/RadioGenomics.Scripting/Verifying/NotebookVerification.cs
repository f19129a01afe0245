using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>What a rerun says about one stored notebook.</summary>
public sealed record NotebookVerification
{
    /// <summary>The notebook's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the stored notebook shows without being run.</summary>
    public required ImmutableArray<StaticFinding> Findings { get; init; }

    /// <summary>Input files that are not those of the stored run.</summary>
    public ImmutableArray<InputDifference> Inputs { get; init; } = [];

    /// <summary>Versions and machine, where they differ from those of the stored run.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The comparison of every code cell; empty for a static check.</summary>
    public ImmutableArray<CellComparison> Cells { get; init; } = [];

    /// <summary>Whether only the static check was made.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Why the rerun ended before its time: "timeout", "memory", "crash"; null when it did not.</summary>
    public string? Stopped { get; init; }

    /// <summary>The stored notebook.</summary>
    public required NotebookDocument Stored { get; init; }

    /// <summary>The rerun; null for a static check or when it gave nothing.</summary>
    public NotebookDocument? Fresh { get; init; }

    /// <summary>Seconds of the rerun.</summary>
    public double RunSeconds { get; init; }

    /// <summary>Seconds of everything else: reading, comparing.</summary>
    public double CompareSeconds { get; init; }

    /// <summary>Greatest number of unverifiable and ignored cells that is accepted.</summary>
    public int MaxUnverified { get; init; } = int.MaxValue;

    /// <summary>Number of cells with a verdict.</summary>
    public int Count(params ReadOnlySpan<CellVerdict> verdicts)
    {
        int count = 0;
        foreach (CellComparison cell in Cells)
        {
            count += verdicts.Contains(cell.Verdict) ? 1 : 0;
        }
        return count;
    }

    /// <summary>Whether the stored numbers came out again.</summary>
    public bool Reproduces => ExitCode == 0;

    /// <summary>
    /// 3 inputs differ; 2 a cell failed or the process died; 4 a limit was reached; 1 something came out differently, is not deterministic or (static check) cannot be
    /// from one clean run; 5 more cells than allowed could not be compared; 0 everything matches. The first that applies.
    /// </summary>
    public int ExitCode =>
        Inputs.Length > 0 ? 3
        : Stopped == "crash" || Count(CellVerdict.Error) > 0 ? 2
        : Stopped is not null ? 4
        : Count(CellVerdict.Mismatch, CellVerdict.MissingOutput, CellVerdict.NotDeterministic) > 0 || (IsStatic && Findings.Any(f => f.IsError))
            || Findings.Any(f => f.IsError && f.CellIndex is null) ? 1
        : Count(CellVerdict.Unverifiable, CellVerdict.Ignored) > MaxUnverified ? 5
        : 0;
}
