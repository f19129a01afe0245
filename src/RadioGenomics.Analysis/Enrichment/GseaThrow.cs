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

    [DoesNotReturn]
    public static void PhenotypeLabel(string name, string label, string first, string second) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"Phenotype '{name}' has the class '{label}', which is neither '{first}' nor '{second}'. Leave those samples out, or choose the two classes to compare (--classes A,B).");

    [DoesNotReturn]
    public static void PhenotypeClassTooSmall(string name, string first, int firstCount, string second, int secondCount) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"Phenotype '{name}' has {firstCount} samples of '{first}' and {secondCount} of '{second}'; expected at least 2 of each, better 7."));

    [DoesNotReturn]
    public static void PhenotypeMissing(string name, int missing, int samples) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"Phenotype '{name}' has no finite value in {missing} of {samples} samples. Leave those samples out first."));

    [DoesNotReturn]
    public static void PhenotypeTooShort(string name, int samples) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"Phenotype '{name}' has {samples} samples; at least 4 are needed to permute them."));

    [DoesNotReturn]
    public static void PhenotypeConstant(string name, double value) =>
        throw new RadioGenomicsException(ErrorCode.ConstantColumn,
            FormattableString.Invariant($"Phenotype '{name}' is {value} in every sample; there is nothing to compare."));

    [DoesNotReturn]
    public static void PhenotypeLength(string name, int found, int samples) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"Phenotype '{name}' has {found} values, the expression matrix {samples} samples; expected one value per sample, in the same order."));

    [DoesNotReturn]
    public static void MetricNeedsClasses(string metric, string name) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            $"Metric {metric} compares two classes, but phenotype '{name}' is a number. Use Pearson, or give classes.");

    [DoesNotReturn]
    public static void NoUsableGenes(int genes, int missing, int constant) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"Of {genes} genes, {missing} have missing values and {constant} the same value in every sample; fewer than two are left to rank. Impute or filter first."));
}
