using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void TreeShape(int left, int right, int heights) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"The tree has {left} left partners, {right} right partners and {heights} heights; ")
            + "expected one of each per merge. Pass the columns of R's merge matrix and its heights.");

    [DoesNotReturn]
    public static void TreeNode(int node, int step) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"Merge {step + 1} of the tree names node {node}, which does not exist yet or was merged before; ")
            + "expected −i for item i or +s for the cluster of an earlier step s, each used once.");

    [DoesNotReturn]
    public static void PackedLength(long found, int items, long expected) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"The packed dissimilarity of {items} items has {found} values, expected {expected} ")
            + "(the strict lower triangle, row by row).");

    [DoesNotReturn]
    public static void DissimilarityNotFinite(int i, int j, double value) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"The dissimilarity of items {i + 1} and {j + 1} is {value}; clustering needs finite values. ")
            + "Drop items without variance or with too few values first.");

    public static void IfOutside(string option, double value, double low, double high)
    {
        // The negated form also catches NaN.
        if (!(value >= low && value <= high))
        {
            OptionOutOfRange(option, value, low, high);
        }
    }

    [DoesNotReturn]
    static void OptionOutOfRange(string option, double value, double low, double high) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"Option {option} is {value}, expected {low} to {high}. Correct it or leave it out for the default."));

    [DoesNotReturn]
    public static void LabelCount(int labels, int genes) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"There are {labels} module labels for {genes} genes; expected one label per gene, in the matrix's order."));

    [DoesNotReturn]
    public static void HubRuleUnknown(string rule, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, $"There is no hub rule '{rule}'; expected one of {string.Join(", ", known)}.");

    [DoesNotReturn]
    public static int? TraitUnknown(string trait, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel, $"There is no trait '{trait}'. The first traits are {string.Join(", ", known.Take(5))}.");

    [DoesNotReturn]
    public static void TraitsNotAligned(LabelledMatrix expression, LabelledMatrix traits) =>
        throw new RadioGenomicsException(ErrorCode.SamplesNotAligned,
            FormattableString.Invariant($"The expression matrix has {expression.SampleCount} samples, the traits have {traits.SampleCount}; ")
            + "expected the same samples in the same order. Join the tables by key first, for example with a cohort.");

    [DoesNotReturn]
    public static void NetworkTooSmall(LabelledMatrix given, LabelledMatrix usable) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"Of {given.FeatureCount} genes and {given.SampleCount} samples, {usable.FeatureCount} genes and {usable.SampleCount} samples can be used ")
            + "(variance, and values in at least half of the samples); a network needs at least 2 genes and 4 samples.");

    [DoesNotReturn]
    public static void NoModules(string which) =>
        throw new RadioGenomicsException(ErrorCode.EmptyNetwork, $"The {which} network has no module, so there is nothing to map.");

    [DoesNotReturn]
    public static void NetworksShareNoSample(string first, string second) =>
        throw new RadioGenomicsException(ErrorCode.NoSharedKey,
            $"The two networks share no sample: one begins with '{first}', the other with '{second}'. Map both to patient identifiers first.");

    [DoesNotReturn]
    public static void NetworkFileMissing(string path) =>
        throw new RadioGenomicsException(ErrorCode.FileNotFound, $"There is no file '{path}'. Check the path, or run the network analysis again and save it.");

    [DoesNotReturn]
    public static void NetworkFileFormat(string name, string why) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat, $"'{name}' is not a readable network analysis: {why}. Run the analysis again and save it.");

    [DoesNotReturn]
    public static void AssignmentsDiffer(int first, int second) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"One assignment has {first} genes, the other {second}; expected the same genes in the same order."));

    [DoesNotReturn]
    public static void NoSuchModule(int module, System.Collections.Immutable.ImmutableArray<int> known) =>
        throw new RadioGenomicsException(module <= 0 || known.IsEmpty ? ErrorCode.EmptyNetwork : ErrorCode.UnknownLabel, known.IsEmpty ? "The network has no modules, so there is no hub network."
            : FormattableString.Invariant($"There is no module {module} with two genes or more; the modules are {string.Join(", ", known.Take(20))}. Module 0 holds the genes of no module."));

    [DoesNotReturn]
    public static Statistics.CorrelationResult NoModuleTraits() =>
        throw new RadioGenomicsException(ErrorCode.EmptyNetwork,
            "The network has no modules, or was run without traits, so there is no table of modules and traits. Run it again with traits.");

    [DoesNotReturn]
    public static Statistics.CorrelationRow NoModuleTraitPair(int? module, string? trait, int modules) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            FormattableString.Invariant($"There is no pair of {(module is null ? "any module" : $"module {module}")} and {(trait is null ? "any trait" : $"trait '{trait}'")}; ")
            + FormattableString.Invariant($"modules are 1 to {modules}, traits those of ModuleTraits.YIds."));

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
    public static void TooFewForNetwork(int genes, int samples) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"A network needs at least 2 genes and 4 samples; found {genes} genes and {samples} samples."));

    [DoesNotReturn]
    public static void EmptyNetwork(double power, int genes) =>
        throw new RadioGenomicsException(ErrorCode.EmptyNetwork,
            FormattableString.Invariant($"With power {power} none of the {genes} genes is connected with any other. Use a smaller power, or look whether the genes vary together at all."));
}
