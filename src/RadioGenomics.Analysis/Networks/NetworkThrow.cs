using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis.Networks;

[StackTraceHidden]
static class NetworkThrow
{
    public static void IfOutside(string option, double value, double low, double high)
    {
        // The negated form also catches NaN.
        if (!(value >= low && value <= high))
        {
            throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
                FormattableString.Invariant($"Option {option} is {value}, expected {low} to {high}. Correct it or leave it out for the default."));
        }
    }

    [DoesNotReturn]
    public static void UnusableGenes(ErrorCode code, IReadOnlyList<string> genes, int total, string why)
    {
        string names = string.Join(", ", genes.Take(5)) + (genes.Count > 5 ? ", ..." : "");
        throw new RadioGenomicsException(code,
            FormattableString.Invariant($"{genes.Count} of {total} genes {why}: {names}. A network needs a correlation for every pair. ")
            + "Drop these genes first, for example with the good-samples-good-genes filter.");
    }

    [DoesNotReturn]
    public static void NoCorrelation(string first, string second, int samples) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"Genes '{first}' and '{second}' have no correlation over the {samples} samples in which both have values. ")
            + "Drop genes with many missing values, or fill the values in.");

    [DoesNotReturn]
    public static void TooSmall(int genes, int samples) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"A network needs at least 2 genes and 4 samples; found {genes} genes and {samples} samples."));

    [DoesNotReturn]
    public static void EmptyNetwork(double power, int genes) =>
        throw new RadioGenomicsException(ErrorCode.EmptyNetwork,
            FormattableString.Invariant($"With power {power} none of the {genes} genes is connected with any other. Use a smaller power, or look whether the genes vary together at all."));
}
