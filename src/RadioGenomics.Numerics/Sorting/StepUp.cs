namespace RadioGenomics.Numerics.Sorting;

/// <summary>
/// Step-up adjustment of p-values (Benjamini-Hochberg and its kin) in place, fast for tens of millions: instead of one long sort, the
/// values are dealt into buckets by their leading bits, each bucket is ranked inside the cache and written back at once.
/// </summary>
public static class StepUp
{
    const int Small = 1 << 15;

    /// <summary>Replaces each p of rank i (1 = smallest) by the smallest of 1 and numerator / j · p_j over all ranks j ≥ i.</summary>
    /// <param name="p">Shape: [tests]. Range: [0, 1]; NaN = no test, stays NaN. Receives the adjusted values.</param>
    /// <param name="numerator">From the number of tests to the numerator: the number itself for Benjamini-Hochberg.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <returns>Number of tests: of values that are not NaN.</returns>
    /// <remarks>Equal p get equal values, so the order among ties does not matter, nor does the number of threads. The ratio is taken first,
    /// as R does. Cost: O(n); 4 bytes of memory each. Source: Benjamini, Hochberg (1995) JRSS B 57:289.
    /// Reference: R 4.2.2 <c>p.adjust(p, "BH")</c>; agreement: exact.</remarks>
    public static int InPlace(double[] p, Func<int, double> numerator, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(numerator);
        ArgumentNullException.ThrowIfNull(run);
        return p.Length < Small ? BySorting(p, numerator) : new BucketStepUp(p, numerator, run).Run();
    }

    static int BySorting(double[] p, Func<int, double> numerator)
    {
        int[] order = [.. Enumerable.Range(0, p.Length).Where(i => !double.IsNaN(p[i]))];
        double[] keys = [.. order.Select(i => p[i])];
        Array.Sort(keys, order);
        double top = numerator(order.Length), smallest = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            smallest = Math.Min(smallest, top / rank * keys[rank - 1]);
            p[order[rank - 1]] = smallest;
        }
        return order.Length;
    }
}
