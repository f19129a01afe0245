using System.Runtime.CompilerServices;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>The biweight midcorrelation's scaling of one column: the inner product of two scaled columns is their bicor.</summary>
public static class Bicor
{
    /// <summary>Centres a column on its median, weighs each value by Tukey's biweight and scales it to unit length.</summary>
    /// <param name="values">Shape: [n]. No NaN.</param>
    /// <param name="maxPOutliers">Greatest share of values on each side of the median that may get weight zero. Range: (0, 1].</param>
    /// <returns>Shape: [n]; null when the median absolute deviation is zero.</returns>
    /// <remarks>Cost: O(n log n). Source: Langfelder, Horvath (2012) J Stat Softw 46(11), equations 1 to 5.
    /// Reference: R WGCNA 1.72.1 <c>bicor(x, y, maxPOutliers)</c>; agreement: 1e-12 absolute of the correlation.</remarks>
    public static double[]? Scale(ReadOnlySpan<double> values, double maxPOutliers = 1)
    {
        double[] unit = new double[values.Length], sorted = values.ToArray();
        Array.Sort(sorted);
        return TryScale(values, sorted, unit, maxPOutliers) ? unit : null;
    }

    /// <summary>The same without allocation, for values that are sorted already beside their original order.</summary>
    internal static bool TryScale(ReadOnlySpan<double> values, ReadOnlySpan<double> sorted, Span<double> unit, double maxPOutliers)
    {
        if (sorted.IsEmpty)
        {
            return false;
        }
        double median = Median(sorted), mad = MedianDeviation(sorted, median);
        if (!(mad > 0) || !double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
        {
            return false;
        }
        double low = 9 * mad, high = low;
        if (maxPOutliers < 1)
        {
            // As WGCNA does (found by experiment, the article only names the aim): the value at the given share lies at most half way out.
            low *= Math.Max(1, 2 * (median - Quantile(sorted, maxPOutliers)) / low);
            high *= Math.Max(1, 2 * (Quantile(sorted, 1 - maxPOutliers) - median) / high);
        }
        return Weigh(values, unit, median, low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool Weigh(ReadOnlySpan<double> values, Span<double> unit, double median, double low, double high)
    {
        double inverseLow = 1 / low, inverseHigh = 1 / high, squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double d = values[i] - median, u = d * (d < 0 ? inverseLow : inverseHigh);
            double keep = Math.Max(0, 1 - (u * u));
            // Counted in units of 9 MAD, so that squares neither overflow nor vanish.
            double weighted = d * inverseLow * keep * keep;
            unit[i] = weighted;
            squares += weighted * weighted;
        }
        double scale = 1 / Math.Sqrt(squares);
        for (int i = 0; i < values.Length; i++)
        {
            unit[i] *= scale;
        }
        return true;
    }

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    internal static double Median(ReadOnlySpan<double> sorted)
    {
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// <summary>Median of the distances from the median: the sorted values are two ascending runs of distances that are merged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double MedianDeviation(ReadOnlySpan<double> sorted, double median)
    {
        int right = 0;
        while (right < sorted.Length && sorted[right] < median)
        {
            right++;
        }
        int left = right - 1, last = sorted.Length / 2;
        double previous = 0, current = 0;
        for (int k = 0; k <= last; k++)
        {
            previous = current;
            bool fromLeft = left >= 0 && (right >= sorted.Length || median - sorted[left] < sorted[right] - median);
            current = fromLeft ? median - sorted[left--] : sorted[right++] - median;
        }
        return sorted.Length % 2 == 1 ? current : (previous + current) / 2;
    }

    // R's quantile type 7.
    static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)Math.Floor(place);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
