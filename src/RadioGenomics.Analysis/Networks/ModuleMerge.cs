using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Modules after merging.</summary>
public sealed record ModuleMergeResult
{
    /// <summary>Module of each gene: 0 = none, 1 = largest, 2 = next largest ... Shape: [genes].</summary>
    public required ImmutableArray<int> Modules { get; init; }

    /// <summary>Eigengenes of the merged modules.</summary>
    public required EigengeneResult Eigengenes { get; init; }

    /// <summary>How many rounds of merging there were.</summary>
    public required int RoundCount { get; init; }
}

/// <summary>Makes modules with nearly the same eigengene one.</summary>
public static class ModuleMerge
{
    /// <summary>Merges until no two modules are close.</summary>
    /// <param name="expression">Shape: [samples × genes]. NaN = missing.</param>
    /// <param name="modules">Module of each gene; 0 = none, never merged. Shape: [genes].</param>
    /// <param name="cutHeight">Modules whose eigengenes join at or below it in an average-linkage tree of 1 − correlation become one.
    /// Range: [0, 2]. R: 0.2, <c>blockwiseModules</c> 0.15.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: that of the eigengenes, per round. Source: Langfelder, Horvath (2008) BMC Bioinformatics 9:559.
    /// Reference: R WGCNA 1.72.1 mergeCloseModules (iterate = TRUE, relabel = TRUE); partitions identical.</remarks>
    public static ModuleMergeResult Run(LabelledMatrix expression, IReadOnlyList<int> modules, double cutHeight, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(modules);
        Throw.IfOutside(nameof(cutHeight), cutHeight, 0, 2);
        int[] labels = [.. modules];
        int rounds = 0;
        while (MergeOnce(expression, labels, cutHeight, run))
        {
            rounds++;
        }
        ImmutableArray<int> numbered = DynamicTreeCut.NumberBySize(labels);
        return new() { Modules = numbered, Eigengenes = Eigengenes.Compute(expression, numbered, run), RoundCount = rounds };
    }

    static bool MergeOnce(LabelledMatrix expression, int[] labels, double cutHeight, RunContext run)
    {
        EigengeneResult eigengenes = Eigengenes.Compute(expression, labels, run).WithoutGrey();
        if (eigengenes.Modules.Length < 2)
        {
            return false;
        }
        int[] branch = Tree(eigengenes, run).CutAt(cutHeight);
        if (branch.Max() == branch.Length)
        {
            return false;
        }
        var merged = new Dictionary<int, int> { [0] = 0 };
        for (int m = 0; m < branch.Length; m++)
        {
            merged[eigengenes.Modules[m]] = eigengenes.Modules[Array.IndexOf(branch, branch[m])];
        }
        for (int g = 0; g < labels.Length; g++)
        {
            labels[g] = merged[labels[g]];
        }
        return true;
    }

    /// <summary>Average-linkage tree of eigengenes by 1 − correlation.</summary>
    internal static Dendrogram Tree(EigengeneResult eigengenes, RunContext run)
    {
        LabelledMatrix values = eigengenes.Values;
        double[][] unit = [.. Enumerable.Range(0, values.FeatureCount).Select(m => Unit(values.Column(m)))];
        double[] packed = new double[unit.Length * (unit.Length - 1) / 2];
        for (int i = 1, k = 0; i < unit.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                packed[k++] = Math.Max(0, 1 - FixedOrder.Dot(unit[i], unit[j]));
            }
        }
        return HierarchicalClustering.Run(packed, unit.Length, Linkage.Average, run);
    }

    static double[] Unit(ReadOnlySpan<double> column)
    {
        double[] values = column.ToArray();
        double mean = values.Sum() / values.Length;
        double norm = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => norm > 0 ? (v - mean) / norm : 0)];
    }
}
