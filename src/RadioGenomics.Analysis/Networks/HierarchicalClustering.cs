namespace RadioGenomics.Analysis.Networks;

/// <summary>Agglomerative clustering of a packed dissimilarity matrix, in place and in O(n²).</summary>
public static class HierarchicalClustering
{
    /// <summary>Up to this size merges are searched in R's own order, so that ties fall as in <c>stats::hclust</c>.</summary>
    const int TieExactLimit = 2048;

    /// <summary>Clusters items by their dissimilarities. The matrix is used as working memory and is worthless afterwards.</summary>
    /// <param name="dissimilarity">Strict lower triangle row by row: the value of items i &gt; j at i(i−1)/2 + j. Shape: [items(items−1)/2].
    /// Range: finite, not negative. Overwritten.</param>
    /// <param name="itemCount">Number of items. At least 1.</param>
    /// <param name="linkage">How clusters are compared.</param>
    /// <param name="run">Cancellation is seen within milliseconds.</param>
    /// <returns>The tree, as R's <c>hclust</c> would give it.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>; <see cref="ErrorCode.NonFinite"/>.</exception>
    /// <remarks>Cost: O(n²) time, O(n) memory beside the matrix (n = 20,000 in single precision: about 3 s).
    /// Source: Murtagh (1983) Computer Journal 26:354 (nearest-neighbour chain); Müllner (2011) arXiv:1109.2378; Murtagh, Legendre
    /// (2014) J. Classification 31:274 (ward.D2). Reference: R 4.2.2 stats::hclust and fastcluster::hclust; merges and order
    /// identical, heights to 1e-14. Equal dissimilarities: as stats::hclust up to 2,048 items, beyond that any of the equal trees,
    /// always the same one.</remarks>
    public static Dendrogram Run(double[] dissimilarity, int itemCount, Linkage linkage, RunContext run) =>
        RunPacked<double>(dissimilarity, itemCount, linkage, run);

    /// <summary>The same on single-precision values; sums are formed in double precision and rounded when stored.</summary>
    /// <inheritdoc cref="Run(double[], int, Linkage, RunContext)"/>
    public static Dendrogram Run(float[] dissimilarity, int itemCount, Linkage linkage, RunContext run) =>
        RunPacked<float>(dissimilarity, itemCount, linkage, run);

    static unsafe Dendrogram RunPacked<T>(T[] dissimilarity, int itemCount, Linkage linkage, RunContext run)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dissimilarity);
        ArgumentOutOfRangeException.ThrowIfLessThan(itemCount, 1);
        long expected = (long)itemCount * (itemCount - 1) / 2;
        if (dissimilarity.LongLength != expected)
        {
            Throw.PackedLength(dissimilarity.LongLength, itemCount, expected);
        }
        fixed (T* start = dissimilarity)
        {
            return Run(start, itemCount, hasDiagonal: false, linkage, run);
        }
    }

    /// <summary>Clusters values at <paramref name="packed"/>, which must stay pinned.</summary>
    internal static unsafe Dendrogram Run<T>(T* packed, int itemCount, bool hasDiagonal, Linkage linkage, RunContext run)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(run);
        Prepare(packed, itemCount, hasDiagonal, linkage == Linkage.WardD2, run);
        bool small = itemCount <= TieExactLimit;
        MergeList merges = small
            ? new StoredNeighbors<T>(packed, itemCount, hasDiagonal, linkage).Run(run)
            : new NeighborChain<T>(packed, itemCount, hasDiagonal, linkage).Run(run);
        run.Report("clustering", 1);
        return merges.ToDendrogram(sort: !small, linkage == Linkage.WardD2 ? Math.Sqrt : d => d);
    }

    static unsafe void Prepare<T>(T* packed, int itemCount, bool hasDiagonal, bool square, RunContext run)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        for (int i = 1; i < itemCount; i++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            T* row = packed + ((long)i * (i - 1) / 2) + (hasDiagonal ? i : 0);
            for (int j = 0; j < i; j++)
            {
                if (!T.IsFinite(row[j]))
                {
                    Throw.DissimilarityNotFinite(i, j, double.CreateChecked(row[j]));
                }
                row[j] = square ? row[j] * row[j] : row[j];
            }
        }
    }
}
