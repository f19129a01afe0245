using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>What the stages of an analysis hand over to the result.</summary>
sealed record WgcnaParts(
    LabelledMatrix Expression,
    LabelledMatrix Traits,
    WgcnaOptions Options,
    SoftThresholdResult Threshold,
    NetworkTree.Built Built,
    ImmutableArray<int> UnmergedModules,
    ModuleMergeResult Merged,
    ImmutableArray<Diagnostic> Diagnostics);
