namespace RadioGenomics.Analysis.Statistics;

/// <summary>What can be read off sorted values.</summary>
static class SortedValues
{
    /// <summary>Quantile by linear interpolation of the order statistics: type 7 of Hyndman and Fan (1996), R's default.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        double place = (sorted.Length - 1) * probability;
        int low = (int)place;
        return low + 1 < sorted.Length ? sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }
}
