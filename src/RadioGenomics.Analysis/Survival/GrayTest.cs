using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Gray's test: whether groups have the same cumulative incidence of a cause.</summary>
/// <remarks>
/// Source: Gray (1988) with rho = 0. Score of group k: N₁ₖ - Σ Rₖ/R. dN₁. with Rₖ = Yₖ (1 - F₁ₖ(t-)) / Sₖ(t-). Its variance by the delta
/// method: the score as a function of every group's cause-specific hazards at every time, their derivatives squared times the hazards'
/// Poisson variance, hazards of the cause as the null hypothesis has them.
/// </remarks>
static class GrayTest
{
    sealed record Moment(double[] AtRisk, double[] Other, double[] Own, double[] Weight, double[] Survival, double[] Incidence, double[] SurvivalAfter,
        double Pooled, double PooledAfter);

    public static GrayTestResult Run(SurvivalData data, Grouping groups, int cause)
    {
        int k = groups.Levels.Length;
        double[] score = new double[k];
        double[,] variance = new double[k, k];
        foreach (IGrouping<int, int> stratum in Enumerable.Range(0, data.Count).GroupBy(r => data.Strata?.Codes[r] ?? 0).OrderBy(s => s.Key))
        {
            List<Moment> moments = Follow(data, groups, cause, [.. stratum], score);
            for (int j = 0; j < k; j++)
            {
                AddVariance(moments, j, variance);
            }
        }
        double[,] free = new double[k - 1, k - 1];
        for (int a = 0; a < k - 1; a++)
        {
            for (int b = 0; b < k - 1; b++)
            {
                free[a, b] = variance[a, b];
            }
        }
        double chiSquared = SmallSystem.QuadraticForm(free, score[..^1], out int rank);
        return new()
        {
            Cause = cause,
            ChiSquared = rank > 0 ? chiSquared : double.NaN,
            DegreesOfFreedom = k - 1,
            P = rank > 0 ? ChiSquared.UpperTail(chiSquared, k - 1) : double.NaN,
        };
    }

    static List<Moment> Follow(SurvivalData data, Grouping groups, int cause, int[] rows, double[] score)
    {
        double[] times = [.. rows.Select(r => data.Time[r])];
        Array.Sort(times, rows);
        int k = score.Length;
        double[] atRisk = new double[k], survival = [.. Enumerable.Repeat(1.0, k)], incidence = new double[k];
        foreach (int r in rows)
        {
            atRisk[groups.Codes[r]]++;
        }
        double pooled = 0;
        List<Moment> moments = [];
        for (int i = 0; i < rows.Length;)
        {
            double[] own = new double[k], other = new double[k], left = new double[k];
            int end = i;
            for (; end < rows.Length && times[end] == times[i]; end++)
            {
                int g = groups.Codes[rows[end]], state = data.State[rows[end]];
                left[g]++;
                own[g] += state == cause ? 1 : 0;
                other[g] += state > 0 && state != cause ? 1 : 0;
            }
            i = end;
            if (own.Sum() + other.Sum() > 0)
            {
                Moment moment = At(atRisk, own, other, survival, incidence, ref pooled);
                moments.Add(moment);
                double all = moment.Weight.Sum(), events = own.Sum();
                for (int g = 0; g < k && all > 0; g++)
                {
                    score[g] += own[g] - (moment.Weight[g] / all * events);
                }
            }
            for (int g = 0; g < k; g++)
            {
                atRisk[g] -= left[g];
            }
        }
        return moments;
    }

    // Moves the curves of all groups over one time and keeps what they were before and after.
    static Moment At(double[] atRisk, double[] own, double[] other, double[] survival, double[] incidence, ref double pooled)
    {
        int k = atRisk.Length;
        double[] weight = [.. Enumerable.Range(0, k).Select(g => survival[g] > 0 ? atRisk[g] * (1 - incidence[g]) / survival[g] : 0)];
        double[] survivalBefore = [.. survival], incidenceBefore = [.. incidence];
        double all = weight.Sum(), pooledBefore = pooled;
        pooled += all > 0 ? (1 - pooled) * own.Sum() / all : 0;
        for (int g = 0; g < k; g++)
        {
            if (atRisk[g] > 0)
            {
                incidence[g] += survival[g] * own[g] / atRisk[g];
                survival[g] *= (atRisk[g] - own[g] - other[g]) / atRisk[g];
            }
        }
        return new([.. atRisk], other, own, weight, survivalBefore, incidenceBefore, [.. survival], pooledBefore, pooled);
    }

    static void AddVariance(List<Moment> moments, int j, double[,] variance)
    {
        int k = variance.GetLength(0);
        double[] later = new double[k];
        for (int m = moments.Count - 1; m >= 0; m--)
        {
            Moment at = moments[m];
            double y = at.AtRisk[j], all = at.Weight.Sum();
            if (y == 0 || all == 0)
            {
                continue;
            }
            double hazard = at.Own.Sum() / all, stay = y - at.Own[j] - at.Other[j];
            double jump = stay > 0 ? y / stay : 0, after = 1 - at.PooledAfter;
            double[] own = new double[k], other = new double[k];
            for (int g = 0; g < k; g++)
            {
                double a = ((g == j ? 1 : 0) - (at.Weight[g] / all)) * at.Weight[j];
                own[g] = (a * at.Survival[j] / (1 - at.Incidence[j])) - (jump * later[g] * (after - at.SurvivalAfter[j]));
                other[g] = -jump * later[g] * after;
                later[g] += a * (at.PooledAfter - at.Pooled) / ((1 - at.Pooled) * (1 - at.Pooled));
            }
            double expected = hazard * (1 - at.Pooled) / at.Survival[j] * y;
            for (int a = 0; a < k; a++)
            {
                for (int b = 0; b < k; b++)
                {
                    variance[a, b] += ((own[a] * own[b] * expected) + (other[a] * other[b] * at.Other[j])) / (y * y);
                }
            }
        }
    }
}
