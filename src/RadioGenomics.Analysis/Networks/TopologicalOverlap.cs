using System.Numerics;
using System.Runtime.CompilerServices;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>How many neighbours two genes of a network share.</summary>
/// <remarks>
/// Overlap of genes i and j: (Σ_u a_iu a_uj + a_ij) / (min(k_i, k_j) + 1 - |a_ij|), u running over the other genes and k being
/// connectivities. The sum is a symmetric matrix product, by far the longest step of a network analysis.
/// </remarks>
public static class TopologicalOverlap
{
    /// <summary>Up to this size of two packed matrices the adjacency is kept beside the result. Above it is computed again, strip
    /// by strip, from the expression values: about 5 % more work for half the memory, and the same bits.</summary>
    const long KeptBytes = 2_000_000_000;

    /// <summary>Columns per strip when the adjacency is computed again: the work of computing it is samples / columns of the product.</summary>
    const int WideStrip = 4 * 2016;

    /// <summary>Topological-overlap dissimilarity of all pairs of genes, from expression values.</summary>
    /// <param name="expression">Shape: [samples, genes]. Any unit. NaN = missing: a pair uses the samples in which both have values.</param>
    /// <param name="options">Network, power, kind of overlap, correlation.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <typeparam name="T"><see cref="float"/> (half the memory and time) or <see cref="double"/>.</typeparam>
    /// <returns>The packed dissimilarities and each gene's connectivity. Dispose it.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ConstantColumn"/>, <see cref="ErrorCode.AllMissing"/>,
    /// <see cref="ErrorCode.TooFewObservations"/>, <see cref="ErrorCode.NonFinite"/>, <see cref="ErrorCode.EmptyNetwork"/>,
    /// <see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.MemoryRefused"/> (before anything is allocated).</exception>
    /// <remarks>The same bits for any number of threads. Cost: genes³ operations. Source: Zhang, Horvath (2005) Stat Appl Genet Mol
    /// Biol 4:17; Yip, Horvath (2007) BMC Bioinformatics 8:22; Nowick et al. (2009) PNAS 106:22358 (signed overlap).
    /// Reference: R WGCNA 1.72.1 <c>TOMsimilarity</c>, <c>TOMsimilarityFromExpr</c>; agreement in double: 1e-10.</remarks>
    public static TopologicalOverlapResult<T> Dissimilarity<T>(LabelledMatrix expression, NetworkOptions? options = null, RunContext? run = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(expression);
        int genes = expression.FeatureCount;
        long bytes = Adjacency.BytesOf<T>(genes);
        // Pairs with missing values are too slow to be computed again.
        bool keep = 2 * bytes <= KeptBytes || Adjacency.HasMissing(expression);
        return Dissimilarity<T>(expression, options ?? new(), run ?? RunContext.Default, keep, keep ? TiledProduct<T>.DefaultStrip : WideStrip);
    }

    /// <summary>The same, with the choice whether the adjacency is kept beside the result or computed again.</summary>
    internal static TopologicalOverlapResult<T> Dissimilarity<T>(LabelledMatrix expression, NetworkOptions options, RunContext run, bool keep, int strip)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        options.Check();
        int genes = expression.FeatureCount;
        long bytes = ((keep ? 2 : 1) * Adjacency.BytesOf<T>(genes)) + TiledProduct<T>.ScratchBytes(genes, genes, run.Threads, strip);
        MemoryBudget.Demand(bytes + Adjacency.WorkBytes<T>(expression), FormattableString.Invariant($"the topological overlap of {genes} genes"), Adjacency.MemoryHelp);
        using NetworkCorrelation<T> correlation = Adjacency.Correlate<T>(expression, options, run);
        AdjacencyResult<T> adjacency = Adjacency.Compute(correlation, options, options.KeepsSign, run);
        // Where correlations were kept, they make room for the result.
        correlation.Dispose();
        try
        {
            if (adjacency.Connectivity.Max() == 0)
            {
                Throw.EmptyNetwork(options.Power, genes);
            }
            return keep ? FromKept(adjacency, strip, run) : FromComputedAgain(adjacency, correlation, strip, run);
        }
        catch
        {
            adjacency.Dispose();
            throw;
        }
    }

    static TopologicalOverlapResult<T> FromKept<T>(AdjacencyResult<T> adjacency, int strip, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = new PackedSymmetric<T>(adjacency.Matrix.Count);
        try
        {
            Multiply(new SymmetricColumns<T>(adjacency.Matrix), adjacency, result, strip, run);
        }
        catch
        {
            result.Dispose();
            throw;
        }
        adjacency.Dispose();
        return new() { Dissimilarity = result, Connectivity = adjacency.Connectivity, Options = adjacency.Options };
    }

    /// <summary>In place: a tile's connections are read just before its overlaps replace them; the product's factors come from the
    /// expression values.</summary>
    static TopologicalOverlapResult<T> FromComputedAgain<T>(AdjacencyResult<T> adjacency, NetworkCorrelation<T> correlation, int strip, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using (var columns = new AdjacencyColumns<T>(correlation, adjacency.Options, run))
        {
            Multiply(columns, adjacency, adjacency.Matrix, strip, run);
        }
        return new() { Dissimilarity = adjacency.Matrix, Connectivity = adjacency.Connectivity, Options = adjacency.Options };
    }

    static void Multiply<T>(ColumnSource<T> columns, AdjacencyResult<T> adjacency, PackedSymmetric<T> result, int strip, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] connectivity = [.. adjacency.Connectivity.Select(T.CreateTruncating)];
        new TiledProduct<T>(columns, columns, columns.Columns, true, MicroKernels.Create<T>(KernelWidth.Best), tile =>
        {
            for (int j = 0; j < tile.BCount; j++)
            {
                Span<T> products = tile.LowerColumn(j);
                if (!products.IsEmpty)
                {
                    int b = tile.BStart + j;
                    ReadOnlySpan<T> connections = adjacency.Matrix.Row(b).Slice(tile.AStart, products.Length);
                    Finish(products, connections, connectivity.AsSpan(tile.AStart), connectivity[b], adjacency.Options);
                    if (tile.AStart + products.Length > b)
                    {
                        products[b - tile.AStart] = T.Zero;
                    }
                    products.CopyTo(result.Row(b)[tile.AStart..]);
                }
            }
        }, run, "topological overlap")
        { StripColumns = strip }.Run();
    }

    /// <summary>Products to dissimilarities. The product counts the genes themselves as neighbours: a_ii a_ij + a_ij a_jj = 2 a_ij.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Finish<T>(Span<T> products, ReadOnlySpan<T> connections, ReadOnlySpan<T> connectivity, T own, NetworkOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool mean = options.TomDenominator == TomDenominator.Mean, size = options.Tom != TomType.SignedNowick;
        T half = T.CreateTruncating(0.5);
        for (int i = 0; i < products.Length; i++)
        {
            T a = connections[i], shared = products[i] - a;
            T most = mean ? (connectivity[i] + own) * half : T.Min(connectivity[i], own);
            T overlap = (size ? T.Abs(shared) : shared) / (most + T.One - T.Abs(a));
            products[i] = T.One - T.Min(T.One, overlap);
        }
    }
}
