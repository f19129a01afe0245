using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>How far predicted risks lie from what happened, over time and beside the prediction that uses no covariate.</summary>
public static class BrierScore
{
    /// <summary>Name of the model without covariates, whose risk is one minus the Kaplan-Meier estimate.</summary>
    public const string NullModel = "null model";

    /// <summary>Brier score, integrated Brier score and index of prediction accuracy of models, beside the null model.</summary>
    /// <param name="data">Follow-up from a common beginning, one cause, no weights.</param>
    /// <param name="models">Predicted risks, all at the same times; rows of <paramref name="data"/> in the same order. Shape of each risk:
    /// [rows, times]. Range: [0, 1]. NaN = missing; such rows are left out for all models and counted.</param>
    /// <param name="options">Level, horizons with bootstrap, number of resamples.</param>
    /// <param name="run">Seed, threads, cancellation.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.HorizonOutOfRange"/> (the message names the last usable time),
    /// <see cref="ErrorCode.OptionOutOfRange"/> for a risk outside [0, 1], <see cref="ErrorCode.SamplesNotAligned"/>,
    /// <see cref="ErrorCode.ShapeMismatch"/> for models with other times, <see cref="ErrorCode.OptionConflict"/>,
    /// <see cref="ErrorCode.NoEvents"/>, <see cref="ErrorCode.UnknownLabel"/> for a horizon without prediction.</exception>
    /// <remarks>
    /// Rows count by inverse probability of censoring (one Kaplan-Meier curve). Standard errors come from the influence function, the
    /// estimation of that curve included. The integral treats the score as constant from one given time to the next and as 0 before the
    /// first: give all event times for the exact integral of a Cox model. The interval of IPA is the percentile interval of bootstrap samples
    /// with fixed predictions: it leaves out the uncertainty of fitting.
    /// Cost: O(models × times × n log n) and O(resamples × models × horizons × n).
    /// Source: Graf et al. (1999) Stat Med 18:2529; Gerds, Schumacher (2006) Biom J 48:1029; Kattan, Gerds (2018) Diagn Progn Res 2:7 (IPA).
    /// Reference: R riskRegression 2022.11.28 Score(metrics = "brier", summary = "ibs"); agreement 1e-12 for scores, standard errors, IBS.
    /// </remarks>
    public static BrierResult Run(SurvivalData data, IReadOnlyList<RiskPredictions> models, BrierOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(models);
        options ??= new();
        options.Check();
        run ??= RunContext.Default;
        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        (data, double[][][] risks) = Align(data, models, notes);
        ImmutableArray<double> times = models[0].Times;
        options = options with { Times = Horizons(options.Times, times) };
        BrierRow[][] curves = Curves(data, models, risks, times, options);
        return new()
        {
            Name = data.Name,
            TimeUnit = data.TimeUnit,
            RowCount = data.Count,
            EventCount = data.EventCount,
            Rows = [.. WithIpaIntervals(data, curves, risks, times, options, run).SelectMany(c => c)],
            Options = options,
            Diagnostics = notes.ToImmutable(),
        };
    }

    static (SurvivalData Data, double[][][] Risks) Align(SurvivalData data, IReadOnlyList<RiskPredictions> models, ImmutableArray<Diagnostic>.Builder notes)
    {
        if (models.Count == 0 || models[0].Times.IsEmpty)
        {
            Throw.NoPredictions();
        }
        foreach (RiskPredictions model in models)
        {
            if (!model.Times.SequenceEqual(models[0].Times) || model.Risk.FeatureCount != model.Times.Length)
            {
                Throw.PredictionTimes(model, models[0]);
            }
        }
        int times = models[0].Times.Length;
        double[] all = [.. models.SelectMany(m => m.Risk.Values.ToArray())];
        var together = LabelledMatrix.FromColumnMajor(data.SampleIds.Length == models[0].Risk.SampleCount ? data.SampleIds : models[0].Risk.SampleIds,
            [.. models.SelectMany((m, i) => m.Risk.FeatureIds.Select(f => FormattableString.Invariant($"{i} {f}")))], all).WithName("predictions");
        foreach (RiskPredictions model in models)
        {
            if (!model.Risk.SampleIds.SequenceEqual(data.SampleIds))
            {
                Throw.PredictionsNotAligned(model.Model, model.Risk.SampleCount, data);
            }
        }
        (data, together) = PlainFollowUp.Complete("Brier score", data, together, notes);
        foreach (double t in models[0].Times)
        {
            PlainFollowUp.CheckAfterFollowUp(data, t);
        }
        PlainFollowUp.CheckHorizon(data, models[0].Times[^1]);
        double[][][] risks = [.. models.Select((m, i) => Enumerable.Range(0, times).Select(t => Risk(m, together, (i * times) + t)).ToArray())];
        return (data, risks);
    }

