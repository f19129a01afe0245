using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Whether predicted risks at a horizon are as high as the risks that came about.</summary>
public static class Calibration
{
    const int CurvePoints = 101;

    /// <summary>Calibration of risks at one horizon: groups against Kaplan-Meier, a smooth curve, its distance from the diagonal.</summary>
    /// <param name="data">Follow-up from a common beginning, one cause, no weights.</param>
    /// <param name="risks">Shape: [rows, models], the rows of <paramref name="data"/> in the same order: probability of the event by the
    /// horizon. Range: [0, 1]. NaN = missing; such rows are left out and counted.</param>
    /// <param name="options">Horizon, groups, knots.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.HorizonOutOfRange"/> (the message names the last usable time),
    /// <see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.SamplesNotAligned"/>, <see cref="ErrorCode.OptionConflict"/>,
    /// <see cref="ErrorCode.NoEvents"/>, <see cref="ErrorCode.TooFewObservations"/>.</exception>
    /// <remarks>
    /// The curve is a Cox model on a restricted cubic spline of log(-log(1 - risk)); ICI, E50 and E90 are mean, median and 90 % quantile of
    /// its absolute distance from the predictions. The slope is the coefficient of log(-log(1 - risk)) alone: 1 is right, below 1 the
    /// predictions are too extreme. Observed over expected compares the Kaplan-Meier risk with the mean prediction.
    /// On the rows that a model was fitted to all of this is optimistic: see Optimism. Cost: O(models × n log n).
    /// Source: Austin, Harrell, van Klaveren (2020) Stat Med 39:2714; Crowson, Atkinson, Therneau (2016) Stat Methods Med Res 25:1692.
    /// Reference: R survival 3.5-3 coxph on Hmisc 4.8-0 rcspline.eval of the predictions, survfit for groups; agreement 1e-8.
    /// </remarks>
    public static CalibrationResult Run(SurvivalData data, LabelledMatrix risks, CalibrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(risks);
        options ??= new();
        options.Check();
        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        (data, risks) = PlainFollowUp.Complete("calibration", data, risks, notes);
        double horizon = options.Horizon ?? PlainFollowUp.MedianEventTime(data);
        PlainFollowUp.CheckHorizon(data, horizon);
        options = options with { Horizon = horizon, Groups = options.Groups ?? DefaultGroups(data, horizon) };
        CoxDesign design = CoxFitting.DesignOf(data);
        (CalibrationModel Model, CalibrationPoint[] Curve, CalibrationGroup[] Groups)[] each =
            [.. risks.FeatureIds.Select((m, i) => One(m, data, design, Checked(risks, i), options))];
        return new()
        {
            Name = data.Name,
            TimeUnit = data.TimeUnit,
            RowCount = data.Count,
            EventCount = data.EventCount,
            Models = [.. each.Select(e => e.Model)],
            Curve = [.. each.SelectMany(e => e.Curve)],
            Groups = [.. each.SelectMany(e => e.Groups)],
            Options = options,
            Diagnostics = notes.ToImmutable(),
        };
    }

    /// <summary>Ten events by the horizon to a group, two groups at least, ten at most.</summary>
    internal static int DefaultGroups(SurvivalData data, double horizon)
    {
        int events = 0;
        for (int i = 0; i < data.Count; i++)
        {
            events += data.State[i] != 0 && data.Time[i] <= horizon ? 1 : 0;
        }
        return Math.Clamp(events / 10, 2, 10);
    }

    static double[] Checked(LabelledMatrix risks, int model)
    {
        double[] risk = risks.Column(model).ToArray();
        int wrong = Array.FindIndex(risk, r => !(r is >= 0 and <= 1));
        if (wrong >= 0)
        {
            Throw.NotARisk(risks.FeatureIds[model], risks.SampleIds[wrong], risk[wrong]);
        }
        return risk;
    }

    static (CalibrationModel, CalibrationPoint[], CalibrationGroup[]) One(string model, SurvivalData data, CoxDesign design, double[] risk, CalibrationOptions options)
    {
        double horizon = options.Horizon!.Value;
        double[] x = [.. risk.Select(SmoothCalibration.CompLogLog)];
        var slope = new CoxSolver(design, 1);
        slope.SetCovariate(0, x);
        slope.Fit();
        var smooth = new SmoothCalibration(data, design, horizon, options.Knots);
        smooth.Fit(x, []);
        double low = risk.Min(), high = risk.Max();
        double[] grid = [.. Enumerable.Range(0, CurvePoints).Select(k => low + ((high - low) * k / (CurvePoints - 1)))];
        double[] onGrid = smooth.Observed([.. grid.Select(SmoothCalibration.CompLogLog)]);
        var free = new KaplanMeierStep(data.Time, data.State);
        CalibrationModel summary = new()
        {
            Model = model,
            Errors = SmoothCalibration.Errors(risk, smooth.Observed(x), []),
            Slope = slope.Coefficients[0],
            SlopeStandardError = Math.Sqrt(slope.VarianceOf(0)),
            ObservedOverExpected = (1 - free.At(horizon)) / (risk.Sum() / risk.Length),
        };
        return (summary, [.. grid.Zip(onGrid, (p, o) => new CalibrationPoint { Model = model, Predicted = p, Observed = o })],
            [.. CalibrationGroups.Compute(model, data, risk, horizon, options.Groups!.Value, options.ConfidenceLevel)]);
    }
}
