using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// Draws random gene sets: the first genes of a random order, one order per index, so that sets of all sizes grow out of each other and
/// a set can be drawn again from its index and size alone. One object serves one thread.
/// </summary>
sealed class RandomSets(ulong seed, int geneCount)
{
    const ulong Stream = 0x4753_4541_0001;

    readonly int[] _order = [.. Enumerable.Range(0, geneCount)];
    readonly List<int> _swaps = [];

    Philox _random = new(seed, Stream);
    int _drawn;

    /// <summary>Begins the random order of an index.</summary>
    public void Start(int index)
    {
        // The identity comes back by undoing the swaps, last one first.
        for (int i = _swaps.Count - 1; i >= 0; i--)
        {
            (_order[i], _order[_swaps[i]]) = (_order[_swaps[i]], _order[i]);
        }
        _swaps.Clear();
        _random = Philox.At(seed, Stream, (uint)index);
        _drawn = 0;
    }

    /// <summary>The place of the next gene.</summary>
    public int Next()
    {
        int other = _drawn + _random.NextInt(geneCount - _drawn);
        _swaps.Add(other);
        (_order[_drawn], _order[other]) = (_order[other], _order[_drawn]);
        return _order[_drawn++];
    }

    /// <summary>The places of the set with an index and a size, in the order of drawing.</summary>
    public int[] Draw(int index, int size)
    {
        Start(index);
        int[] places = new int[size];
        for (int i = 0; i < size; i++)
        {
            places[i] = Next();
        }
        return places;
    }
}
