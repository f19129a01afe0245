using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Mutations;

/// <summary>Settings of <see cref="MutationFigures.Oncoplot"/>.</summary>
public sealed record OncoplotOptions
{
    /// <summary>Number of genes: those mutated most often. Range: 1 to 100.</summary>
    public int MostGenes { get; init; } = 20;

    /// <summary>The genes to show, whatever their frequency; empty: the most frequent ones.</summary>
    public ImmutableArray<string> Genes { get; init; } = [];

    /// <summary>Whether samples without a mutation of the shown genes are drawn too.</summary>
    public bool Unaltered { get; init; } = true;

    /// <summary>Whether the number of variants of each sample stands above. Needs the variants; without them the mutated genes are counted.</summary>
    public bool Burden { get; init; } = true;

    /// <summary>Bars of classes below, such as the stage of a patient.</summary>
    public ImmutableArray<FigureAnnotation> Annotations { get; init; } = [];
}
