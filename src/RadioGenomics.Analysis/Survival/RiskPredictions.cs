using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>What one model predicts for every row: the probability of the event by each of several times.</summary>
public sealed record RiskPredictions
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Times, ascending. Shape: [times].</summary>
    public required ImmutableArray<double> Times { get; init; }

    /// <summary>Probability of the event by each time. Range: [0, 1]. Shape: [rows, times].</summary>
    public required LabelledMatrix Risk { get; init; }

    /// <summary>Predictions from survival probabilities.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="sampleIds">Shape: [rows].</param>
    /// <param name="times">Ascending. Shape: [times].</param>
    /// <param name="survival">Probability of being free of the event after a time, of a row: (row, time's position).</param>
    public static RiskPredictions FromSurvival(
        string model, ImmutableArray<string> sampleIds, ImmutableArray<double> times, Func<int, int, double> survival)
    {
        ArgumentNullException.ThrowIfNull(survival);
        double[] risk = new double[sampleIds.Length * times.Length];
        for (int t = 0; t < times.Length; t++)
        {
            for (int i = 0; i < sampleIds.Length; i++)
            {
                risk[(t * sampleIds.Length) + i] = 1 - survival(i, t);
            }
        }
        return new() { Model = model, Times = times, Risk = LabelledMatrix.FromColumnMajor(sampleIds, TimeLabels(times), risk).WithName(model) };
    }

    /// <summary>Predictions of a fitted Cox model.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="cox">The model; without strata.</param>
    /// <param name="covariates">Shape: [rows, columns]; has every column of the model by name. NaN gives NaN.</param>
    /// <param name="times">Ascending; none beyond the model's follow-up. Shape: [times].</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> for a column that is not there;
    /// <see cref="ErrorCode.OptionConflict"/> for a model with strata.</exception>
    public static RiskPredictions FromCox(string model, CoxResult cox, LabelledMatrix covariates, ImmutableArray<double> times)
    {
        ArgumentNullException.ThrowIfNull(cox);
        ArgumentNullException.ThrowIfNull(covariates);
        if (cox.Data.Strata is not null)
        {
            Throw.NotPlainFollowUp(cox.Data, "predicted risk", "strata", "Fit the model without strata, the stratum as a covariate.");
        }
        double[] linear = [.. cox.PredictLinear(covariates)];
        CoxCurve baseline = cox.BaselineHazard()[0];
        double[] survival = [.. times.Select(baseline.SurvivalAt)];
        return FromSurvival(model, covariates.SampleIds, times, (row, t) => Math.Pow(survival[t], Math.Exp(linear[row])));
    }

    /// <summary>The risks at one time as a column, for measures at a horizon.</summary>
    /// <param name="time">One of <see cref="Times"/>.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public LabelledMatrix At(double time)
    {
        int at = Times.IndexOf(time);
        if (at < 0)
        {
            Throw.NoPredictionAt(time, Times);
        }
        return LabelledMatrix.FromColumnMajor(Risk.SampleIds, [Model], Risk.Column(at).ToArray()).WithName(Model);
    }

    /// <summary>Names of the columns: the times as text.</summary>
    internal static ImmutableArray<string> TimeLabels(ImmutableArray<double> times) => [.. times.Select(t => t.ToString("R", CultureInfo.InvariantCulture))];
}
