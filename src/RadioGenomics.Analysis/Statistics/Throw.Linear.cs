using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void DesignTooWide(int samples, int columns) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"The design has {columns} columns for {samples} samples; expected more samples than columns, so that a variance can be estimated."));

    [DoesNotReturn]
    public static void DesignDependent(string column, string[] before) =>
        throw new RadioGenomicsException(ErrorCode.Collinear,
            before.Length == 0 ? $"Column '{column}' of the design is zero in all samples. Leave it out."
            : $"Column '{column}' of the design follows from the columns before it ({string.Join(", ", before.Take(8))}), so its effect cannot be told from theirs. Leave one of them out.");

    [DoesNotReturn]
    public static void ContrastShape(int found, ImmutableArray<string> columns) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"The contrast has {found} weights, all zero or not one per column; the design has {columns.Length} columns: {string.Join(", ", columns.Take(12))}."));

    [DoesNotReturn]
    public static void ContrastDependent(int position) =>
        throw new RadioGenomicsException(ErrorCode.Collinear,
            FormattableString.Invariant($"Contrast {position + 1} follows from the contrasts before it. Leave it out."));

    [DoesNotReturn]
    public static void ContrastUnknown(string text, ImmutableArray<string> columns) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"The contrast '{text}' is no coefficient of the design, no difference of two, and not one number per coefficient. The coefficients are: {string.Join(", ", columns.Take(20))}.");

    [DoesNotReturn]
    public static void TrendAndRobust() =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            "Trend and Robust were both asked for; the robust prior does not follow a trend here. Choose one of them.");

    [DoesNotReturn]
    public static void DesignUnrelated(LabelledMatrix expression, LabelledMatrix design) =>
        throw new RadioGenomicsException(ErrorCode.NoSharedKey,
            $"The expression ({expression.SampleCount} samples, first '{expression.SampleIds.FirstOrDefault()}') and the design ({design.SampleCount} samples, first '{design.SampleIds.FirstOrDefault()}') "
            + "share no sample. Write the identifiers in one form in both.");
}
