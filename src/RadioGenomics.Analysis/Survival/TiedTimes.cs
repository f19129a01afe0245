namespace RadioGenomics.Analysis.Survival;

/// <summary>Makes times that differ by rounding only equal, so that 0.3 and 0.1 + 0.2 months are one event time.</summary>
static class TiedTimes
{
    // Square root of the spacing of doubles at 1, as R's all.equal.
    const double Tolerance = 1.4901161193847656e-8;

    /// <summary>Replaces every time by the smallest of those that follow each other within the tolerance.</summary>
    public static void Merge(double[] time, double[] start)
    {
        double[] sorted = [.. time.Concat(start).Distinct().Order()];
        double scale = sorted.Length == 0 ? 0 : sorted.Average(Math.Abs);
        double allowed = Tolerance * Math.Max(1, scale);
        double[] merged = (double[])sorted.Clone();
        bool any = false;
        for (int i = 1; i < sorted.Length; i++)
        {
            bool tied = sorted[i] - sorted[i - 1] <= allowed;
            any |= tied;
            merged[i] = tied ? merged[i - 1] : sorted[i];
        }
        if (any)
        {
            Replace(time, sorted, merged);
            Replace(start, sorted, merged);
        }
    }

    static void Replace(double[] values, double[] sorted, double[] merged)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = merged[Array.BinarySearch(sorted, values[i])];
        }
    }
}
