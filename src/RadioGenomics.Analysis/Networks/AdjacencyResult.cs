using System.Collections.Immutable;
using System.Numerics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Connections of all pairs of genes. Its matrix lies outside the managed heap: dispose it.</summary>
public sealed record AdjacencyResult<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Connection strengths, diagonal 1. Shape: [genes, genes].</summary>
    public required PackedSymmetric<T> Matrix { get; init; }

    /// <summary>Sum of a gene's connections with all others. Shape: [genes]. R: <c>softConnectivity</c>.</summary>
    public required ImmutableArray<double> Connectivity { get; init; }

    /// <summary>The settings used.</summary>
    public required NetworkOptions Options { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Matrix.Dispose();
}
