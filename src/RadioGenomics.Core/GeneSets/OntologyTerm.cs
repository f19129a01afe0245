using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>A link from a term to a broader one.</summary>
/// <param name="Relation">Such as "is_a" or "part_of".</param>
/// <param name="Parent">Identifier of the broader term.</param>
public readonly record struct OntologyLink(string Relation, string Parent);

/// <summary>A term of an ontology.</summary>
/// <param name="Id">Identifier, such as "GO:0006955".</param>
/// <param name="Name">Name, such as "immune response".</param>
/// <param name="Namespace">Part of the ontology, such as "biological_process"; may be empty.</param>
/// <param name="Parents">Links to broader terms.</param>
public sealed record OntologyTerm(string Id, string Name, string Namespace, ImmutableArray<OntologyLink> Parents)
{
    /// <summary>Further identifiers of the same term.</summary>
    public ImmutableArray<string> AlternativeIds { get; init; } = [];
}
