using System.Collections.Immutable;
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

    public static void IfNotOpenUnit(string name, double value)
    {
        if (!(value > 0 && value < 1))
        {
            OptionOutOfRange(name, value, "between 0 and 1, both excluded");
        }
    }

    [DoesNotReturn]
    public static void CovariateRows(string data, int found, int expected, string? firstFound, string? firstExpected) =>
        throw new RadioGenomicsException(ErrorCode.SamplesNotAligned,
            FormattableString.Invariant($"The covariates have {found} rows and '{data}' {expected}; the same rows in the same order are needed")
            + (firstFound is null ? "." : $", but '{firstFound}' stands where '{firstExpected}' is expected.") + " Join them by key first.");

    [DoesNotReturn]
    public static void InfiniteCovariate(string sample, string column, double found) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"Covariate '{column}' of '{sample}' is {found}; expected a finite number, or a missing value for a row to be left out."));

    [DoesNotReturn]
    public static void NoCompleteRows(int rows, IEnumerable<string> emptiest) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"None of {rows} rows has every covariate. Most values are missing in: {string.Join(", ", emptiest)}. Leave these out."));

    [DoesNotReturn]
    public static void ExactTiesConflict(string with) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            $"Exact ties and {with} do not go together: the exact likelihood has no such form. Choose efron or breslow.");

    [DoesNotReturn]
    public static void NothingToEstimate(IEnumerable<string> names) =>
        throw new RadioGenomicsException(ErrorCode.ConstantColumn,
            $"None of the covariates varies among the rows at risk: {string.Join(", ", names)}. A model needs at least one that does.");

    [DoesNotReturn]
    public static void OffsetInvalid(int found, int expected) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"{found} offsets for {expected} rows; expected one finite number each."));

    [DoesNotReturn]
    public static void LevelUnknown(string column, string level, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"Column '{column}' holds '{level}', which is not among the given levels ({string.Join(", ", known)}). Add it, or leave its rows out.");

    [DoesNotReturn]
    public static void FunctionUnknown(string term) =>
        throw new RadioGenomicsException(ErrorCode.OptionUnknown,
            $"'{term}' is neither a column nor a known function of one; expected factor(x), log(x), log2(x), sqrt(x), ns(x,df) or rcs(x,knots).");

    [DoesNotReturn]
    public static void OutsideFunction(string term, double value) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"{term} has no value where the column is {value}; expected positive numbers. Shift the column first, or take it as it is."));

    [DoesNotReturn]
    public static void KnotsCoincide(string term, ImmutableArray<double> knots) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            $"{term}: knots must differ, found {string.Join(", ", knots.Select(k => FormattableString.Invariant($"{k:0.####}")))}; the covariate has too few different values. Use fewer knots.");
}
