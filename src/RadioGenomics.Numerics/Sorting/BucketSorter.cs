using System.Numerics;
using System.Runtime.CompilerServices;

namespace RadioGenomics.Numerics.Sorting;

/// <summary>Sorts a few thousand values that lie close together: dealt into as many slots as there are values, then put right.</summary>
sealed class BucketSorter
{
    const int InsertionLimit = 24;

    double[] _sorted;
    int[] _order, _slots;

    public BucketSorter(int size)
    {
        (_sorted, _order) = (new double[size], new int[size]);
        _slots = new int[SlotCount(size) + 1];
    }

    static int SlotCount(int size) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(size, 2));

    /// <summary>Sorts values that are 0 or positive.</summary>
    /// <param name="values">Left as they are.</param>
    /// <param name="order">Places in <paramref name="values"/> in ascending order of value.</param>
    /// <returns>The values in ascending order, in memory that the next call uses again.</returns>
    public Span<double> Sort(ReadOnlySpan<double> values, out ReadOnlySpan<int> order)
    {
        int count = values.Length;
        if (count > _sorted.Length)
        {
            (_sorted, _order) = (new double[count], new int[count]);
            _slots = new int[SlotCount(count) + 1];
        }
        (ulong low, ulong high) = Range(values);
        int slots = SlotCount(count);
        int shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(high - low) - BitOperations.Log2((uint)slots));
        if (Deal(values, low, shift, slots) <= InsertionLimit)
        {
            Insert(0, count);
        }
        else
        {
            SortSlots(slots);
        }
        order = _order.AsSpan(0, count);
        return _sorted.AsSpan(0, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static (ulong Low, ulong High) Range(ReadOnlySpan<double> values)
    {
        ulong low = ulong.MaxValue, high = 0;
        foreach (double value in values)
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            low = Math.Min(low, bits);
            high = Math.Max(high, bits);
        }
        return (low, high);
    }

    // Counting sort by slot; afterwards _slots[s] is the end of slot s. Returns the size of the fullest slot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Deal(ReadOnlySpan<double> values, ulong low, int shift, int slots)
    {
        Span<int> ends = _slots.AsSpan(0, slots + 1);
        ends.Clear();
        foreach (double value in values)
        {
            ends[(int)((BitConverter.DoubleToUInt64Bits(value) - low) >> shift) + 1]++;
        }
        int fullest = 0;
        for (int s = 1; s <= slots; s++)
        {
            fullest = Math.Max(fullest, ends[s]);
            ends[s] += ends[s - 1];
        }
        double[] sorted = _sorted;
        int[] order = _order;
        for (int k = 0; k < values.Length; k++)
        {
            int place = ends[(int)((BitConverter.DoubleToUInt64Bits(values[k]) - low) >> shift)]++;
            sorted[place] = values[k];
            order[place] = k;
        }
        return fullest;
    }

    void SortSlots(int slots)
    {
        for (int slot = 0, start = 0; slot < slots; slot++)
        {
            int end = _slots[slot];
            if (end - start > InsertionLimit)
            {
                Array.Sort(_sorted, _order, start, end - start);
            }
            else
            {
                Insert(start, end);
            }
            start = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Insert(int start, int end)
    {
        double[] sorted = _sorted;
        int[] order = _order;
        for (int k = start + 1; k < end; k++)
        {
            double value = sorted[k];
            if (!(sorted[k - 1] > value))
            {
                continue;
            }
            int index = order[k], place = k;
            for (; place > start && sorted[place - 1] > value; place--)
            {
                sorted[place] = sorted[place - 1];
                order[place] = order[place - 1];
            }
            (sorted[place], order[place]) = (value, index);
        }
    }
}
