using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>A notebook that has been run.</summary>
public sealed record NotebookRun
{
    /// <summary>The executed notebook with its outputs and its provenance block.</summary>
    public required NotebookDocument Document { get; init; }

    /// <summary>What became of every code cell.</summary>
    public required ImmutableArray<CellOutcome> Cells { get; init; }

    /// <summary>The input files that the cells have read.</summary>
    public ImmutableArray<InputRecord> Inputs { get; init; } = [];

    /// <summary>The packages that the cells have used, with versions and hashes, sorted by name.</summary>
    public ImmutableArray<LockedPackage> Packages { get; init; } = [];

    /// <summary>The cell that stopped the run; null when none did.</summary>
    public CellOutcome? Failure => Cells.FirstOrDefault(c => c.Status == CellStatus.Failed);

    /// <summary>Whether every cell that was to run ended as it should.</summary>
    public bool Succeeded => Failure is null && Cells.All(c => c.Status != CellStatus.NotRun);

    /// <summary>Exit code of the command: 0, or 2 when a cell failed, or 4 when a time limit was reached or the run was cancelled.</summary>
    public int ExitCode => Succeeded ? 0 : Failure?.Error?.Name is "TimeoutException" or "OperationCanceledException" or null ? 4 : 2;

    /// <summary>Seconds of the whole run.</summary>
    public double Seconds { get; init; }
}

/// <summary>What became of one code cell.</summary>
public sealed record CellOutcome
{
    /// <summary>Position among all cells of the executed notebook, 0-based.</summary>
    public required int CellIndex { get; init; }

    /// <summary>Number of the execution, <c>In[Number]</c>; null: not run.</summary>
    public int? Number { get; init; }

    /// <summary>What became of it.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>Its error, if it ended with one.</summary>
    public ErrorOutput? Error { get; init; }

    /// <summary>Seconds it took.</summary>
    public double Seconds { get; init; }
}
