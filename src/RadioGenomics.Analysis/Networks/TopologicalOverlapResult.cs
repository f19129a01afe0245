using System.Collections.Immutable;
using System.Numerics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Topological-overlap dissimilarity of all pairs of genes. Its matrix lies outside the managed heap: dispose it.</summary>
public sealed record TopologicalOverlapResult<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>1 - overlap, diagonal 0. Range: [0, 1]; [0, 2] for the signed overlap of Nowick. Shape: [genes, genes].</summary>
    public required PackedSymmetric<T> Dissimilarity { get; init; }

    /// <summary>Sum of a gene's connections with all others. Shape: [genes].</summary>
    public required ImmutableArray<double> Connectivity { get; init; }

    /// <summary>The settings used.</summary>
    public required NetworkOptions Options { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Dissimilarity.Dispose();
}
