using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Survival curves of groups, their medians and restricted means, and the test between them.</summary>
public static class KaplanMeier
{
    /// <summary>Estimates the survival curve of every group and compares the groups.</summary>
    /// <param name="data">Follow-up, right-censored or with delayed entry; every state but 0 is an event (for competing causes see
    /// CumulativeIncidence).</param>
    /// <param name="groups">Shape: [rows]; rows without a group are left out. Null: one curve.</param>
    /// <param name="options">Null: defaults.</param>
    /// <returns>Curves, quantiles, restricted means; with two groups or more also the log-rank test, pairs and differences of means.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.ShapeMismatch"/>;
    /// <see cref="ErrorCode.EmptyTable"/> when nobody is left at the landmark.</exception>
    /// <remarks>Shape: a curve has one row per distinct time of its group. Times closer than 1.5e-8 (relative to their mean) are one time.
    /// Cost: O(n log n). Source: Kaplan, Meier (1958) JASA 53:457; Greenwood (1926); Fleming, Harrington (1984) Commun Stat 13:2469;
    /// quantiles: Brookmeyer, Crowley (1982) Biometrics 38:29; restricted means: Royston, Parmar (2013) BMC Med Res Methodol 13:152;
    /// landmark: Anderson, Cain, Gelber (1983) J Clin Oncol 1:710. Reference: R 4.2.2, survival 3.5-3 survfit, quantile,
    /// summary(rmean); agreement in tests/reference/README.md.</remarks>
    public static KaplanMeierResult Fit(SurvivalData data, Grouping? groups = null, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new();
        options.Check();
        (SurvivalData used, Grouping? used2, List<Diagnostic> diagnostics) = Prepare(data, groups, options);
        Grouping curvesOf = used2 ?? new Grouping("all", ["all"], [.. Enumerable.Repeat(0, used.Count)]);
        ImmutableArray<SurvivalCurve> curves = [.. Enumerable.Range(0, curvesOf.Levels.Length)
            .Select(g => CurveFit.Fit(used, [.. Enumerable.Range(0, used.Count).Where(r => curvesOf.Codes[r] == g)], curvesOf.Levels[g], options))];
        double shortest = curves.Min(c => c.LastTime), tau = options.Tau ?? shortest;
        if (tau > shortest)
        {
            diagnostics.Add(Diagnostic.Warning(ErrorCode.BeyondFollowUp, FormattableString.Invariant(
                $"The mean is restricted to {tau}, but a group is followed to {shortest} only; its curve is carried on as it ends.")));
        }
        ImmutableArray<RestrictedMean> means = [.. curves.Select(c => MeanOf(c, tau, options.ConfidenceLevel))];
        bool comparable = curves.Length > 1 && used.OfAnyCause().EventCount > 0;
        LogRankResult? test = comparable ? LogRank.Test(used, used2!, options.Rho) : null;
        return new()
        {
            Endpoint = data.Name,
            TimeUnit = data.TimeUnit,
            GroupedBy = used2?.Name ?? "",
            Curves = curves,
            Means = means,
            MeanDifferences = [.. means.Skip(1).Select(m => RestrictedMeanDifference.Between(m, means[0], options.ConfidenceLevel))],
            LogRank = test,
            Pairs = comparable && curves.Length > 2 ? LogRank.Pairwise(used, used2!, options.Rho, options.Adjust) : [],
            Options = options with { Tau = tau, Robust = CurveFit.IsRobust(used, options), Times = TimesOf(options, curves) },
            Diagnostics = [.. diagnostics.Concat(test?.Diagnostics ?? []).Concat(Beyond(options, curves)).Distinct()],
        };
    }

    static (SurvivalData, Grouping?, List<Diagnostic>) Prepare(SurvivalData data, Grouping? groups, KaplanMeierOptions options)
    {
        if (groups is not null)
        {
            SurvivalDataCheck.SameLength($"group codes of '{groups.Name}'", groups.Codes.Length, data.Count);
        }
        double from = options.Landmark ?? double.NegativeInfinity;
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(r => (groups is null || groups.Codes[r] >= 0) && data.Time[r] > from && (!data.HasStart || data.Start[r] <= from || options.Landmark is null))];
        List<Diagnostic> notes = [];
        int without = groups is null ? 0 : groups.Codes.Count(c => c < 0);
        if (without > 0)
        {
            notes.Add(Diagnostic.Note(ErrorCode.ValuesFiltered, FormattableString.Invariant($"{without} of {data.Count} rows have no value of '{groups!.Name}' and are left out.")));
        }
        if (options.Landmark is double landmark)
        {
            notes.Add(Diagnostic.Note(ErrorCode.ValuesFiltered, FormattableString.Invariant(
                $"Landmark {landmark}: {rows.Length} of {data.Count} rows are still followed; times count from there.")));
        }
        if (rows.Length == 0)
        {
            Throw.NoRows(data.Name);
        }
        SurvivalData kept = data.Subset(rows);
        kept = options.Landmark is double start ? kept.From(start) : kept;
        notes.AddRange(kept.Diagnostics);
        return (kept, groups?.Subset(rows).WithoutEmptyLevels(), notes);
    }

    static RestrictedMean MeanOf(SurvivalCurve curve, double tau, double level)
    {
        (double mean, double error) = curve.RestrictedMean(tau);
        double reach = -Normal.Quantile((1 - level) / 2) * error;
        return new() { Group = curve.Group, Tau = tau, Mean = mean, StdErr = error, Low = mean - reach, High = mean + reach };
    }

    static ImmutableArray<double> TimesOf(KaplanMeierOptions options, ImmutableArray<SurvivalCurve> curves) =>
        options.Times.IsDefaultOrEmpty ? RoundTimes.UpTo(curves.Max(c => c.LastTime)) : options.Times;

    static IEnumerable<Diagnostic> Beyond(KaplanMeierOptions options, ImmutableArray<SurvivalCurve> curves)
    {
        double longest = curves.Max(c => c.LastTime);
        double[] beyond = [.. options.Times.Where(t => t > longest)];
        if (beyond.Length > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.BeyondFollowUp, FormattableString.Invariant(
                $"The follow-up ends at {longest}; survival at {string.Join(", ", beyond)} is not known."));
        }
    }
}
