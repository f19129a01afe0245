using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>ROC curves at a horizon from Kaplan-Meier estimates of those above each cut: the older alternative to weighting.</summary>
public static class SurvivalRoc
{
    /// <summary>The curve at one horizon.</summary>
    /// <param name="data">Follow-up from a common beginning, one cause, no weights.</param>
    /// <param name="marker">Shape: [rows], rows as in <paramref name="data"/>. Higher = the event sooner. Finite.</param>
    /// <param name="horizon">In the data's unit.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.HorizonOutOfRange"/> (the message names the last usable time),
    /// <see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.NonFinite"/>, <see cref="ErrorCode.OptionConflict"/>,
    /// <see cref="ErrorCode.NoEvents"/>, <see cref="ErrorCode.TooFewObservations"/>.</exception>
    /// <remarks>
    /// Sensitivity = (1 - S(t | positive)) P(positive) / (1 - S(t)), false positive rate = S(t | positive) P(positive) / S(t). The curve need not
    /// rise everywhere and no error is given: prefer <see cref="TimeDependentAuc"/>, and use this to
    /// compare with papers that used it. Cost: O(different values × n log n).
    /// Source: Heagerty, Lumley, Pepe (2000) Biometrics 56:337, the first estimator.
    /// Reference: R survivalROC 1.0.3.1 survivalROC(method = "KM"); agreement 1e-12.
    /// </remarks>
    public static RocCurve KaplanMeier(SurvivalData data, ReadOnlySpan<double> marker, double horizon)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (marker.Length != data.Count)
        {
            Throw.ScoreCount(marker.Length, data.Count);
        }
        for (int i = 0; i < marker.Length; i++)
        {
            if (!double.IsFinite(marker[i]))
            {
                Throw.ScoreNotFinite(data.SampleIds[i], marker[i]);
            }
        }
        LabelledMatrix column = LabelledMatrix.FromColumnMajor(data.SampleIds, ["marker"], marker.ToArray()).WithName("marker");
        PlainFollowUp.Complete("ROC curve", data, column, ImmutableArray.CreateBuilder<Diagnostic>());
        PlainFollowUp.CheckHorizon(data, horizon);
        double[] time = data.Time.ToArray();
        int[] state = data.State.ToArray();
        var order = new MarkerOrder(marker);
        double free = new KaplanMeierStep(time, state).At(horizon);
        List<double> cut = [double.PositiveInfinity], sensitivity = [0], falsePositive = [0];
        for (int g = order.GroupEnds.Length - 1; g >= 0; g--)
        {
            int first = g == 0 ? 0 : order.GroupEnds[g - 1];
            int[] positive = order.Rows[first..];
            double share = (double)positive.Length / time.Length;
            double survival = new KaplanMeierStep([.. positive.Select(r => time[r])], [.. positive.Select(r => state[r])]).At(horizon);
            cut.Add(marker[order.Rows[first]]);
            sensitivity.Add((1 - survival) * share / (1 - free));
            falsePositive.Add(survival * share / free);
        }
        return new() { Time = horizon, Cut = [.. cut], Sensitivity = [.. sensitivity], FalsePositiveRate = [.. falsePositive] };
    }
}
