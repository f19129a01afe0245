using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

[StackTraceHidden]
static partial class Throw
{
    [DoesNotReturn]
    public static void OptionOutOfRange(string name, double found, string range) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"Option {name} is {found}; expected {range}."));

    [DoesNotReturn]
    public static void NothingToDraw(string figure, string why) =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable, $"{figure} has nothing to show: {why}.");

    [DoesNotReturn]
    public static void NotSquare(string matrix, int rows, int columns) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"The consensus matrix '{matrix}' has {rows} rows and {columns} columns, or their labels differ; expected the same items in the same order on both sides."));

    [DoesNotReturn]
    public static void NotAConsensus(string row, string column, double found, double mirrored) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"The consensus matrix holds {found} for '{row}' and '{column}' and {mirrored} the other way round; expected the same share from 0 to 1 (NaN where they were never drawn together)."));

    [DoesNotReturn]
    public static void NoComponents(string matrix, int complete, int samples, int varying) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"{matrix}: {complete} of {samples} samples have all values and {varying} columns vary; principal components need 3 samples and 1 column. Take columns with fewer missing values."));

    [DoesNotReturn]
    public static void OutcomeLength(int found, int samples) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch, FormattableString.Invariant($"{found} outcomes for {samples} samples of markers; expected one each."));

    [DoesNotReturn]
    public static void NotABinary(string sample, double found) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"The outcome of sample '{sample}' is {found}; expected 1 (case), 0 (control) or NaN (not known). Code the outcome as 0 and 1 first."));

    [DoesNotReturn]
    public static void TooFewForRoc(string marker, int cases, int controls) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"Marker '{marker}' has values of {cases} cases and {controls} controls; a ROC curve with an interval needs two of each."));

    [DoesNotReturn]
    public static void GroupCount(int found, int values) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch, FormattableString.Invariant($"{found} groups or names for {values} values; expected one each."));

    [DoesNotReturn]
    public static void NotNumbers(string table, string column) =>
        throw new RadioGenomicsException(ErrorCode.NotANumber, $"Column '{column}' of {table} holds text; expected numbers. Name the column of values first, that of groups second.");

    [DoesNotReturn]
    public static void VariantColumn(string table, string column) =>
        throw new RadioGenomicsException(ErrorCode.MissingColumn, $"The table of variants '{table}' has no column '{column}'; expected sample, gene and variant_class.");

    [DoesNotReturn]
    public static void PValueOutOfRange(double found, int position) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"The p-value at position {position + 1} is {found}; expected 0 to 1, or NaN where no test was possible."));

    [DoesNotReturn]
    public static void NotAMutation(string sample, string gene, double found) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"Sample '{sample}', gene '{gene}' holds {found}; a mutation matrix holds 1 (mutated), 0 (profiled, not mutated) or NaN (not profiled)."));

    [DoesNotReturn]
    public static void NotFiniteValue(string matrix, string sample, string feature, double found, string expected) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"{matrix}: sample '{sample}', feature '{feature}' holds {found}; expected {expected}."));

    [DoesNotReturn]
    public static void FactorCount(int found, int samples) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"{found} normalisation factors for {samples} samples; expected one each."));

    [DoesNotReturn]
    public static void EmptyLibrary(string matrix, string sample) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            $"{matrix}: sample '{sample}' has no counts at all, so nothing can be divided by its library size. Remove the sample first.");

    [DoesNotReturn]
    public static void TooFewLeft(string matrix, string what, int found, int expected) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"{matrix}: {found} good {what} remain; at least {expected} are needed. Look at its missing values and constant columns."));
}
