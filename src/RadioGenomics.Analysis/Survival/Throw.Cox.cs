using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void ScoreCount(int found, int expected) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"{found} scores for {expected} rows of follow-up; expected one each, in the same order."));

    [DoesNotReturn]
    public static void ScoreNotFinite(string sample, double found) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"The score of '{sample}' is {found}; expected a finite number. Leave out the rows without a score first."));

    [DoesNotReturn]
    public static void CensoringWeightsWithEntry(Survival.ConcordanceWeight weight) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            $"Time weight {weight} needs the distribution of the censoring, which delayed entry does not give; expected N, S or I with start times.");
}
