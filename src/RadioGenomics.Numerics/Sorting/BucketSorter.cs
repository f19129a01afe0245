using System.Numerics;

namespace RadioGenomics.Numerics.Sorting;

/// <summary>Sorts a few thousand values that lie close together: dealt into as many slots as there are values, then slot by slot.</summary>
sealed class BucketSorter
{
    const int InsertionLimit = 24;

    double[] _values, _sorted;
    int[] _indices, _slots;

    public BucketSorter(int size)
    {
        (_values, _sorted, _indices) = (new double[size], new double[size], new int[size]);
        _slots = new int[SlotCount(size) + 1];
    }

    static int SlotCount(int size) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(size, 2));

    /// <summary>Sorts places of <paramref name="source"/> by their values, which must be 0 or positive.</summary>
    /// <param name="source">Where the values are.</param>
    /// <param name="indices">Places in <paramref name="source"/>; receives them in ascending order of value.</param>
    /// <returns>The values in ascending order, in memory that the next call uses again.</returns>
    public Span<double> Sort(double[] source, Span<int> indices)
    {
        int count = indices.Length;
        Reserve(count);
        (ulong low, ulong high) = Gather(source, indices);
        int slots = SlotCount(count);
        int shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(high - low) - BitOperations.Log2((uint)slots));
        Deal(indices, low, shift, slots);
        for (int slot = 0, start = 0; slot < slots; slot++)
        {
            int end = _slots[slot];
            if (end - start > 1)
            {
                SortSlot(start, end);
            }
            start = end;
        }
        _indices.AsSpan(0, count).CopyTo(indices);
        return _sorted.AsSpan(0, count);
    }

    void Reserve(int count)
    {
        if (count > _values.Length)
        {
            (_values, _sorted, _indices) = (new double[count], new double[count], new int[count]);
            _slots = new int[SlotCount(count) + 1];
        }
    }

    (ulong Low, ulong High) Gather(double[] source, ReadOnlySpan<int> indices)
    {
        ulong low = ulong.MaxValue, high = 0;
        double[] values = _values;
        for (int k = 0; k < indices.Length; k++)
        {
            double value = source[indices[k]];
            values[k] = value;
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            low = Math.Min(low, bits);
            high = Math.Max(high, bits);
        }
        return (low, high);
    }

    // Counting sort by slot; afterwards _slots[s] is the end of slot s.
    void Deal(ReadOnlySpan<int> indices, ulong low, int shift, int slots)
    {
        Span<int> ends = _slots.AsSpan(0, slots + 1);
        ends.Clear();
        ReadOnlySpan<double> values = _values.AsSpan(0, indices.Length);
        foreach (double value in values)
        {
            ends[(int)((BitConverter.DoubleToUInt64Bits(value) - low) >> shift) + 1]++;
        }
        for (int s = 1; s <= slots; s++)
        {
            ends[s] += ends[s - 1];
        }
        for (int k = 0; k < values.Length; k++)
        {
            int place = ends[(int)((BitConverter.DoubleToUInt64Bits(values[k]) - low) >> shift)]++;
            _sorted[place] = values[k];
            _indices[place] = indices[k];
        }
    }

    void SortSlot(int start, int end)
    {
        if (end - start > InsertionLimit)
        {
            Array.Sort(_sorted, _indices, start, end - start);
            return;
        }
        for (int k = start + 1; k < end; k++)
        {
            (double value, int index) = (_sorted[k], _indices[k]);
            int place = k;
            for (; place > start && _sorted[place - 1] > value; place--)
            {
                _sorted[place] = _sorted[place - 1];
                _indices[place] = _indices[place - 1];
            }
            (_sorted[place], _indices[place]) = (value, index);
        }
    }
}
