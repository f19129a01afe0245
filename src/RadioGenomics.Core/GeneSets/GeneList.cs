using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>Genes that were picked out of those tested: a module, the genes that go with a feature, a signature.</summary>
/// <param name="Name">Name of the list; may be empty when there is only one.</param>
/// <param name="Genes">Its genes, in any order; repeats count once.</param>
public sealed record GeneList(string Name, ImmutableArray<string> Genes);
