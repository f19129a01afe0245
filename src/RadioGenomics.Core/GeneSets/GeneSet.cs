using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>A named set of genes.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Description">What the file says about it, often a web address; may be empty.</param>
/// <param name="Genes">Genes without repeats, in file order.</param>
public sealed record GeneSet(string Name, string Description, ImmutableArray<string> Genes);
