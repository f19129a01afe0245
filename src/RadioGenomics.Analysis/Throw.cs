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
