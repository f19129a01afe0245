using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics.Data;

/// <summary>Where gene sets come from: the file <c>FILE.source.json</c> beside them, as the fetching script writes it.</summary>
sealed partial record GeneSetOrigin
{
    /// <summary>Name of the collection.</summary>
    public string? Name { get; init; }

    /// <summary>Version of the collection.</summary>
    public string? Version { get; init; }

    /// <summary>Licence, as text or name.</summary>
    public string? Licence { get; init; }

    /// <summary>Species.</summary>
    public string? Organism { get; init; }

    /// <summary>Where the file was fetched.</summary>
    public string? Url { get; init; }

    /// <summary>SHA-256 that the file had when it was fetched.</summary>
    public string? Sha256 { get; init; }

    /// <summary>From the options, else the file beside it, else the file name.</summary>
    public static GeneSetOrigin Find(string path, GeneSetReadOptions options, InputRecord input, List<Diagnostic> notes)
    {
        GeneSetOrigin beside = Beside(path, input), name = FromFileName(Path.GetFileName(path));
        GeneSetOrigin origin = beside with
        {
            Name = options.Name ?? beside.Name ?? name.Name,
            Version = options.Version ?? beside.Version ?? name.Version,
            Licence = options.Licence ?? beside.Licence,
            Organism = options.Organism ?? beside.Organism ?? name.Organism,
            Sha256 = input.Sha256,
        };
        notes.Add(Diagnostic.Note(ErrorCode.ReaderNote, $"{path}: collection '{origin.Name}', version {Said(origin.Version)}, organism {Said(origin.Organism)}, licence {Said(origin.Licence)}."));
        return origin;
    }

    /// <summary>The collection of this origin.</summary>
    public GeneSetCollection Complete(ImmutableArray<GeneSet> sets) => new()
    {
        Name = Name!,
        Version = Version ?? "",
        Sha256 = Sha256 ?? "",
        Licence = Licence ?? "",
        Organism = Organism ?? "",
        Sets = sets,
    };

    static GeneSetOrigin Beside(string path, InputRecord input)
    {
        string file = path + ".source.json";
        if (!File.Exists(file))
        {
            return new();
        }
        GeneSetOrigin origin = StrictJson.Read<GeneSetOrigin>(File.ReadAllBytes(file), file);
        if (origin.Sha256 is { Length: > 0 } sha && !sha.Equals(input.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            Throw.GeneSets(path, 1, $"its SHA-256 is {input.Sha256}, but '{file}' says {sha}: the file is damaged or is another version. Fetch it again, or correct or remove '{file}'.");
        }
        return origin;
    }

    // h.all.v7.0.symbols.gmt, c2.cp.reactome.v2023.2.Hs.entrez.gmt, mh.all.v2024.1.Mm.symbols.json; anything else is only a name.
    static GeneSetOrigin FromFileName(string file)
    {
        string stem = Extension().Replace(file, "");
        Match match = Msigdb().Match(stem);
        return !match.Success ? new() { Name = stem } : new()
        {
            Name = match.Groups["name"].Value,
            Version = match.Groups["version"].Value,
            Organism = match.Groups["name"].Value.StartsWith('m') ? "Mus musculus" : "Homo sapiens",
        };
    }

    static string Said(string? text) => string.IsNullOrEmpty(text) ? "not stated" : $"'{Throw.Short(text)}'";

    [GeneratedRegex(@"\.(gmt|gmx|txt|json|tsv|gaf)?(\.gz)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^(?<name>(h|c[1-8]|mh|m[1-8]|msigdb)(\.[a-z0-9_]+)*?)\.v(?<version>\d+(\.\d+)+)(\.(Hs|Mm))?(\.(symbols|entrez|orig))?$")]
    private static partial Regex Msigdb();
}
