namespace RadioGenomics.Analysis.Survival;

/// <summary>Round numbers within a range.</summary>
static class NiceTicks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten that lie within a range; about so many.</summary>
    public static double[] Within(double low, double high, int count)
    {
        if (!(high > low))
        {
            return [low];
        }
        double rough = (high - low) / count, power = Math.Pow(10, Math.Floor(Math.Log10(rough))), share = rough / power;
        double step = power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
        double first = Math.Ceiling((low / step) - 1e-9), last = Math.Floor((high / step) + 1e-9);
        // Counting in steps, each tick is rounded once and looks as it should: 0.3, not 0.30000000000000004.
        int digits = Math.Clamp(-(int)Math.Floor(Math.Log10(step)) + 1, 0, 15);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(k => Math.Round((first + k) * step, digits))];
    }
}
