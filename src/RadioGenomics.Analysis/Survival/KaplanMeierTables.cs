namespace RadioGenomics.Analysis.Survival;

/// <summary>The tables of a Kaplan-Meier analysis.</summary>
static class KaplanMeierTables
{
    public static IEnumerable<Table> Of(KaplanMeierResult result)
    {
        yield return Curves(result);
        yield return LogRank(result);
        SurvivalEstimate[] medians = [.. result.Curves.Select(c => c.Median)];
        yield return Table.From("medians", ("group", result.Curves.Select(c => c.Group)), ("n", result.Curves.Select(c => c.RowCount)),
            ("events", result.Curves.Select(c => c.EventCount)), ("median", medians.Select(m => m.Value)), ("ci_low", medians.Select(m => m.Low)), ("ci_high", medians.Select(m => m.High)));
        yield return Quantiles(result);
        yield return At(result);
        yield return Table.From("rmst", ("group", result.Means.Select(m => m.Group)), ("tau", result.Means.Select(m => m.Tau)), ("rmst", result.Means.Select(m => m.Mean)),
            ("std_err", result.Means.Select(m => m.StdErr)), ("ci_low", result.Means.Select(m => m.Low)), ("ci_high", result.Means.Select(m => m.High)));
        if (result.MeanDifferences.Length > 0)
        {
            yield return Differences(result);
        }
        if (result.Pairs.Length > 0)
        {
            yield return Table.From("pairwise", ("group", result.Pairs.Select(p => p.Group)), ("other", result.Pairs.Select(p => p.Other)),
                ("chisq", result.Pairs.Select(p => p.ChiSquared)), ("p", result.Pairs.Select(p => p.P)), ("q", result.Pairs.Select(p => p.Q)));
        }
        yield return Hazards(result);
        foreach (Table table in result.CutPoint?.Tables() ?? [])
        {
            yield return table;
        }
    }

    static Table Curves(KaplanMeierResult result)
    {
        IEnumerable<T> All<T>(Func<SurvivalCurve, IEnumerable<T>> column) => result.Curves.SelectMany(column);
        return Table.From("km", ("group", All(c => c.Time.Select(_ => c.Group))), ("time", All(c => c.Time)), ("n_risk", All(c => c.AtRisk)),
            ("n_event", All(c => c.Events)), ("n_censor", All(c => c.Censored)), ("survival", All(c => c.Survival)), ("std_err", All(c => c.StdErr)),
            ("ci_low", All(c => c.Low)), ("ci_high", All(c => c.High)));
    }

    static Table Hazards(KaplanMeierResult result) => Table.From("cumulative_hazard",
        ("group", result.Curves.SelectMany(c => c.Time.Select(_ => c.Group))), ("time", result.Curves.SelectMany(c => c.Time)),
        ("cumulative_hazard", result.Curves.SelectMany(c => c.CumulativeHazard)), ("std_err", result.Curves.SelectMany(c => c.CumulativeHazardStdErr)));

    // Of a searched cut the adjusted p stands first, and the other says what it is.
    static Table LogRank(KaplanMeierResult result)
    {
        List<(string Test, double ChiSquared, double Df, double P)> rows = [];
        if (result.SearchedTest is { } searched)
        {
            rows.Add((searched.Test, searched.ChiSquared, double.NaN, searched.P));
        }
        if (result.LogRank is { } test)
        {
            rows.Add((test.Test + (result.SearchedTest is null ? "" : " of the groups as they are, not adjusted"), test.ChiSquared, test.DegreesOfFreedom, test.P));
        }
        return Table.From("logrank", ("test", rows.Select(r => r.Test)), ("chisq", rows.Select(r => r.ChiSquared)), ("df", rows.Select(r => r.Df)), ("p", rows.Select(r => r.P)));
    }

    static Table Quantiles(KaplanMeierResult result)
    {
        (SurvivalCurve Curve, double Share)[] rows = [.. result.Curves.SelectMany(c => result.Options.Quantiles.Select(q => (c, q)))];
        SurvivalEstimate[] times = [.. rows.Select(r => r.Curve.Quantile(r.Share))];
        return Table.From("quantiles", ("group", rows.Select(r => r.Curve.Group)), ("quantile", rows.Select(r => r.Share)), ("time", times.Select(t => t.Value)), ("ci_low", times.Select(t => t.Low)), ("ci_high", times.Select(t => t.High)));
    }

    static Table At(KaplanMeierResult result)
    {
        (SurvivalCurve Curve, double Time)[] rows = [.. result.Curves.SelectMany(c => result.Options.Times.Select(t => (c, t)))];
        SurvivalEstimate[] found = [.. rows.Select(r => r.Curve.At(r.Time))];
        return Table.From("survival_at", ("group", rows.Select(r => r.Curve.Group)), ("time", rows.Select(r => r.Time)), ("n_risk", rows.Select(r => r.Curve.AtRiskAt(r.Time))),
            ("survival", found.Select(e => e.Value)), ("ci_low", found.Select(e => e.Low)), ("ci_high", found.Select(e => e.High)));
    }

    static Table Differences(KaplanMeierResult result) => Table.From("rmst_difference",
        ("group", result.MeanDifferences.Select(d => d.Group)), ("reference", result.MeanDifferences.Select(d => d.Reference)), ("tau", result.MeanDifferences.Select(d => d.Tau)),
        ("difference", result.MeanDifferences.Select(d => d.Difference.Value)), ("ci_low", result.MeanDifferences.Select(d => d.Difference.Low)),
        ("ci_high", result.MeanDifferences.Select(d => d.Difference.High)), ("p", result.MeanDifferences.Select(d => d.DifferenceP)),
        ("ratio", result.MeanDifferences.Select(d => d.Ratio.Value)), ("ratio_ci_low", result.MeanDifferences.Select(d => d.Ratio.Low)),
        ("ratio_ci_high", result.MeanDifferences.Select(d => d.Ratio.High)), ("ratio_p", result.MeanDifferences.Select(d => d.RatioP)));
}
