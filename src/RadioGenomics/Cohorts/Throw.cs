using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics;

/// <summary>Every message of the façade.</summary>
[StackTraceHidden]
static partial class Throw
{
    [DoesNotReturn]
    public static void NoSuchTable(string wanted, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"The cohort has no table '{wanted}'. It has: {string.Join(", ", known)}.");

    [DoesNotReturn]
    public static void NotAMatrix(string name) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"The table '{name}' is a clinical table, not a numeric matrix. Use Clinical, or Covariates(\"column\") for single columns.");

    [DoesNotReturn]
    public static void UnknownCovariate(string name, Cohort cohort)
    {
        string[] near = [.. NearLabels.Find(name, cohort.CovariateNames(), 3)];
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"There is no covariate '{name}' among radiomic features, matrices and clinical columns. "
            + (near.Length > 0 ? $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?"
                : cohort.VolumeFeature is null && name == "volume" ? "The manifest names no 'volume' feature." : "Names are compared exactly."));
    }

    [DoesNotReturn]
    public static void CovariateLevels(string name, int levels, int most) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, FormattableString.Invariant(
            $"The text column '{name}' has {levels} different values; as a covariate it may have 2 to {most}. Group its values or choose another column."));

    [DoesNotReturn]
    public static void NoEndpoint(string name, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"The cohort has no endpoint '{name}'. It has: {string.Join(", ", known.DefaultIfEmpty("none"))}. Declare it under 'endpoints' in the manifest.");

    [DoesNotReturn]
    public static void NotAligned(string name, int found, int expected) =>
        throw new RadioGenomicsException(ErrorCode.SamplesNotAligned, FormattableString.Invariant(
            $"The matrix '{name}' shares {found} of the cohort's {expected} rows; at least 4 are needed. Its sample labels must be those of Cohort.SampleIds."));

    [DoesNotReturn]
    public static void NoModulesToEnrich(int genes) =>
        throw new RadioGenomicsException(ErrorCode.EmptyNetwork, FormattableString.Invariant(
            $"The network of {genes} genes has no modules, so there is nothing to test gene sets on. Look at its diagnostics, or choose another power or smaller modules."));

    [DoesNotReturn]
    public static void FoldsOfOtherRows(int found, int expected) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch, FormattableString.Invariant(
            $"{found} folds were given for the cohort's {expected} rows; expected the fold of each of them, in the order of Cohort.SampleIds."));

    [DoesNotReturn]
    public static void NotAnOutcome(string name, int levels) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, FormattableString.Invariant(
            $"'{name}' has {levels} different values; a ROC curve needs an outcome of 0 and 1. For a level of a text column write column=level; for a gene, its name in the mutation table."));

    [DoesNotReturn]
    public static void VolumeNotFound(string volume, IEnumerable<string> features) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"The manifest's volume feature '{volume}' is not in the radiomics table. "
            + (NearLabels.Find(volume, features, 3).ToArray() is { Length: > 0 } near ? $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?" : "Names are compared exactly."));
}
