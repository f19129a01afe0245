using RadioGenomics.Analysis.Survival;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Time-dependent AUC of markers for an endpoint. See <see cref="Analysis.Survival.TimeDependentAuc"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="markers">Samples × markers, higher = the event sooner; its sample labels are those of the cohort, in any order, or some of them.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> for an endpoint that is not there,
    /// <see cref="ErrorCode.SamplesNotAligned"/> when fewer than 4 rows are shared; those of the method.</exception>
    public TimeDependentAucResult TimeDependentAuc(string endpoint, LabelledMatrix markers, TimeDependentAucOptions? options = null, RunContext? run = null)
    {
        (SurvivalData data, LabelledMatrix used) = WithOutcome(endpoint, markers);
        TimeDependentAucResult result = Analysis.Survival.TimeDependentAuc.Run(data, used, options, run ?? RunContext.Ambient);
        Ledger.Add(nameof(TimeDependentAuc), [used], result.Options, result.Summary);
        return result;
    }

    /// <summary>Harrell's and Uno's concordance of markers with an endpoint. See <see cref="Analysis.Survival.Discrimination"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="markers">As for <see cref="TimeDependentAuc"/>.</param>
    /// <param name="options">Null: defaults.</param>
    /// <exception cref="RadioGenomicsException">As for <see cref="TimeDependentAuc"/>.</exception>
    public DiscriminationResult Discrimination(string endpoint, LabelledMatrix markers, DiscriminationOptions? options = null)
    {
        (SurvivalData data, LabelledMatrix used) = WithOutcome(endpoint, markers);
        DiscriminationResult result = Analysis.Survival.Discrimination.Run(data, used, options);
        Ledger.Add(nameof(Discrimination), [used], result.Options, result.Summary);
        return result;
    }

    /// <summary>Brier score and index of prediction accuracy of predicted risks. See <see cref="Analysis.Survival.BrierScore"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="models">Predicted risks of the same rows at the same times, such as <see cref="RiskPredictions.FromCox"/>.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As for <see cref="TimeDependentAuc"/>.</exception>
    public BrierResult BrierScore(string endpoint, IReadOnlyList<RiskPredictions> models, BrierOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        SurvivalData data = SurvivalData(endpoint);
        if (models.Count > 0)
        {
            (data, _) = WithOutcome(endpoint, models[0].Risk);
        }
        RiskPredictions[] aligned = [.. models.Select(m => m with { Risk = m.Risk.SelectSamples([.. data.SampleIds.Select(m.Risk.IndexOfSample)]) })];
        BrierResult result = Analysis.Survival.BrierScore.Run(data, aligned, options, run ?? RunContext.Ambient);
        Ledger.Add(nameof(BrierScore), aligned.Select(m => m.Risk), result.Options, result.Summary);
        return result;
    }

    /// <summary>Net benefit of predicted risks at a horizon. See <see cref="Analysis.Survival.DecisionCurve"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="risks">Samples × models: probability of the event by the horizon; its sample labels are those of the cohort.</param>
    /// <param name="options">Null: defaults.</param>
    /// <exception cref="RadioGenomicsException">As for <see cref="TimeDependentAuc"/>.</exception>
    public DecisionCurveResult DecisionCurve(string endpoint, LabelledMatrix risks, DecisionCurveOptions? options = null)
    {
        (SurvivalData data, LabelledMatrix used) = WithOutcome(endpoint, risks);
        DecisionCurveResult result = Analysis.Survival.DecisionCurve.Survival(data, used, options);
        Ledger.Add(nameof(DecisionCurve), [used], result.Options, result.Summary);
        return result;
    }

    /// <summary>Calibration of predicted risks at a horizon. See <see cref="Analysis.Survival.Calibration"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="risks">As for <see cref="DecisionCurve"/>.</param>
    /// <param name="options">Null: defaults.</param>
    /// <exception cref="RadioGenomicsException">As for <see cref="TimeDependentAuc"/>.</exception>
    public CalibrationResult Calibration(string endpoint, LabelledMatrix risks, CalibrationOptions? options = null)
    {
        (SurvivalData data, LabelledMatrix used) = WithOutcome(endpoint, risks);
        CalibrationResult result = Analysis.Survival.Calibration.Run(data, used, options);
        Ledger.Add(nameof(Calibration), [used], result.Options, result.Summary);
        return result;
    }

    /// <summary>Optimism of a Cox model with given columns, by bootstrap refits. See <see cref="Analysis.Survival.Optimism"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="columns">Samples × columns of the model; its sample labels are those of the cohort, in any order, or some of them.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As for <see cref="TimeDependentAuc"/>.</exception>
    public OptimismResult Optimism(string endpoint, LabelledMatrix columns, OptimismOptions? options = null, RunContext? run = null)
    {
        (SurvivalData data, LabelledMatrix used) = WithOutcome(endpoint, columns);
        OptimismResult result = Analysis.Survival.Optimism.Run(data, used, options, run ?? RunContext.Ambient);
        Ledger.Add(nameof(Optimism), [used], result.Options, result.Summary);
        return result;
    }

    /// <summary>Nomogram of a Cox model on numeric columns, each one a variable. See <see cref="Analysis.Survival.Nomogram"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="columns">As for <see cref="Optimism"/>.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As for <see cref="TimeDependentAuc"/>; those of <see cref="CoxRegression"/>.</exception>
    public NomogramResult Nomogram(string endpoint, LabelledMatrix columns, NomogramOptions? options = null, RunContext? run = null)
    {
        (SurvivalData data, LabelledMatrix used) = WithOutcome(endpoint, columns);
        CoxResult model = CoxRegression.Fit(data, used, null, run ?? RunContext.Ambient);
        NomogramResult result = Analysis.Survival.Nomogram.Build(model, used, options);
        Ledger.Add(nameof(Nomogram), [used], result.Options, result.Summary);
        return result;
    }

    // Rows that have the outcome and are in the matrix, in the cohort's order.
    (SurvivalData Data, LabelledMatrix Values) WithOutcome(string endpoint, LabelledMatrix values)
    {
        ArgumentNullException.ThrowIfNull(values);
        SurvivalData all = SurvivalData(endpoint);
        int[] rows = [.. Enumerable.Range(0, all.Count).Where(i => values.TryIndexOfSample(all.SampleIds[i], out _))];
        if (rows.Length < 4)
        {
            Throw.NotAligned(values.Name, rows.Length, all.Count);
        }
        SurvivalData data = all.Subset(rows);
        return (data, values.SelectSamples([.. data.SampleIds.Select(values.IndexOfSample)]));
    }
}
