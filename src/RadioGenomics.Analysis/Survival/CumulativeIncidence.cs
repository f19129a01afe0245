using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>How often each of several competing causes has happened by a time.</summary>
public static class CumulativeIncidence
{
    /// <summary>Aalen-Johansen estimate of every cause in every group, and Gray's test between the groups.</summary>
    /// <param name="data">Follow-up, right-censored, states 0 censored, 1, 2 ... causes. Weights are not used; strata only by the test.</param>
    /// <param name="groups">Shape: [rows]; rows without a group are left out. Null: one curve for each cause.</param>
    /// <param name="options">Interval level and times; the other settings are not used. Null: defaults.</param>
    /// <returns>Curves with Aalen's variance and intervals symmetric on log(-log), and a test for each cause.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoEvents"/>; <see cref="ErrorCode.OptionConflict"/> for delayed entry;
    /// <see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: O(n log n + times · causes). Source: Aalen, Johansen (1978) Scand J Stat 5:141; variance: Aalen (1978) Ann Stat 6:534;
    /// test: Gray (1988) Ann Stat 16:1141. Reference: R 4.2.2, cmprsk 2.2-11 cuminc: estimates and variances to 1e-12; the statistic of Gray's
    /// test only to about 1e-3 with hundreds of patients and some percent with fewer than 20, because its variance is derived anew from the
    /// paper's martingales and differs in how it treats a jump at the time itself; agreement in tests/reference/README.md.</remarks>
    public static CumulativeIncidenceResult Estimate(SurvivalData data, Grouping? groups = null, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new();
        options.Check();
        if (data.HasStart)
        {
            Throw.DelayedEntry("The cumulative incidence");
        }
        data.OfAnyCause().RequireEvents("a cumulative incidence");
        if (groups is not null)
        {
            SurvivalDataCheck.SameLength($"group codes of '{groups.Name}'", groups.Codes.Length, data.Count);
        }
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(r => groups is null || groups.Codes[r] >= 0)];
        SurvivalData used = data.Subset(rows);
        Grouping of = groups?.Subset(rows).WithoutEmptyLevels() ?? new("all", ["all"], [.. rows.Select(_ => 0)]);
        int[] causes = [.. used.State.ToArray().Where(s => s > 0).Distinct().Order()];
        double z = -Normal.Quantile((1 - options.ConfidenceLevel) / 2);
        ImmutableArray<IncidenceCurve> curves = [.. causes.SelectMany(c => of.Levels.Select((level, g) =>
            Curve(used, [.. Enumerable.Range(0, rows.Length).Where(r => of.Codes[r] == g)], level, c, z)))];
        ImmutableArray<double> times = options.Times.IsDefaultOrEmpty ? RoundTimes.UpTo(used.Time.ToArray().Max()) : options.Times;
        return new()
        {
            Endpoint = data.Name,
            TimeUnit = data.TimeUnit,
            GroupedBy = groups?.Name ?? "",
            Curves = curves,
            Tests = of.Levels.Length < 2 ? [] : [.. causes.Select(c => GrayTest.Run(used, of, c))],
            Options = options with { Times = times },
            Diagnostics = used.Diagnostics,
        };
    }

    static IncidenceCurve Curve(SurvivalData data, int[] rows, string group, int cause, double z)
    {
        SurvivalData part = data.Subset(rows);
        int[] all = [.. Enumerable.Range(0, rows.Length)];
        var any = RiskTable.Of(part.OfAnyCause().WithWeights([]), all);
        var own = RiskTable.Of(part.OfCause(cause).WithWeights([]), all);
        int n = any.Time.Length;
        double[] incidence = new double[n];
        var sums = new IncidenceVariance();
        double[] errors = new double[n];
        double survival = 1, sum = 0;
        for (int j = 0; j < n; j++)
        {
            sum += survival * own.Events[j] / any.AtRisk[j];
            sums.Add(any.AtRisk[j], any.Events[j], own.Events[j], survival, sum);
            survival *= (any.AtRisk[j] - any.Events[j]) / any.AtRisk[j];
            (incidence[j], errors[j]) = (sum, Math.Sqrt(sums.At(sum)));
        }
        (double Low, double High)[] ends = [.. incidence.Select((f, j) => Interval(f, errors[j], z))];
        return new()
        {
            Group = group,
            Cause = cause,
            RowCount = rows.Length,
            Time = [.. any.Time],
            AtRisk = [.. any.AtRisk],
            Events = [.. own.Events],
            Incidence = [.. incidence],
            StdErr = [.. errors],
            Low = [.. ends.Select(e => e.Low)],
            High = [.. ends.Select(e => e.High)],
        };
    }

    static (double, double) Interval(double f, double error, double z)
    {
        if (f is <= 0 or >= 1)
        {
            return (f, f);
        }
        double reach = z * error / (f * Math.Log(f));
        double a = Math.Pow(f, Math.Exp(reach)), b = Math.Pow(f, Math.Exp(-reach));
        return (Math.Min(a, b), Math.Max(a, b));
    }
}

/// <summary>Aalen's variance of a cumulative incidence, kept as a polynomial of the incidence at the time asked for.</summary>
sealed class IncidenceVariance
{
    double _square, _linear, _constant;

    /// <summary>Adds one time: Σ (F(t) - Fⱼ)² A + B - 2 (F(t) - Fⱼ) C with Fⱼ the incidence just after it.</summary>
    public void Add(double atRisk, double events, double own, double survivalBefore, double incidence)
    {
        if (events == 0 || atRisk <= 1)
        {
            return;
        }
        bool someLeft = atRisk > events;
        double a = someLeft ? events / ((atRisk - 1) * (atRisk - events)) : 0;
        double b = survivalBefore * survivalBefore * own * (atRisk - own) / (atRisk * atRisk * (atRisk - 1));
        double c = someLeft ? survivalBefore * own * (atRisk - own) / (atRisk * (atRisk - events) * (atRisk - 1)) : 0;
        _square += a;
        _linear += (-2 * a * incidence) - (2 * c);
        _constant += (a * incidence * incidence) + b + (2 * c * incidence);
    }

    /// <summary>The variance while the incidence is this large.</summary>
    public double At(double incidence) => Math.Max(0, (_square * incidence * incidence) + (_linear * incidence) + _constant);
}
