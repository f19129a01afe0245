using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics;

/// <summary>Gene sets that belong together, with what a paper has to say about them: which collection, which version, whose.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "A gene set collection is a term of the field.")]
public sealed record GeneSetCollection
{
    /// <summary>Name of the collection, such as "h.all"; results are adjusted for multiple testing within one collection.</summary>
    public required string Name { get; init; }

    /// <summary>Version as its maker gives it, such as "7.0"; empty: not known.</summary>
    public string Version { get; init; } = "";

    /// <summary>Lower-case hexadecimal SHA-256 of the file on disk; of several files, in order, joined by "+"; empty: not from a file.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Licence text or name; empty: not stated, which is not the same as free.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Species, such as "Homo sapiens"; empty: not known.</summary>
    public string Organism { get; init; } = "";

    /// <summary>The sets, with unique names.</summary>
    public required ImmutableArray<GeneSet> Sets { get; init; }

    /// <summary>What was noticed when the sets were read or mapped.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Name and version, as results print it.</summary>
    public string Title => Version.Length == 0 ? Name : $"{Name} {Version}";
}
