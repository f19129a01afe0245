using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>The standardised log-rank statistic at one cut.</summary>
/// <param name="Cut">Rows with a value at or below it form the lower group.</param>
/// <param name="LowerCount">Rows in the lower group.</param>
/// <param name="Statistic">Standardised sum of the lower group's log-rank scores; positive: more events there than expected.</param>
public readonly record struct CutStatistic(double Cut, int LowerCount, double Statistic);

/// <summary>Log-rank statistics at every cut of a variable.</summary>
static class MaximalStatistic
{
    /// <remarks>Source: Hothorn, Lausen (2003), eq. 3 and 6: score δᵢ - Σ δⱼ / (n - γⱼ + 1) over events up to Xᵢ, γⱼ the rows with time up to Xⱼ.</remarks>
    public static ImmutableArray<CutStatistic> At(SurvivalData data, double[] values, double minProp, double maxProp)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        double[] sorted = (double[])values.Clone();
        Array.Sort(sorted, order);
        double[] scores = Scores(data);
        return At([.. order.Select(i => scores[i])], sorted, minProp, maxProp);
    }

    /// <summary>The statistics of scores in the order of their values.</summary>
    public static ImmutableArray<CutStatistic> At(ReadOnlySpan<double> scores, ReadOnlySpan<double> sorted, double minProp, double maxProp)
    {
        int n = scores.Length;
        (double mean, double spread) = Moments(scores);
        int fewest = Math.Max(1, (int)Math.Floor(n * minProp)), most = (int)Math.Floor(n * maxProp);
        var found = ImmutableArray.CreateBuilder<CutStatistic>();
        double sum = 0;
        for (int m = 1; m < n; m++)
        {
            sum += scores[m - 1] - mean;
            if (m >= fewest && m <= most && sorted[m - 1] < sorted[m])
            {
                double variance = (double)m * (n - m) / ((double)n * (n - 1)) * spread;
                found.Add(new(sorted[m - 1], m, sum / Math.Sqrt(variance)));
            }
        }
        return found.ToImmutable();
    }

    /// <summary>Mean, and sum of squares around it.</summary>
    public static (double Mean, double Spread) Moments(ReadOnlySpan<double> scores)
    {
        double mean = 0, spread = 0;
        foreach (double score in scores)
        {
            mean += score;
        }
        mean /= scores.Length;
        foreach (double score in scores)
        {
            spread += (score - mean) * (score - mean);
        }
        return (mean, spread);
    }

    /// <summary>The cut with the largest absolute statistic; the lowest of equal ones.</summary>
    public static CutStatistic Best(ImmutableArray<CutStatistic> cuts)
    {
        CutStatistic best = cuts[0];
        foreach (CutStatistic cut in cuts)
        {
            best = Math.Abs(cut.Statistic) > Math.Abs(best.Statistic) ? cut : best;
        }
        return best;
    }

    /// <summary>Log-rank score of each row.</summary>
    public static double[] Scores(SurvivalData data)
    {
        int n = data.Count;
        double[] times = data.Time.ToArray();
        int[] order = [.. Enumerable.Range(0, n)];
        Array.Sort(times, order);
        double[] scores = new double[n];
        double hazard = 0;
        for (int i = 0; i < n;)
        {
            int end = i, events = 0;
            for (; end < n && times[end] == times[i]; end++)
            {
                events += data.State[order[end]] > 0 ? 1 : 0;
            }
            hazard += (double)events / (n - end + 1);
            for (; i < end; i++)
            {
                scores[order[i]] = (data.State[order[i]] > 0 ? 1 : 0) - hazard;
            }
        }
        return scores;
    }
}
