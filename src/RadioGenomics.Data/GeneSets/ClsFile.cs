using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>A phenotype file (.cls) as it was read: classes, or numbers; by position, for the format names no samples.</summary>
public sealed record ClsFile
{
    /// <summary>Class of each sample, in file order; empty when the file holds numbers. Shape: [samples].</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The classes, in the order of the file's second line; empty when the file holds numbers.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>Numeric phenotypes by name, one value per sample; empty when the file holds classes.</summary>
    public ImmutableArray<(string Name, ImmutableArray<double> Values)> Numbers { get; init; } = [];

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }
}

/// <summary>Settings of <see cref="ClsReader"/>.</summary>
public sealed record ClsReadOptions : TextOptions;
