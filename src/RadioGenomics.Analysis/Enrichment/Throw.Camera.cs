using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void CorrelationNeedsExpression() =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            "InterGeneCorrelation is to be estimated (auto), and only statistics are given. Give a number such as 0.01, or expression, design and contrast.");

    [DoesNotReturn]
    public static void UniverseMismatch(int universe, int genes) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"The gene sets were placed in {universe} genes and the data has {genes}, or in another order; expected the same genes in the same order. ")
            + "Build the index from the genes of the data.");

    [DoesNotReturn]
    public static void ExpressionMissing(string sample, string gene, double found, int genes, int of, string option) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"Expression of gene '{gene}' in sample '{sample}' is {(double.IsNaN(found) ? "missing" : "infinite")}; {genes} of {of} genes have such values and none may. ")
            + $"Impute them, or leave these genes out with {option}.");

    [DoesNotReturn]
    public static void NotCounts(string sample, string gene, double found) =>
        throw new RadioGenomicsException(ErrorCode.NotCounts,
            FormattableString.Invariant($"Expression of gene '{gene}' in sample '{sample}' is {found}; the Poisson kernel expects counts (0, 1, 2 ...). Use Kcdf = Gaussian (--kcdf gaussian) for logarithms, TPM or FPKM."));

    [DoesNotReturn]
    public static void TooFewForScores(string what, int found, int expected) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"{found} {what} are left to be scored; at least {expected} are needed."));

    [DoesNotReturn]
    public static void AbsRankingWithoutDifference() =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            "AbsRanking adds the deviations up and down, which needs MxDiff; found AbsRanking = true with MxDiff = false. Set one of them otherwise.");
}
