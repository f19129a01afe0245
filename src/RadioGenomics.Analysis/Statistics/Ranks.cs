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
        double[] ranks = new double[values.Length];
        MidRanks(values, ranks, new int[values.Length]);
        return ranks;
    }

    /// <summary>The same without allocation; <paramref name="order"/> receives the positions in ascending order of value.</summary>
    internal static void MidRanks(ReadOnlySpan<double> values, Span<double> ranks, Span<int> order)
    {
        order = order[..values.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        values.CopyTo(ranks);
        ranks[..values.Length].Sort(order);
        FromSorted(order, values, ranks);
    }

    /// <summary>Mid-ranks from the positions in ascending order of value.</summary>
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
