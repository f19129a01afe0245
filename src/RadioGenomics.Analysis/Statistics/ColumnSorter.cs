using System.Numerics;
using System.Runtime.CompilerServices;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Sorts columns of a few hundred values: dealt into slots by size, then put right by insertion. Keeps scratch memory.</summary>
sealed class ColumnSorter(int rows)
{
    /// <summary>With more values in one slot than this, insertion would cost more than an ordinary sort.</summary>
    const int InsertionLimit = 32;

    readonly int _slotCount = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(rows, 2));
    readonly int[] _ends = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(rows, 2)) + 1];
    readonly int[] _slotOf = new int[rows];

    /// <summary>Sorts a column without changing it.</summary>
    /// <param name="values">Shape: [n]. No NaN.</param>
    /// <param name="sorted">Shape: [n]. Receives the values in ascending order.</param>
    /// <param name="order">Shape: [n]. Receives their positions.</param>
    public void Sort(ReadOnlySpan<double> values, Span<double> sorted, Span<int> order)
    {
        (double low, double high, _) = FixedOrder.RangeAndSum(values);
        double scale = (_slotCount - 1) / (high - low);
        if (low < high && double.IsFinite(scale) && Deal(values, low, scale, sorted, order) <= InsertionLimit)
        {
            Insert(sorted, order);
            return;
        }
        values.CopyTo(sorted);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        sorted.Sort(order);
    }

    /// <returns>The size of the fullest slot.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Deal(ReadOnlySpan<double> values, double low, double scale, Span<double> sorted, Span<int> order)
    {
        int[] ends = _ends, slotOf = _slotOf;
        ends.AsSpan().Clear();
        for (int i = 0; i < values.Length; i++)
        {
            int slot = (int)((values[i] - low) * scale);
            slotOf[i] = slot;
            ends[slot + 1]++;
        }
        int fullest = 0;
        for (int s = 1; s < ends.Length; s++)
        {
            fullest = Math.Max(fullest, ends[s]);
            ends[s] += ends[s - 1];
        }
        for (int i = 0; i < values.Length; i++)
        {
            int place = ends[slotOf[i]]++;
            sorted[place] = values[i];
            order[place] = i;
        }
        return fullest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Insert(Span<double> sorted, Span<int> order)
    {
        for (int k = 1; k < sorted.Length; k++)
        {
            double value = sorted[k];
            if (!(sorted[k - 1] > value))
            {
                continue;
            }
            int index = order[k], place = k;
            for (; place > 0 && sorted[place - 1] > value; place--)
            {
                sorted[place] = sorted[place - 1];
                order[place] = order[place - 1];
            }
            (sorted[place], order[place]) = (value, index);
        }
    }
}
