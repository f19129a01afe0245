using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis.Enrichment;

[StackTraceHidden]
static partial class EnrichmentThrow
{
    [DoesNotReturn]
    public static void NoSets(string collection) =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable, $"The gene set collection '{collection}' has no sets; expected at least one.");

    [DoesNotReturn]
    public static void EmptyUniverse() =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable, "The universe has no genes; expected the list of all genes that were tested.");

    [DoesNotReturn]
    public static void EmptyGene(int position) =>
        throw new RadioGenomicsException(ErrorCode.EmptyLabel, FormattableString.Invariant($"The gene at position {position + 1} of the universe has no name. Remove it."));

    [DoesNotReturn]
    public static void RepeatedGene(string gene, int first, int second) =>
        throw new RadioGenomicsException(ErrorCode.DuplicateLabel,
            FormattableString.Invariant($"The gene '{gene}' is in the universe at positions {first + 1} and {second + 1}; expected every gene once. Keep one row per gene."));

    [DoesNotReturn]
    public static void RepeatedSet(string collection, string set) =>
        throw new RadioGenomicsException(ErrorCode.GeneSetInvalid, $"The collection '{collection}' has two sets called '{set}'; expected unique names. Rename or merge one of them.");

    [DoesNotReturn]
    public static void NothingFound(IdOverlap overlap, string collection) =>
        throw new RadioGenomicsException(ErrorCode.GeneIdMismatch, overlap.Describe($"the sets of '{collection}'"));

    [DoesNotReturn]
    public static void NoSetLeft(string collection, GeneSetFilterOptions options, int[] sizes, string? why) =>
        throw new RadioGenomicsException(ErrorCode.GeneSetsFiltered,
            FormattableString.Invariant($"None of the {sizes.Length} sets of '{collection}' has {options.MinSize} to {options.MaxSize} genes in the universe; ")
            + FormattableString.Invariant($"the smallest has {sizes.Min()}, the largest {sizes.Max()}. ") + (why ?? "Change MinSize or MaxSize, or check the identifiers."));

    [DoesNotReturn]
    public static void EmptyLists() =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable, "The gene list has no genes; expected at least one.");

    [DoesNotReturn]
    public static void RepeatedList(string name) =>
        throw new RadioGenomicsException(ErrorCode.DuplicateLabel, $"Two gene lists are called '{name}'; expected unique names. Rename one of them.");

    [DoesNotReturn]
    public static void ListLargerThanUniverse(string name, int genes, int universe) =>
        throw new RadioGenomicsException(ErrorCode.GeneAbsent,
            FormattableString.Invariant($"The universe has {universe} genes, fewer than the {genes} of {(name.Length == 0 ? "the list" : $"list '{name}'")}. ")
            + "The universe is every gene that could have come into the list, so usually all genes that were tested; give that list, or leave the universe out.");

    [DoesNotReturn]
    public static void ForeignList(IdOverlap overlap) =>
        throw new RadioGenomicsException(ErrorCode.GeneIdMismatch, overlap.Describe("the universe"));

    [DoesNotReturn]
    public static void NoOntology(OverRepresentationMethod method) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict, $"Method {method} follows the terms of an ontology, and none was given. Give the ontology of the sets, or use Method Classic.");

    [DoesNotReturn]
    public static void NoTermFound(string collection, string ontology, string first) =>
        throw new RadioGenomicsException(ErrorCode.OntologyInvalid,
            $"No set of '{collection}' is a term of the ontology '{ontology}' (first set: '{first}'). Expected the identifier of a term, such as GO:0006955, as name, or in the name or description of a set.");
}
