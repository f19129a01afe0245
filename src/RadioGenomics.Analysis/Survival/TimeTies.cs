namespace RadioGenomics.Analysis.Survival;

/// <summary>Makes times equal that differ by rounding only, as R's aeqSurv does.</summary>
static class TimeTies
{
    const double Tolerance = 1.4901161193847656e-8;

    /// <summary>Both spans are changed in place; <paramref name="start"/> may be empty.</summary>
    public static void Merge(Span<double> start, Span<double> time)
    {
        double[] all = [.. start, .. time];
        Array.Sort(all);
        double size = all.Length == 0 ? 0 : all.Distinct().Average(Math.Abs);
        List<double> from = [], to = [];
        double first = all.Length == 0 ? 0 : all[0];
        bool any = false;
        for (int i = 0; i < all.Length; i++)
        {
            bool close = i > 0 && (all[i] - all[i - 1] <= Tolerance || all[i] - all[i - 1] <= Tolerance * size);
            first = close ? first : all[i];
            any |= close && all[i] != first;
            from.Add(all[i]);
            to.Add(first);
        }
        if (any)
        {
            Map(start, from, to);
            Map(time, from, to);
        }
    }

    static void Map(Span<double> values, List<double> from, List<double> to)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = to[from.BinarySearch(values[i])];
        }
    }
}
