using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Round times for tables and axes.</summary>
static class RoundTimes
{
    const int Most = 7;

    /// <summary>0 and multiples of 1, 2, 2.5 or 5 times a power of ten, at most seven of them up to a time.</summary>
    public static ImmutableArray<double> UpTo(double longest)
    {
        if (!(longest > 0))
        {
            return [0];
        }
        double power = Math.Pow(10, Math.Floor(Math.Log10(longest)) - 1);
        double step = ((double[])[1, 2, 2.5, 5, 10, 20, 25, 50]).Select(m => m * power).First(s => Math.Floor(longest / s) + 1 <= Most);
        // Rounded, because 3 times 0.1 is no round number.
        return [.. Enumerable.Range(0, (int)Math.Floor(longest / step) + 1).Select(i => Math.Round(i * step / power, 6) * power).Select(t => double.Parse(t.ToString("G12", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture))];
    }
}
