namespace RadioGenomics.Analysis.Networks;

/// <summary>Merges as an agglomeration finds them: two items that stand for their clusters, and a height.</summary>
sealed class MergeList(int itemCount)
{
    readonly int[] _a = new int[Math.Max(0, itemCount - 1)];
    readonly int[] _b = new int[Math.Max(0, itemCount - 1)];
    readonly double[] _height = new double[Math.Max(0, itemCount - 1)];
    int _count;

    public void Add(int a, int b, double height)
    {
        _a[_count] = a;
        _b[_count] = b;
        _height[_count++] = height;
    }

    /// <summary>The tree in R's form.</summary>
    /// <param name="sort">Whether merges come in any order (nearest-neighbour chain) and are sorted by height, stably.</param>
    /// <param name="toHeight">From a dissimilarity in the working scale to a height.</param>
    public Dendrogram ToDendrogram(bool sort, Func<double, double> toHeight)
    {
        int[] sequence = [.. Enumerable.Range(0, _count)];
        if (sort)
        {
            Array.Sort(sequence, (x, y) => _height[x] != _height[y] ? _height[x].CompareTo(_height[y]) : x.CompareTo(y));
        }
        int[] left = new int[_count], right = new int[_count];
        var sets = new DisjointSets(itemCount);
        int[] node = [.. Enumerable.Range(0, itemCount).Select(i => -(i + 1))];
        for (int step = 0; step < _count; step++)
        {
            int a = sets.Find(_a[sequence[step]]), b = sets.Find(_b[sequence[step]]);
            (left[step], right[step]) = InOrder(node[a], node[b]);
            node[sets.Union(a, b)] = step + 1;
        }
        return new Dendrogram([.. left], [.. right], [.. sequence.Select(s => toHeight(_height[s]))]);
    }

    // R: of two singletons the smaller index stands left, a singleton stands left of a cluster, an earlier cluster left of a later one.
    static (int Left, int Right) InOrder(int x, int y)
    {
        bool swap = x < 0 && y < 0 ? x < y : x > y;
        return swap ? (y, x) : (x, y);
    }
}
