using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics;

[StackTraceHidden]
static class Throw
{
    [DoesNotReturn]
    public static void DuplicateLabel(string kind, string label, int first, int second) =>
        throw new RadioGenomicsException(ErrorCode.DuplicateLabel,
            FormattableString.Invariant($"The {kind} label '{label}' occurs at positions {first + 1} and {second + 1}; labels must be unique. ")
            + "Rename or merge one of them before building the matrix.");

    [DoesNotReturn]
    public static void EmptyLabel(string kind, int position) =>
        throw new RadioGenomicsException(ErrorCode.EmptyLabel,
            FormattableString.Invariant($"The {kind} label at position {position + 1} is empty; every {kind} needs a name."));

    [DoesNotReturn]
    public static void UnknownLabel(string kind, string label, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            $"There is no {kind} '{label}'. {NearestText(label, known)}");

    [DoesNotReturn]
    public static void ShapeMismatch(string what, long found, long expected) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"{what}: found {found}, expected {expected}."));

    [DoesNotReturn]
    public static void RepeatedTerm(string ontology, string id) =>
        throw new RadioGenomicsException(ErrorCode.OntologyInvalid, $"The ontology '{ontology}' has two terms '{id}'; expected unique identifiers. Fetch it again.");

    [DoesNotReturn]
    public static void UnknownParent(string ontology, OntologyTerm term, OntologyLink link) =>
        throw new RadioGenomicsException(ErrorCode.OntologyInvalid,
            $"The ontology '{ontology}' says {term.Id} ('{term.Name}') {link.Relation} {link.Parent}, but has no term {link.Parent}. The file is cut off, or part of it is in another file.");

    [DoesNotReturn]
    public static void CyclicOntology(string ontology, OntologyTerm[] cycle) =>
        throw new RadioGenomicsException(ErrorCode.OntologyCyclic,
            $"The ontology '{ontology}' has a cycle: {string.Join(" -> ", cycle.Select(t => $"{t.Id} ('{t.Name}')"))}. "
            + "Expected that no term is above itself; use the basic edition of the ontology, or correct one of these links.");

    [DoesNotReturn]
    public static void FigureCount(int found, int most) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"{found} figures were given to be combined; expected 1 to {most}, one for each letter."));

    [DoesNotReturn]
    public static void AssemblyOption(string name, double found, double low, double high) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"{name} of a combined figure is {found}; expected {low} to {high}."));

    [DoesNotReturn]
    public static void BadDesign(string design, string why) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            $"The design '{design}' of a combined figure cannot be used: {why}. Expected rows of letters of the same length divided by '/', such as 'aab/ccb', with '.' for an empty place.");

    [DoesNotReturn]
    public static void CombinedTwice(string id) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            $"Figure '{id}' is put together from several already; combine its figures with the others in one call.");

    [DoesNotReturn]
    public static void NoPanelsToCombine(string id) =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable, $"Figure '{id}' has no panels, so there is nothing to combine; leave it out.");

    static string NearestText(string label, IEnumerable<string> known)
    {
        string[] near = [.. NearLabels.Find(label, known, 3)];
        return near.Length > 0
            ? $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?"
            : "Names are compared exactly, upper and lower case included.";
    }
}