    static double[] Risk(RiskPredictions model, LabelledMatrix together, int column)
    {
        double[] risk = together.Column(column).ToArray();
        for (int i = 0; i < risk.Length; i++)
        {
            // Rounding of 1 - S may leave the unit interval by its last digit.
            if (!(risk[i] is >= -1e-9 and <= 1 + 1e-9))
            {
                Throw.NotARisk(model.Model, together.SampleIds[i], risk[i]);
            }
            risk[i] = Math.Clamp(risk[i], 0, 1);
        }
        return risk;
    }

    static ImmutableArray<double> Horizons(ImmutableArray<double> given, ImmutableArray<double> times)
    {
        foreach (double t in given)
        {
            if (!times.Contains(t))
            {
                Throw.NoPredictionAt(t, times);
            }
        }
        int count = Math.Min(5, times.Length);
        return !given.IsEmpty ? [.. given.Distinct().Order()] : [.. Enumerable.Range(1, count).Select(k => times[(k * times.Length / count) - 1])];
    }

    static BrierRow[][] Curves(SurvivalData data, IReadOnlyList<RiskPredictions> models, double[][][] risks, ImmutableArray<double> times, BrierOptions options)
    {
        var curve = new CensoringCurve(data.Time, data.State);
        var free = new KaplanMeierStep(data.Time, data.State);
        HorizonStatus[] status = [.. times.Select(t => HorizonStatus.Marginal(data, curve, t))];
        double[] nullRisk = new double[data.Count];
        (double Brier, double StandardError)[] none = [.. times.Select((t, k) =>
        {
            Array.Fill(nullRisk, 1 - free.At(t));
            return BrierKernel.Compute(nullRisk, status[k], curve);
        })];
        return [Rows(NullModel, none, none, times, options), .. models.Select((m, i) =>
            Rows(m.Model, [.. risks[i].Select((r, k) => BrierKernel.Compute(r, status[k], curve))], none, times, options))];
    }

    static BrierRow[] Rows(string model, (double Brier, double StandardError)[] found, (double Brier, double StandardError)[] none, ImmutableArray<double> times, BrierOptions options)
    {
        double z = Normal.Quantile((1 + options.ConfidenceLevel) / 2);
        double[] integrated = BrierKernel.Integrate(times, [.. found.Select(f => f.Brier)]);
        return [.. found.Select((f, k) => new BrierRow
        {
            Model = model,
            Time = times[k],
            Brier = f.Brier,
            StandardError = f.StandardError,
            Low = Math.Max(0, f.Brier - (z * f.StandardError)),
            High = f.Brier + (z * f.StandardError),
            Ipa = none[k].Brier > 0 ? 1 - (f.Brier / none[k].Brier) : double.NaN,
            IntegratedBrier = integrated[k],
        })];
    }

    static BrierRow[][] WithIpaIntervals(SurvivalData data, BrierRow[][] curves, double[][][] risks, ImmutableArray<double> times, BrierOptions options, RunContext run)
    {
        if (options.Resamples == 0)
        {
            return curves;
        }
        int[] places = [.. options.Times.Select(t => times.IndexOf(t))];
        double[][][] atHorizons = [.. risks.Select(m => places.Select(p => m[p]).ToArray())];
        double[][][] samples = new BrierBootstrap(data, atHorizons, [.. options.Times]).Run(options.Resamples, run);
        for (int m = 0; m < risks.Length; m++)
        {
            for (int h = 0; h < places.Length; h++)
            {
                (double low, double high) = BrierBootstrap.Interval(samples[m][h], options.ConfidenceLevel);
                curves[m + 1][places[h]] = curves[m + 1][places[h]] with { IpaLow = low, IpaHigh = high };
            }
        }
        return curves;
    }
}
