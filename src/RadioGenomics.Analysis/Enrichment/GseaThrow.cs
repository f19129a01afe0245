using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void RankingShape(int genes, int scores) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"The ranking has {genes} genes and {scores} statistics; expected one statistic per gene."));

    [DoesNotReturn]
    public static void RankingNameless(int place) =>
        throw new RadioGenomicsException(ErrorCode.EmptyLabel,
            FormattableString.Invariant($"Gene {place + 1} of the ranking has no name; every gene needs an identifier."));

    [DoesNotReturn]
    public static void RankingRepeats(string gene, int first, int second) =>
        throw new RadioGenomicsException(ErrorCode.DuplicateLabel,
            FormattableString.Invariant($"The ranking has gene '{gene}' at positions {first + 1} and {second + 1}; expected one statistic per gene. ")
            + "Keep one of them, for example the one with the larger absolute statistic.");

    [DoesNotReturn]
    public static void RankingNonFinite((string Gene, double Score)[] bad, int genes) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"{bad.Length} of {genes} genes of the ranking have no finite statistic: ")
            + string.Join(", ", bad.Take(5).Select(b => FormattableString.Invariant($"{b.Gene} ({Name(b.Score)})"))) + (bad.Length > 5 ? ", ... " : ". ")
            + "A rank needs a finite number. Mend the statistic (for an infinite one, a p-value of 0 is the usual cause), "
            + "or leave these genes out with NonFinite = Drop (--non-finite drop).");

    static string Name(double value) => double.IsNaN(value) ? "missing" : value > 0 ? "Inf" : "-Inf";

    [DoesNotReturn]
    public static void RankingTooShort(int kept, int dropped) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"The ranking has {kept} genes with a finite statistic ({dropped} without); expected at least 2, usually all genes that were measured."));

    [DoesNotReturn]
    public static void RankingAllTied(int genes, double score) =>
        throw new RadioGenomicsException(ErrorCode.RankingAllTied,
            FormattableString.Invariant($"All {genes} genes of the ranking have the same statistic ({score}), so there is no order to test. Check which column was taken as the statistic."));

    [DoesNotReturn]
    public static void GeneSetWithoutContrast(int size, int genes) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"The set has {size} genes of a ranking of {genes}; expected at least one gene in the set and one outside."));

    [DoesNotReturn]
    public static Enrichment.GseaRow GeneSetNotTested(string set, IEnumerable<string> tested) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"There is no result for the set '{set}': not in the collection, or left out by size. The first tested sets are {string.Join(", ", tested.Take(5))}.");
}
