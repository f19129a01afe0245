namespace RadioGenomics.Analysis.Statistics;

/// <summary>Adjusts p-values for the number of tests made.</summary>
public static class MultipleTesting
{
    /// <summary>From this number of values on, false discovery rates are ranked in buckets.</summary>
    const int Many = 1 << 15;

    /// <summary>Adjusts p-values; every method in one place.</summary>
    /// <param name="p">Shape: [tests]. Range: [0, 1]; NaN = test not possible.</param>
    /// <param name="method">How to adjust.</param>
    /// <returns>Adjusted p-values (q-values for the false-discovery methods) in input order. Shape: [tests]. NaN stays NaN and is not
    /// counted as a test.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>: a p-value outside [0, 1].</exception>
    /// <remarks>Cost: O(n log n). Source: Benjamini, Hochberg (1995) JRSS B 57:289; Benjamini, Yekutieli (2001) Ann Stat 29:1165;
    /// Holm (1979) Scand J Stat 6:65; Hochberg (1988) Biometrika 75:800; Storey (2002) JRSS B 64:479.
    /// Reference: R 4.2.2 p.adjust (NA kept) and qvalue 2.30.0 qvalue(p); agreement in tests/reference/README.md.</remarks>
    public static double[] Adjust(ReadOnlySpan<double> p, AdjustMethod method)
    {
        double[] adjusted = p.ToArray();
        if (method == AdjustMethod.None)
        {
            CheckRange(p);
            return adjusted;
        }
        if (p.Length >= Many && method is (AdjustMethod.Bh or AdjustMethod.By))
        {
            return AdjustMany(adjusted, method);
        }
        int[] order = AscendingOrder(p, out double[] sorted);
        switch (method)
        {
            case AdjustMethod.Bonferroni:
                Scale(sorted);
                break;
            case AdjustMethod.Holm:
                StepDown(sorted);
                break;
            default:
                StepUp(sorted, method);
                break;
        }
        for (int rank = 0; rank < order.Length; rank++)
        {
            adjusted[order[rank]] = sorted[rank];
        }
        return adjusted;
    }

    // The same values without one long sort.
    static double[] AdjustMany(double[] p, AdjustMethod method)
    {
        CheckRange(p);
        for (int i = 0; i < p.Length; i++)
        {
            // -0 becomes 0: the buckets go by bits.
            p[i] += 0.0;
        }
        Numerics.Sorting.StepUp.InPlace(p, n => method == AdjustMethod.By ? Harmonic(n) * n : n, RunContext.Default);
        return p;
    }

    /// <summary>The positions of the p-values that are not NaN, smallest p first, equal ones in input order.</summary>
    internal static int[] AscendingOrder(ReadOnlySpan<double> p, out double[] sorted)
    {
        CheckRange(p);
        int count = 0;
        foreach (double value in p)
        {
            count += double.IsNaN(value) ? 0 : 1;
        }
        int[] order = new int[count];
        sorted = new double[count];
        for (int i = 0, k = 0; i < p.Length; i++)
        {
            if (!double.IsNaN(p[i]))
            {
                order[k] = i;
                sorted[k++] = p[i];
            }
        }
        Array.Sort(sorted, order);
        return order;
    }

    static void CheckRange(ReadOnlySpan<double> p)
    {
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] is < 0 or > 1)
            {
                Throw.PValueOutOfRange(p[i], i);
            }
        }
    }

    static void Scale(double[] sorted)
    {
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = Math.Min(1, sorted.Length * sorted[i]);
        }
    }

    static void StepDown(double[] sorted)
    {
        double largest = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            largest = Math.Max(largest, (sorted.Length - i) * sorted[i]);
            sorted[i] = Math.Min(1, largest);
        }
    }

    static void StepUp(double[] sorted, AdjustMethod method)
    {
        int n = sorted.Length;
        double share = method switch
        {
            AdjustMethod.By => Harmonic(n),
            AdjustMethod.Storey => NullShare.Smoother(sorted),
            _ => 1,
        };
        double smallest = 1;
        for (int rank = n; rank >= 1; rank--)
        {
            // The ratio first, as R does: it is never below 1 in floating point either, so no q falls below its p.
            double factor = method == AdjustMethod.Hochberg ? n - rank + 1 : share * n / rank;
            smallest = Math.Min(smallest, factor * sorted[rank - 1]);
            sorted[rank - 1] = smallest;
        }
    }

    static double Harmonic(int n)
    {
        double sum = 0;
        for (int i = n; i >= 1; i--)
        {
            sum += 1.0 / i;
        }
        return sum;
    }
}
