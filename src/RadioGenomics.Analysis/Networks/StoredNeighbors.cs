using System.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// Agglomeration that always takes the globally nearest pair and remembers each item's nearest later item (Anderberg 1973). Among
/// equal pairs the one with the smallest first item, then the smallest second item, comes first, as in R.
/// </summary>
sealed unsafe class StoredNeighbors<T>(T* packed, int itemCount, bool hasDiagonal, Linkage linkage)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly bool[] _active = [.. Enumerable.Repeat(true, itemCount)];
    readonly int[] _nearest = new int[itemCount];
    readonly double[] _distance = new double[itemCount];
    readonly int[] _size = [.. Enumerable.Repeat(1, itemCount)];

    public MergeList Run(RunContext run)
    {
        var merges = new MergeList(itemCount);
        for (int i = 0; i < itemCount - 1; i++)
        {
            FindNearest(i);
        }
        for (int step = 0; step < itemCount - 1; step++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            int a = FirstOfNearestPair(), b = _nearest[a];
            merges.Add(a, b, _distance[a]);
            Merge(a, b);
        }
        return merges;
    }

    T* At(int i, int j) => i > j ? packed + RowStart(i) + j : packed + RowStart(j) + i;

    long RowStart(long i) => (i * (i - 1) / 2) + (hasDiagonal ? i : 0);

    void FindNearest(int i)
    {
        double least = double.PositiveInfinity;
        for (int j = i + 1; j < itemCount; j++)
        {
            if (_active[j] && double.CreateTruncating(*At(j, i)) is double d && d < least)
            {
                least = d;
                _nearest[i] = j;
            }
        }
        _distance[i] = least;
    }

    int FirstOfNearestPair()
    {
        int best = -1;
        for (int i = 0; i < itemCount - 1; i++)
        {
            if (_active[i] && (best < 0 || _distance[i] < _distance[best]))
            {
                best = i;
            }
        }
        return best;
    }

    // The union lives on under the smaller index a.
    void Merge(int a, int b)
    {
        _active[b] = false;
        var update = new LinkageUpdate(linkage, _size[a], _size[b], _distance[a]);
        for (int k = 0; k < itemCount; k++)
        {
            if (_active[k] && k != a)
            {
                var merged = T.CreateTruncating(update.Apply(double.CreateTruncating(*At(a, k)), double.CreateTruncating(*At(b, k)), _size[k]));
                *At(a, k) = merged;
                if (k < a && double.CreateTruncating(merged) < _distance[k])
                {
                    _distance[k] = double.CreateTruncating(merged);
                    _nearest[k] = a;
                }
            }
        }
        _size[a] += _size[b];
        for (int k = 0; k < itemCount - 1; k++)
        {
            if (_active[k] && (k == a || _nearest[k] == a || _nearest[k] == b))
            {
                FindNearest(k);
            }
        }
    }
}
