using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>A tree of merges in the conventions of R's <c>hclust</c>. Immutable.</summary>
public sealed class Dendrogram
{
    internal Dendrogram(ImmutableArray<int> left, ImmutableArray<int> right, ImmutableArray<double> heights)
    {
        MergeLeft = left;
        MergeRight = right;
        Heights = heights;
        Order = LeafOrder(left, right);
    }

    /// <summary>Rebuilds a tree from merges, for instance from R's <c>merge</c> and <c>height</c>.</summary>
    /// <param name="mergeLeft">Shape: [items - 1]. −i is item i (1-based), +s the cluster made in step s (1-based, earlier).</param>
    /// <param name="mergeRight">Shape: [items - 1].</param>
    /// <param name="heights">Shape: [items - 1]. Not decreasing.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    public static Dendrogram FromMerges(ImmutableArray<int> mergeLeft, ImmutableArray<int> mergeRight, ImmutableArray<double> heights)
    {
        if (mergeLeft.Length != mergeRight.Length || mergeLeft.Length != heights.Length)
        {
            Throw.TreeShape(mergeLeft.Length, mergeRight.Length, heights.Length);
        }
        bool[] used = new bool[(2 * mergeLeft.Length) + 2];
        for (int step = 0; step < mergeLeft.Length; step++)
        {
            Claim(mergeLeft[step], step, mergeLeft.Length + 1, used);
            Claim(mergeRight[step], step, mergeLeft.Length + 1, used);
        }
        return new(mergeLeft, mergeRight, heights);
    }

    static void Claim(int node, int step, int items, bool[] used)
    {
        int slot = node < 0 ? -node - 1 : items + node - 1;
        if (node == 0 || node > step || -node > items || used[slot])
        {
            Throw.TreeNode(node, step);
        }
        used[slot] = true;
    }

    /// <summary>Left partner of each merge: −i is item i (1-based), +s the cluster of step s (1-based). Shape: [items - 1].</summary>
    public ImmutableArray<int> MergeLeft { get; }

    /// <summary>Right partner of each merge, same coding. Singletons stand left of clusters, earlier ones left of later ones.</summary>
    public ImmutableArray<int> MergeRight { get; }

    /// <summary>Dissimilarity at which each merge happens. Shape: [items - 1].</summary>
    public ImmutableArray<double> Heights { get; }

    /// <summary>Items from left to right so that no branches cross, 0-based. Shape: [items].</summary>
    public ImmutableArray<int> Order { get; }

    /// <summary>Number of items (leaves).</summary>
    public int ItemCount => Heights.Length + 1;

    /// <summary>Groups of items that hang together below a height, numbered in order of their first item. Shape: [items]; from 1.</summary>
    /// <param name="height">Merges at or below it stay together. R: <c>cutree(h = height)</c>.</param>
    public int[] CutAt(double height) => Cut(Heights.Count(h => h <= height));

    /// <summary>The given number of groups, numbered in order of their first item. R: <c>cutree(k = count)</c>.</summary>
    /// <param name="count">Range: 1 to the number of items.</param>
    public int[] CutInto(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, ItemCount);
        return Cut(ItemCount - count);
    }

    int[] Cut(int steps)
    {
        var sets = new DisjointSets(ItemCount);
        int[] member = new int[steps];
        for (int step = 0; step < steps; step++)
        {
            member[step] = sets.Union(Member(MergeLeft[step], member), Member(MergeRight[step], member));
        }
        return sets.Labels();
    }

    static int Member(int node, int[] memberOfStep) => node < 0 ? -node - 1 : memberOfStep[node - 1];

    static ImmutableArray<int> LeafOrder(ImmutableArray<int> left, ImmutableArray<int> right)
    {
        int[] order = new int[left.Length + 1];
        int filled = 0;
        var pending = new Stack<int>();
        if (left.Length > 0)
        {
            pending.Push(left.Length);
        }
        else
        {
            filled = 1;
        }
        while (pending.TryPop(out int node))
        {
            if (node < 0)
            {
                order[filled++] = -node - 1;
                continue;
            }
            pending.Push(right[node - 1]);
            pending.Push(left[node - 1]);
        }
        return [.. order];
    }
}
