using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Gene sets as they were read.</summary>
public sealed record GeneSetFile
{
    /// <summary>The sets, with name, version, SHA-256, licence and organism of the collection.</summary>
    public required GeneSetCollection Collection { get; init; }

    /// <summary>The sets, in file order, with unique names.</summary>
    public ImmutableArray<GeneSet> Sets => Collection.Sets;

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Collection.Diagnostics;
}

/// <summary>Settings of <see cref="GeneSetReader"/>.</summary>
public sealed record GeneSetReadOptions : TextOptions
{
    /// <summary>Whether the second cell of a line is a description; null: found from the second cells and stated in a diagnostic.</summary>
    public bool? HasDescription { get; init; }

    /// <summary>What to do with a set whose name was used before by a set of other genes.</summary>
    public DuplicateSetPolicy DuplicateSets { get; init; } = DuplicateSetPolicy.Error;

    /// <summary>Name of the collection; null: from the file beside it (see <see cref="GeneSetReader"/>) or the file name.</summary>
    public string? Name { get; init; }

    /// <summary>Version of the collection; null: from the file beside it or the file name.</summary>
    public string? Version { get; init; }

    /// <summary>Licence of the collection; null: from the file beside it.</summary>
    public string? Licence { get; init; }

    /// <summary>Species; null: from the file beside it or the file name.</summary>
    public string? Organism { get; init; }
}

/// <summary>What to do when two sets of a file have the same name. Two sets with the same name and the same genes are always one, with a note.</summary>
public enum DuplicateSetPolicy
{
    /// <summary>An error that names both lines.</summary>
    Error,
    /// <summary>One set with the genes of both.</summary>
    Merge,
    /// <summary>The second is called NAME (2), the third NAME (3).</summary>
    Rename,
}
