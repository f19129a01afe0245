using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>A named set of genes.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Description">What the file says about it, often a web address; may be empty.</param>
/// <param name="Genes">Genes without repeats, in file order.</param>
public sealed record GeneSet(string Name, string Description, ImmutableArray<string> Genes);

/// <summary>Gene sets as they were read.</summary>
public sealed record GeneSetFile
{
    /// <summary>The sets, in file order, with unique names.</summary>
    public required ImmutableArray<GeneSet> Sets { get; init; }

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>Settings of <see cref="GeneSetReader"/>.</summary>
public sealed record GeneSetReadOptions : TextOptions
{
    /// <summary>Whether the second cell of a line is a description; null: found from the second cells and stated in a diagnostic.</summary>
    public bool? HasDescription { get; init; }
}
