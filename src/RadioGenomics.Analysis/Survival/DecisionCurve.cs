using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Whether acting on predicted risks does more good than harm, beside acting on everybody and on nobody.</summary>
public static class DecisionCurve
{
    /// <summary>Name of the strategy that treats everybody.</summary>
    public const string All = "treat all";

    /// <summary>Name of the strategy that treats nobody.</summary>
    public const string None = "treat none";

    /// <summary>Net benefit of models for the risk of an event by a horizon.</summary>
    /// <param name="data">Follow-up from a common beginning, one cause, no weights.</param>
    /// <param name="risks">Shape: [rows, models], the rows of <paramref name="data"/> in the same order: probability of the event by the
    /// horizon. Range: [0, 1]. NaN = missing; such rows are left out and counted.</param>
    /// <param name="options">Thresholds, horizon.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.HorizonOutOfRange"/> (the message names the last usable time),
    /// <see cref="ErrorCode.OptionOutOfRange"/> for a risk or threshold outside its range, <see cref="ErrorCode.SamplesNotAligned"/>,
    /// <see cref="ErrorCode.OptionConflict"/>, <see cref="ErrorCode.NoEvents"/>.</exception>
    /// <remarks>
    /// Positive is a risk at or above the threshold. Event rates among the positive are Kaplan-Meier estimates at the horizon; NaN where their
    /// follow-up ends before it. Net benefit = true positive rate - false positive rate × threshold / (1 - threshold), rates of all rows.
    /// Cost: O(models × thresholds × n log n).
    /// Source: Vickers, Elkin (2006) Med Decis Making 26:565; Vickers et al. (2008) BMC Med Inform Decis Mak 8:53 for censored outcomes.
    /// Reference: R dcurves 0.5.1 dca(Surv(time, event) ~ risk, time = horizon); agreement 1e-12.
    /// </remarks>
    public static DecisionCurveResult Survival(SurvivalData data, LabelledMatrix risks, DecisionCurveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(risks);
        options ??= new();
        options.Check();
        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        (data, risks) = PlainFollowUp.Complete("decision curve", data, risks, notes);
        CheckRisks(risks);
        double horizon = options.Horizon ?? PlainFollowUp.MedianEventTime(data);
        PlainFollowUp.CheckHorizon(data, horizon);
        double[] time = data.Time.ToArray();
        int[] state = data.State.ToArray();
        return Build(data.Name, risks, options with { Horizon = horizon }, notes.ToImmutable(), data.TimeUnit, rows =>
        {
            var free = new KaplanMeierStep([.. rows.Select(r => time[r])], [.. rows.Select(r => state[r])]);
            return rows.Length == 0 ? 0 : free.Reaches(horizon) ? 1 - free.At(horizon) : double.NaN;
        });
    }

    /// <summary>Net benefit of models for a yes-or-no outcome.</summary>
    /// <param name="outcome">Shape: [rows]. 1 yes, 0 no; NaN = missing, such rows are left out and counted.</param>
    /// <param name="risks">Shape: [rows, models], the same rows: probability of yes. Range: [0, 1]. NaN = missing.</param>
    /// <param name="options">Thresholds; the horizon is not used.</param>
    /// <param name="name">Name of the outcome.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/> for an outcome, risk or threshold outside its range,
    /// <see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.TooFewObservations"/>.</exception>
    /// <remarks>Cost: O(models × thresholds × n). Source: Vickers, Elkin (2006) Med Decis Making 26:565.
    /// Reference: R dcurves 0.5.1 dca(outcome ~ risk); agreement 1e-12.</remarks>
    public static DecisionCurveResult Binary(ReadOnlySpan<double> outcome, LabelledMatrix risks, DecisionCurveOptions? options = null, string name = "outcome")
    {
        ArgumentNullException.ThrowIfNull(risks);
        options ??= new();
        options.Check();
        double[] yes = outcome.ToArray();
        if (yes.Length != risks.SampleCount)
        {
            Throw.RowCount("outcomes", yes.Length, risks.SampleCount);
        }
        int wrong = Array.FindIndex(yes, v => v is not (0 or 1) && !double.IsNaN(v));
        if (wrong >= 0)
        {
            Throw.NotAnOutcome(name, risks.SampleIds[wrong], yes[wrong]);
        }
        int[] complete = [.. Enumerable.Range(0, yes.Length).Where(i => !double.IsNaN(yes[i]) && PlainFollowUp.IsComplete(risks, i))];
        if (complete.Length < 2)
        {
            Throw.TooFewComplete(risks.Name, complete.Length, yes.Length, 2);
        }
        ImmutableArray<Diagnostic> notes = complete.Length == yes.Length ? []
            : [Diagnostic.Warning(ErrorCode.ValuesFiltered, FormattableString.Invariant($"decision curve: {yes.Length - complete.Length} of {yes.Length} rows lack the outcome or a risk and are left out."))];
        LabelledMatrix kept = risks.SelectSamples(complete);
        double[] known = [.. complete.Select(i => yes[i])];
        CheckRisks(kept);
        return Build(name, kept, options with { Horizon = null }, notes, "", rows => rows.Length == 0 ? 0 : rows.Sum(r => known[r]) / rows.Length);
    }

    static DecisionCurveResult Build(
        string name, LabelledMatrix risks, DecisionCurveOptions options, ImmutableArray<Diagnostic> notes, string unit, Func<int[], double> eventRate)
    {
        int[] everybody = [.. Enumerable.Range(0, risks.SampleCount)];
        double prevalence = eventRate(everybody);
        var rows = ImmutableArray.CreateBuilder<DecisionCurveRow>();
        foreach (string strategy in (string[])[All, None, .. risks.FeatureIds])
        {
            foreach (double threshold in options.Thresholds)
            {
                int[] positive = strategy == All ? everybody : strategy == None ? [] : Positive(risks, strategy, threshold);
                double share = (double)positive.Length / everybody.Length, rate = strategy == All ? prevalence : eventRate(positive);
                rows.Add(DecisionCurveRow.Of(strategy, threshold, rate * share, (1 - rate) * share, prevalence));
            }
        }
        return new()
        {
            Name = name,
            TimeUnit = unit,
            RowCount = everybody.Length,
            Prevalence = prevalence,
            Rows = rows.ToImmutable(),
            Options = options,
            Diagnostics = notes,
        };
    }

    static int[] Positive(LabelledMatrix risks, string model, double threshold)
    {
        ReadOnlySpan<double> risk = risks.Column(model);
        List<int> rows = [];
        for (int i = 0; i < risk.Length; i++)
        {
            if (risk[i] >= threshold)
            {
                rows.Add(i);
            }
        }
        return [.. rows];
    }

    static void CheckRisks(LabelledMatrix risks)
    {
        for (int m = 0; m < risks.FeatureCount; m++)
        {
            for (int i = 0; i < risks.SampleCount; i++)
            {
                if (!(risks[i, m] is >= 0 and <= 1))
                {
                    Throw.NotARisk(risks.FeatureIds[m], risks.SampleIds[i], risks[i, m]);
                }
            }
        }
    }
}
