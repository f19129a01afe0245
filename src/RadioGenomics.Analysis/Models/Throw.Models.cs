using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void ResponseConstant(string name, double value, int rows) =>
        throw new RadioGenomicsException(ErrorCode.ConstantColumn,
            FormattableString.Invariant($"The response '{name}' is {value} in all {rows} rows; a regression needs one that varies. Check the column."));

    [DoesNotReturn]
    public static void NotZeroOrOne(string name, string row, double value) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"The response '{name}' is {value} in row '{row}'; a binomial regression expects 0 or 1. Recode it, or use the Gaussian family."));

    [DoesNotReturn]
    public static void ResponseLength(string name, string what, int found, int rows) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"The response '{name}' has {found} {what} for {rows} rows; expected one for each of at least one row."));

    [DoesNotReturn]
    public static void ResponseNotFinite(string name, string what, string row, double value) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"Among the {what} of the response '{name}', row '{row}' has {value}; expected a finite number")
            + (what == "weights" ? " above 0." : ". Leave such rows out."));

    [DoesNotReturn]
    public static void ResponseNotAligned(LabelledMatrix features, Models.PenalizedResponse response) =>
        throw new RadioGenomicsException(ErrorCode.SamplesNotAligned,
            FormattableString.Invariant($"{features.Name} ({features.SampleCount} rows, first '{features.SampleIds.FirstOrDefault()}') and the response '{response.Name}' ")
            + FormattableString.Invariant($"({response.Count} rows, first '{response.SampleIds.FirstOrDefault()}') do not have the same rows in the same order. ")
            + "Join them by key first.");

    [DoesNotReturn]
    public static void FeaturesMissing(string matrix, IReadOnlyList<(string Feature, int Count)> missing, int rows) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"{missing.Count} features of {matrix} have missing or infinite values (of {rows} rows): ")
            + string.Join(", ", missing.Take(6).Select(m => FormattableString.Invariant($"'{m.Feature}' {m.Count}"))) + (missing.Count > 6 ? " ..." : "")
            + ". A penalised regression needs complete rows: impute them, drop these features, or drop the rows (missing = drop-rows).");

    [DoesNotReturn]
    public static void NoRowsLeft(string matrix, int rows, int features) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"Of {rows} rows of {matrix} fewer than 3 have all {features} features. Impute the values or drop the emptiest features first."));

    [DoesNotReturn]
    public static void AllConstant(string matrix, int features) =>
        throw new RadioGenomicsException(ErrorCode.ConstantColumn,
            FormattableString.Invariant($"All {features} features of {matrix} are constant or left out; a regression needs one that varies."));

    [DoesNotReturn]
    public static void NoPenalty(int features) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"All {features} features have penalty factor 0, so there is nothing to choose a penalty for. ")
            + "Give at least one feature a factor above 0, or fit an ordinary regression.");

    [DoesNotReturn]
    public static void PenaltyFactorCount(int found, int features) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"{found} penalty factors were given for {features} features; expected one each, in the order of the features."));

    [DoesNotReturn]
    public static void MeasureUnfit(string measure, string family, string expected) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            $"Measure {measure} does not exist for a {family} response; expected {expected}.");

    [DoesNotReturn]
    public static void FoldRows(int found, int rows) =>
        throw new RadioGenomicsException(ErrorCode.FoldInvalid,
            FormattableString.Invariant($"{found} folds were given for {rows} rows; expected the fold of each row, in their order."));

    [DoesNotReturn]
    public static void RowWithoutFold(int rows, int without) =>
        throw new RadioGenomicsException(ErrorCode.FoldInvalid,
            FormattableString.Invariant($"{without} of {rows} rows have no fold; expected one for every row. Complete the table of folds."));

    [DoesNotReturn]
    public static void TooFewFolds(int folds, int rows) =>
        throw new RadioGenomicsException(ErrorCode.FoldInvalid,
            FormattableString.Invariant($"{rows} rows in {folds} folds cannot be cross-validated; expected at least 3 folds with a row each. Give fewer folds, or more rows."));

    [DoesNotReturn]
    public static void FoldWithoutEvents(string fold, int rows, string what, string advice) =>
        throw new RadioGenomicsException(ErrorCode.FoldInvalid,
            FormattableString.Invariant($"Fold {fold} ({rows} rows) {what}. {advice}"));

    [DoesNotReturn]
    public static void NothingMeasured(string measure, int folds) =>
        throw new RadioGenomicsException(ErrorCode.FoldInvalid,
            FormattableString.Invariant($"{measure} could be measured in fewer than two of {folds} folds. Give fewer folds, or folds with events and other rows each."));

    [DoesNotReturn]
    public static void FeatureForScore(string feature, string matrix, int needed, int absent) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            FormattableString.Invariant($"The model needs {needed} features; {absent} of them are not in {matrix}, first '{feature}'. ")
            + "Score a matrix with the same features, prepared in the same way.");
}
