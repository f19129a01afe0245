using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Estimates the curve of one group.</summary>
static class CurveFit
{
    public static SurvivalCurve Fit(SurvivalData data, IReadOnlyList<int> rows, string group, KaplanMeierOptions options)
    {
        var table = RiskTable.Of(data, rows);
        int n = table.Time.Length;
        double[] survival = new double[n], logError = new double[n], hazard = new double[n], hazardError = new double[n], steps = new double[n];
        bool isProduct = options.Estimator == SurvivalEstimator.KaplanMeier;
        double s = 1, variance = 0, sum = 0, sumVariance = 0;
        for (int j = 0; j < n; j++)
        {
            (double step, double stepVariance) = HazardStep(table, j, options.Estimator == SurvivalEstimator.FlemingHarrington);
            sum += step;
            sumVariance += stepVariance;
            double events = table.Events[j], atRisk = table.AtRisk[j];
            if (events > 0)
            {
                s = isProduct ? s * ((atRisk - events) / atRisk) : Math.Exp(-sum);
                steps[j] = isProduct ? events / (atRisk * (atRisk - events)) : stepVariance;
                variance += steps[j];
            }
            (survival[j], logError[j], hazard[j], hazardError[j]) = (s, Math.Sqrt(variance), sum, Math.Sqrt(sumVariance));
        }
        if (IsRobust(data, options))
        {
            (logError, hazardError) = RobustCurve.Errors(data, rows, table, isProduct);
        }
        double z = -Normal.Quantile((1 - options.ConfidenceLevel) / 2);
        (double Low, double High)[] ends = [.. survival.Select((p, j) => SurvivalInterval.Of(options.ConfidenceType, p, logError[j], z))];
        return new()
        {
            Group = group,
            RowCount = rows.Count,
            Time = [.. table.Time],
            AtRisk = [.. table.AtRisk],
            Events = [.. table.Events],
            Censored = [.. table.Censored],
            Survival = [.. survival],
            StdErr = [.. survival.Select((p, j) => p == 0 && double.IsFinite(logError[j]) ? 0 : p * logError[j])],
            Low = [.. ends.Select(e => e.Low)],
            High = [.. ends.Select(e => e.High)],
            CumulativeHazard = [.. hazard],
            CumulativeHazardStdErr = [.. hazardError],
            VarianceSteps = ImmutableArray.Create(steps),
        };
    }

    public static bool IsRobust(SurvivalData data, KaplanMeierOptions options)
    {
        if (options.Robust is bool asked)
        {
            return asked;
        }
        foreach (double weight in data.Weights)
        {
            if (weight != Math.Floor(weight))
            {
                return true;
            }
        }
        return data.Clusters is not null;
    }

    static (double Step, double Variance) HazardStep(RiskTable table, int j, bool splitTies)
    {
        double events = table.Events[j], atRisk = table.AtRisk[j];
        if (events == 0)
        {
            return (0, 0);
        }
        if (!splitTies)
        {
            return (events / atRisk, events / (atRisk * atRisk));
        }
        int count = table.EventRows[j];
        double one = events / count, step = 0, variance = 0;
        for (int k = 0; k < count; k++)
        {
            double left = atRisk - (k * one);
            step += one / left;
            variance += one / (left * left);
        }
        return (step, variance);
    }
}
