using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Probability of being uncensored by a Cox model of the time to censoring, a curve for every row.</summary>
sealed class CensoringModel
{
    readonly SurvivalData _data;
    readonly CoxCurve _baseline;
    readonly double[] _risk;

    CensoringModel(SurvivalData data, CoxResult model)
    {
        _data = data;
        _baseline = model.BaselineHazard()[0];
        _risk = [.. model.Risks];
    }

    /// <summary>Fits the model: censoring is the event, the event censors.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="marker">Shape: [rows, 1].</param>
    /// <param name="covariates">Further columns; null: none. Shape: [rows, covariates].</param>
    /// <param name="run">Cancellation.</param>
    public static CensoringModel Fit(SurvivalData data, LabelledMatrix marker, LabelledMatrix? covariates, RunContext run)
    {
        int[] reversed = [.. data.State.ToArray().Select(s => s == 0 ? 1 : 0)];
        var censoring = SurvivalData.RightCensored(data.SampleIds, data.Time, reversed, data.TimeUnit, "censoring of " + data.Name);
        LabelledMatrix columns = marker;
        if (covariates is not null)
        {
            LabelledMatrix aligned = covariates.SelectSamples([.. data.SampleIds.Select(covariates.IndexOfSample)]);
            columns = LabelledMatrix.FromColumnMajor(data.SampleIds, [.. marker.FeatureIds, .. aligned.FeatureIds.Select(f => "covariate " + f)],
                [.. marker.Values.Span, .. aligned.Values.Span]).WithName("covariates of censoring");
            for (int i = 0; i < data.Count; i++)
            {
                if (!PlainFollowUp.IsComplete(aligned, i))
                {
                    Throw.TooFewComplete("covariates of censoring", Enumerable.Range(0, data.Count).Count(r => PlainFollowUp.IsComplete(aligned, r)), data.Count, data.Count);
                }
            }
        }
        return new(data, CoxRegression.Fit(censoring, columns, new() { MinEventsPerVariable = 0 }, run));
    }

    /// <summary>Cases and controls at a horizon with this model's weights.</summary>
    public HorizonStatus StatusAt(double horizon)
    {
        double atHorizon = Hazard(horizon, inclusive: true);
        return HorizonStatus.Create(_data, horizon, row => Math.Exp(-Hazard(_data.Time[row], inclusive: false) * _risk[row]), row => Math.Exp(atHorizon * _risk[row]));
    }

    double Hazard(double time, bool inclusive)
    {
        int at = _baseline.Time.BinarySearch(time), place = at >= 0 ? at + (inclusive ? 1 : 0) : ~at;
        return place == 0 ? 0 : _baseline.CumulativeHazard[place - 1];
    }
}
