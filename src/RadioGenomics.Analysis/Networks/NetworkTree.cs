using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>From expression to gene tree and raw modules, in the precision asked for, with one or two packed matrices.</summary>
static class NetworkTree
{
    /// <summary>Above this size of two matrices the overlap is kept in a file while the clustering uses up its place in memory.</summary>
    const long TwoCopiesLimit = 7_000_000_000;

    public sealed record Built(Dendrogram Tree, TreeCutResult Cut, ImmutableArray<double> Connectivity);

    public static Built Build(LabelledMatrix expression, WgcnaOptions options, RunContext run) =>
        options.Precision == Precision.Double ? Build<double>(expression, options, run) : Build<float>(expression, options, run);

    /// <summary>Asks for the memory of the whole network before anything is computed: the overlap itself and, where it is small, the
    /// copy that the clustering uses up.</summary>
    public static void DemandMemory(int genes, Precision precision)
    {
        long bytes = PackedSymmetric.LengthOf(genes) * (precision == Precision.Double ? sizeof(double) : sizeof(float));
        MemoryBudget.Demand(SpillsToFile(bytes) ? bytes : 2 * bytes,
            FormattableString.Invariant($"the network of {genes} genes"),
            "Use Precision = Single, keep fewer genes (a variance or mean filter), or a machine with more memory.");
    }

    static Built Build<T>(LabelledMatrix expression, WgcnaOptions options, RunContext run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long bytes = PackedSymmetric.LengthOf(expression.FeatureCount) * Marshal.SizeOf<T>();
        using TopologicalOverlapResult<T> overlap = TopologicalOverlap.Dissimilarity<T>(expression, options.ToNetwork(), run);
        Dendrogram tree = SpillsToFile(bytes) ? ClusterInPlace(overlap.Dissimilarity, run) : ClusterCopy(overlap.Dissimilarity, run);
        TreeCutResult cut = DynamicTreeCut.Run(tree, new SymmetricDissimilarity<T>(overlap.Dissimilarity), options.ToTreeCut(), run);
        return new(tree, cut, overlap.Connectivity);
    }

    static bool SpillsToFile(long bytes) => 2 * bytes > TwoCopiesLimit;

    static Dendrogram ClusterCopy<T>(PackedSymmetric<T> matrix, RunContext run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var copy = new PackedSymmetric<T>(matrix.Count);
        for (int i = 0; i < matrix.Count; i++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            matrix.Row(i).CopyTo(copy.Row(i));
        }
        return Cluster(copy, run);
    }

    // A file in the folder for temporary files, as large as the matrix; costs writing and reading it once.
    static Dendrogram ClusterInPlace<T>(PackedSymmetric<T> matrix, RunContext run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);
        for (int i = 0; i < matrix.Count; i++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            file.Write(MemoryMarshal.AsBytes(matrix.Row(i)));
        }
        Dendrogram tree = Cluster(matrix, run);
        file.Position = 0;
        for (int i = 0; i < matrix.Count; i++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            file.ReadExactly(MemoryMarshal.AsBytes(matrix.Row(i)));
        }
        return tree;
    }

    static unsafe Dendrogram Cluster<T>(PackedSymmetric<T> matrix, RunContext run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The matrix lies outside the managed heap and its rows follow each other, so the first row's place is the place of all.
        fixed (T* start = matrix.Row(0))
        {
            return HierarchicalClustering.Run(start, matrix.Count, hasDiagonal: true, Linkage.Average, run);
        }
    }
}

/// <summary>A packed symmetric matrix with diagonal.</summary>
sealed class SymmetricDissimilarity<T>(PackedSymmetric<T> matrix) : Dissimilarity
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Count => matrix.Count;

    public override double this[int i, int j] => double.CreateTruncating(matrix[i, j]);

    public override void LowerRow(int i, Span<double> row)
    {
        ReadOnlySpan<T> source = matrix.Row(i)[..i];
        for (int j = 0; j < source.Length; j++)
        {
            row[j] = double.CreateTruncating(source[j]);
        }
    }
}
