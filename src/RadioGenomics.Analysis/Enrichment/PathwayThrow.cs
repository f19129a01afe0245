using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis.Enrichment;

[StackTraceHidden]
static class PathwayThrow
{
    [DoesNotReturn]
    public static EnrichmentResult UnknownList(string list, string kind, IReadOnlyCollection<string> known) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            FormattableString.Invariant($"The result has no {kind} '{list}'; it has {known.Count}: {string.Join(", ", known.Take(10))}{(known.Count > 10 ? ", ..." : "")}."));

    [DoesNotReturn]
    public static int UnknownTerm(string name, int count) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            FormattableString.Invariant($"There is no term '{name}' among the {count} that were compared; names are compared exactly."));

    [DoesNotReturn]
    public static void Lengths(int sets, int p, int q) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"{sets} terms with {p} p-values and {q} q-values; expected one of each per term."));

    [DoesNotReturn]
    public static void Universe(int universe, int genes) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"The universe has {universe} genes, but the terms name {genes} different ones. Restrict the terms to the universe, or give its right size."));

    [DoesNotReturn]
    public static void RankingIsNoList(string name) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            $"'{name}' is a ranking of all genes; over-representation needs a list of genes. Choose CAMERA or GSEA, or give the genes that count as found.");

    public static void Require(bool valid, string name, double found, string range)
    {
        if (!valid)
        {
            Throw.OptionOutOfRange(name, found, range);
        }
    }
}
