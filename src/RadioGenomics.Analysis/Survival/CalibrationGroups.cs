using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Rows with predictions of about the same size: what was predicted and what happened.</summary>
public sealed record CalibrationGroup
{
    /// <summary>Model name.</summary>
    public required string Model { get; init; }
    /// <summary>Rows.</summary>
    public required int Count { get; init; }
    /// <summary>Events by the horizon.</summary>
    public required int EventCount { get; init; }
    /// <summary>Mean predicted risk.</summary>
    public required double Predicted { get; init; }
    /// <summary>Observed risk: one minus the Kaplan-Meier estimate; NaN where follow-up of the group ends before the horizon.</summary>
    public required double Observed { get; init; }
    /// <summary>Lower end of its confidence interval (log-log).</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of its confidence interval (log-log).</summary>
    public required double High { get; init; }
}

/// <summary>Cuts rows into groups by predicted risk.</summary>
static class CalibrationGroups
{
    /// <summary>Groups of about equal size, lowest risk first; equal predictions stay together.</summary>
    public static IEnumerable<CalibrationGroup> Compute(string model, SurvivalData data, double[] risk, double horizon, int groups, double level)
    {
        int[] order = [.. Enumerable.Range(0, risk.Length).OrderBy(i => risk[i])];
        for (int g = 0, first = 0; g < groups && first < order.Length; g++)
        {
            int last = Math.Max(first + 1, (g + 1) * order.Length / groups);
            while (last < order.Length && risk[order[last]] == risk[order[last - 1]])
            {
                last++;
            }
            yield return One(model, data, risk, order[first..last], horizon, level);
            first = last;
        }
    }

    static CalibrationGroup One(string model, SurvivalData data, double[] risk, int[] rows, double horizon, double level)
    {
        double survival = 1, greenwood = 0;
        int[] sorted = [.. rows.OrderBy(r => data.Time[r])];
        int events = 0;
        for (int first = 0; first < sorted.Length && data.Time[sorted[first]] <= horizon;)
        {
            int last = first, here = 0;
            for (; last < sorted.Length && data.Time[sorted[last]] == data.Time[sorted[first]]; last++)
            {
                here += data.State[sorted[last]] != 0 ? 1 : 0;
            }
            double atRisk = sorted.Length - first;
            survival *= 1 - (here / atRisk);
            greenwood += here / (atRisk * (atRisk - here));
            events += here;
            first = last;
        }
        bool known = data.Time[sorted[^1]] >= horizon || survival == 0;
        double middle = Math.Log(-Math.Log(survival)), wide = Normal.Quantile((1 + level) / 2) * Math.Sqrt(greenwood) / Math.Abs(Math.Log(survival));
        return new()
        {
            Model = model,
            Count = rows.Length,
            EventCount = events,
            Predicted = rows.Sum(r => risk[r]) / rows.Length,
            Observed = known ? 1 - survival : double.NaN,
            Low = known ? 1 - Math.Exp(-Math.Exp(middle - wide)) : double.NaN,
            High = known ? 1 - Math.Exp(-Math.Exp(middle + wide)) : double.NaN,
        };
    }
}
