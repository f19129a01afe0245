using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Finds clusters in a dendrogram by the shape of its branches.</summary>
public static class DynamicTreeCut
{
    /// <summary>Cuts a tree with the dissimilarities that it was built from.</summary>
    /// <param name="tree">The tree. Shape: [items].</param>
    /// <param name="dissimilarity">Strict lower triangle row by row, value of items i &gt; j at i(i−1)/2 + j; not the working copy that
    /// the clustering has used up. Shape: [items(items−1)/2]. Range: finite, not negative.</param>
    /// <param name="options">Settings; null: defaults.</param>
    /// <param name="run">Cancellation is seen within milliseconds.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>; <see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(n²), one pass over the dissimilarities. Source: Langfelder, Zhang, Horvath (2008) Bioinformatics 24:719 with its
    /// supplement. Reference: R dynamicTreeCut 1.63.1 cutreeDynamic, run as a black box where the paper leaves details open (order of
    /// core members, who survives a merge, which small branches stay together); labels identical on every tree compared.</remarks>
    public static TreeCutResult Run(Dendrogram tree, double[] dissimilarity, TreeCutOptions? options, RunContext run) =>
        RunPacked<double>(tree, dissimilarity, options, run);

    /// <summary>The same on single-precision values.</summary>
    /// <inheritdoc cref="Run(Dendrogram, double[], TreeCutOptions?, RunContext)"/>
    public static TreeCutResult Run(Dendrogram tree, float[] dissimilarity, TreeCutOptions? options, RunContext run) =>
        RunPacked<float>(tree, dissimilarity, options, run);

    /// <summary>Cuts a tree by its joining heights alone (method Tree), whatever <see cref="TreeCutOptions.Method"/> says.</summary>
    /// <param name="tree">The tree. Shape: [items].</param>
    /// <param name="options">Settings; null: defaults.</param>
    /// <param name="run">Cancellation is seen within milliseconds.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(n) for each level of splits. Source: Langfelder, Zhang, Horvath (2008) Bioinformatics 24:719 with its supplement.
    /// Reference: R dynamicTreeCut 1.63.1 cutreeDynamic(method = "tree"), run as a black box where the paper leaves details open;
    /// labels identical on every tree compared for smallest sizes from 2; at size 1 and deep splits a few breaks differ. Where R stops
    /// with an error or returns NA for deep splits, this gives labels.</remarks>
    public static TreeCutResult FromHeights(Dendrogram tree, TreeCutOptions? options, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(run);
        options = (options ?? new()).Validate();
        double largest = tree.Heights.IsEmpty ? 0 : tree.Heights.Max();
        double cut = options.CutHeight is { } height && height < largest ? height : 0.99 * largest;
        int[] labels = tree.ItemCount < 2
            ? new int[tree.ItemCount]
            : new JoiningHeights(tree, options.MinClusterSize).Labels(cut, options.DeepSplit > 0, run);
        return new()
        {
            Labels = [.. labels],
            InCore = [.. labels.Select(l => l > 0)],
            Options = options with { Method = TreeCutMethod.Tree, CutHeight = cut },
        };
    }

    /// <summary>Cuts a tree at one height and numbers the groups by size.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="cutHeight">Merges at or below it stay together.</param>
    /// <param name="minSize">Smaller groups get label 0.</param>
    /// <returns>Labels, 1 = largest. Shape: [items].</returns>
    /// <remarks>Source: Zhang, Horvath (2005) Stat Appl Genet Mol Biol 4:17. Reference: R WGCNA 1.72.1 cutreeStatic; identical.</remarks>
    public static ImmutableArray<int> Static(Dendrogram tree, double cutHeight, int minSize)
    {
        ArgumentNullException.ThrowIfNull(tree);
        int[] groups = tree.CutAt(cutHeight);
        int[] sizes = new int[groups.Max() + 1];
        foreach (int group in groups)
        {
            sizes[group]++;
        }
        return NumberBySize([.. groups.Select(g => sizes[g] >= minSize ? g : 0)]);
    }

    static TreeCutResult RunPacked<T>(Dendrogram tree, T[] dissimilarity, TreeCutOptions? options, RunContext run)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(dissimilarity);
        long expected = (long)tree.ItemCount * (tree.ItemCount - 1) / 2;
        if (dissimilarity.LongLength != expected)
        {
            Throw.PackedLength(dissimilarity.LongLength, tree.ItemCount, expected);
        }
        return Run(tree, new PackedDissimilarity<T>(dissimilarity, tree.ItemCount), options, run);
    }

    internal static TreeCutResult Run(Dendrogram tree, Dissimilarity distances, TreeCutOptions? options, RunContext run)
    {
        options = (options ?? new()).Validate();
        if (options.Method == TreeCutMethod.Tree)
        {
            return FromHeights(tree, options, run);
        }
        var criteria = BranchCriteria.Resolve(tree, options);
        var branches = new HybridBranches(tree, distances, criteria, options);
        branches.Walk(run);
        int[] labels = branches.Labels();
        if (options.PamStage)
        {
            new HybridAssignment(branches, distances, criteria, options).Assign(labels, run);
        }
        return new()
        {
            Labels = NumberBySize(labels),
            InCore = [.. branches.InCore()],
            Options = criteria.Fill(options),
        };
    }

    /// <summary>Renumbers labels by size, largest first; equal sizes keep their order. Zero stays.</summary>
    internal static ImmutableArray<int> NumberBySize(int[] labels)
    {
        int[] sizes = new int[labels.Length == 0 ? 1 : labels.Max() + 1];
        foreach (int label in labels)
        {
            sizes[label]++;
        }
        int[] rank = new int[sizes.Length];
        int next = 1;
        foreach (int label in Enumerable.Range(1, sizes.Length - 1).Where(l => sizes[l] > 0).OrderByDescending(l => sizes[l]))
        {
            rank[label] = next++;
        }
        return [.. labels.Select(l => rank[l])];
    }
}
