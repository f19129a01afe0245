using System.Runtime.CompilerServices;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Ranks of values.</summary>
public static class Ranks
{
    /// <summary>Ranks from 1 on, equal values sharing the mean of their places.</summary>
    /// <param name="values">Shape: [n]. No NaN.</param>
    /// <returns>Shape: [n]. Range: [1, n].</returns>
    /// <remarks>Cost: O(n log n). Source: Kendall (1945) Biometrika 33:239. Reference: R 4.2.2 <c>rank(x)</c>; agreement: exact.</remarks>
    public static double[] MidRanks(ReadOnlySpan<double> values)
    {
        double[] ranks = new double[values.Length], sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, order);
        FromSorted(order, values, ranks);
        return ranks;
    }

    /// <summary>Mid-ranks from the positions in ascending order of value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void FromSorted(ReadOnlySpan<int> order, ReadOnlySpan<double> values, Span<double> ranks)
    {
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && values[order[end]] == values[order[start]])
            {
                end++;
            }
            // Places start + 1 ... end share their mean.
            double rank = (start + 1 + end) / 2.0;
            for (; start < end; start++)
            {
                ranks[order[start]] = rank;
            }
        }
    }
}
