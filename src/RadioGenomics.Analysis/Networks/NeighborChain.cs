using System.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// Nearest-neighbour chain on a packed matrix that shrinks: whenever a quarter of its items have been merged away, the rest moves
/// together, so that rows stay contiguous and the matrix soon fits the processor's caches.
/// </summary>
sealed unsafe class NeighborChain<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly T* _packed;
    readonly int _itemCount;
    readonly Linkage _linkage;
    readonly int _diagonal;
    readonly bool[] _active;
    readonly int[] _item;
    readonly int[] _size;
    readonly double[] _height;
    readonly int[] _chain;
    readonly NearestCache<T> _near;
    int _chainLength;
    int _count;
    int _activeCount;

    public NeighborChain(T* packed, int itemCount, bool hasDiagonal, Linkage linkage)
    {
        _packed = packed;
        _itemCount = _count = _activeCount = itemCount;
        _linkage = linkage;
        _diagonal = hasDiagonal ? 1 : 0;
        _active = [.. Enumerable.Repeat(true, itemCount)];
        _item = [.. Enumerable.Range(0, itemCount)];
        _size = [.. Enumerable.Repeat(1, itemCount)];
        _height = new double[itemCount];
        _chain = new int[itemCount];
        _near = new(itemCount);
    }

    public MergeList Run(RunContext run)
    {
        var merges = new MergeList(_itemCount);
        Refresh(run);
        while (_activeCount > 1)
        {
            if (_activeCount % 64 == 0)
            {
                run.Report("clustering", Share());
            }
            (int a, int b, double distance) = NearestPair();
            // Rounding must not put a parent below its child.
            double height = Math.Max(distance, Math.Max(_height[a], _height[b]));
            merges.Add(_item[a], _item[b], height);
            Merge(Math.Min(a, b), Math.Max(a, b), distance, height);
            if (_activeCount < _count * 3L / 4)
            {
                Compact();
                Refresh(run);
            }
        }
        return merges;
    }

    double Share() => 1 - ((double)_activeCount / _itemCount * _activeCount / _itemCount);

    long RowStart(long i) => (i * (i - 1) / 2) + (i * _diagonal);

    // Follows nearest neighbours until two are each other's. The pair leaves the chain, the rest of it stays valid (reducibility).
    (int A, int B, double Distance) NearestPair()
    {
        if (_chainLength == 0)
        {
            _chain[_chainLength++] = LastActive();
        }
        while (true)
        {
            int tip = _chain[_chainLength - 1];
            int previous = _chainLength > 1 ? _chain[_chainLength - 2] : -1;
            (int next, T distance) = Nearest(tip, previous);
            if (next == previous)
            {
                _chainLength -= 2;
                return (tip, previous, double.CreateTruncating(distance));
            }
            _chain[_chainLength++] = next;
        }
    }

    // The last item has the longest contiguous row.
    int LastActive()
    {
        int last = _count - 1;
        while (!_active[last])
        {
            last--;
        }
        return last;
    }

    (int Item, T Distance) Nearest(int i, int preferred)
    {
        if (_near.Item[i] < 0)
        {
            Scan(i);
        }
        T least = _near.Distance[i];
        // Among equals the one before in the chain must win, or the chain could go in circles.
        bool back = preferred >= 0 && Between(i, preferred) <= least;
        return (back ? preferred : _near.Item[i], least);
    }

    T Between(int i, int j) => i > j ? _packed[RowStart(i) + j] : _packed[RowStart(j) + i];

    void Scan(int i)
    {
        _near.Forget(i);
        _near.TakeRow(i, new(_packed + RowStart(i), i), andColumns: false);
        long offset = RowStart(i + 1) + i;
        for (int k = i + 1; k < _count; offset += k + _diagonal, k++)
        {
            if (_packed[offset] < _near.Second[i] && _active[k])
            {
                _near.Take(i, k, _packed[offset]);
            }
        }
    }

    // One pass in storage order finds every item's nearest: far cheaper than scanning columns one by one.
    void Refresh(RunContext run)
    {
        for (int i = 0; i < _count; i++)
        {
            _near.Forget(i);
        }
        for (int i = 1; i < _count; i++)
        {
            if (i % 256 == 0)
            {
                run.Cancellation.ThrowIfCancellationRequested();
            }
            _near.TakeRow(i, new(_packed + RowStart(i), i), andColumns: true);
        }
    }

    // The union lives on under the larger index b, whose row has the longer contiguous part.
    void Merge(int a, int b, double distance, double height)
    {
        var update = new LinkageUpdate(_linkage, _size[a], _size[b], distance);
        _active[a] = false;
        _activeCount--;
        _near.Forget(b);
        T* rowA = _packed + RowStart(a), rowB = _packed + RowStart(b);
        for (int k = 0; k < a; k++)
        {
            Join(rowA + k, rowB + k, a, b, k, update);
        }
        long offset = RowStart(a + 1) + a;
        for (int k = a + 1; k < b; offset += k + _diagonal, k++)
        {
            Join(_packed + offset, rowB + k, a, b, k, update);
        }
        rowB[a] = T.PositiveInfinity;
        offset = RowStart(b + 1);
        for (int k = b + 1; k < _count; offset += k + _diagonal, k++)
        {
            Join(_packed + offset + a, _packed + offset + b, a, b, k, update);
        }
        _size[b] += _size[a];
        _height[b] = height;
    }

    // Merged items hold +∞ in their row and column, so that contiguous rows need no test for them.
    void Join(T* toA, T* toB, int a, int b, int k, in LinkageUpdate update)
    {
        if (_active[k])
        {
            var joined = T.CreateTruncating(update.Apply(double.CreateTruncating(*toA), double.CreateTruncating(*toB), _size[k]));
            *toB = joined;
            *toA = T.PositiveInfinity;
            if (joined < _near.Second[b])
            {
                _near.Take(b, k, joined);
            }
            if (_near.Item[k] == a || _near.Item[k] == b)
            {
                _near.Replace(k, b, joined);
            }
        }
    }

    // Rows and columns of merged items are squeezed out. Every value moves to a smaller or equal place, so the order is safe.
    void Compact()
    {
        int[] kept = [.. Enumerable.Range(0, _count).Where(i => _active[i])];
        int[] place = new int[_count];
        for (int i = 0; i < kept.Length; i++)
        {
            T* from = _packed + RowStart(kept[i]), to = _packed + RowStart(i);
            for (int j = 0; j < i; j++)
            {
                to[j] = from[kept[j]];
            }
            place[kept[i]] = i;
            (_item[i], _size[i], _height[i]) = (_item[kept[i]], _size[kept[i]], _height[kept[i]]);
        }
        for (int i = 0; i < _chainLength; i++)
        {
            _chain[i] = place[_chain[i]];
        }
        _count = kept.Length;
        _active.AsSpan(0, _count).Fill(true);
    }
}
