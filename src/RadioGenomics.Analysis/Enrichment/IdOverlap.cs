using System.Globalization;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How well two lists of gene identifiers agree, and why they do not: another kind of identifier, another case, a version.</summary>
sealed class IdOverlap
{
    const double LowShare = 0.1;

    readonly IReadOnlyCollection<string> _ids;
    readonly IReadOnlyCollection<string> _known;

    /// <param name="ids">What was looked for, each once.</param>
    /// <param name="known">Where it was looked for, each once.</param>
    /// <param name="found">How many were found.</param>
    public IdOverlap(IReadOnlyCollection<string> ids, IReadOnlyCollection<string> known, int found)
    {
        _ids = ids;
        _known = known;
        Found = found;
    }

    public int Found { get; }

    // Only looked at when little was found.
    GeneIdKind Kind => GeneIds.Detect(_ids);

    GeneIdKind KnownKind => GeneIds.Detect(_known);

    /// <summary>Whether so little was found that the reason is worth a look.</summary>
    public static bool IsLittle(int found, int ids, int known) => found < LowShare * Math.Min(ids, known);

    /// <summary>Little was found and the identifiers look different, or more would be found without regard to case or version.</summary>
    public bool IsSuspicious => IsLittle(Found, _ids.Count, _known.Count) && (Kind != KnownKind || Found == 0 || Otherwise().Found > Found);

    /// <summary>What was found, what both sides look like, and what to do.</summary>
    /// <param name="where">Where it was looked for, such as "the sets of 'h.all 7.0'".</param>
    public string Describe(string where)
    {
        (int other, string how) = Otherwise();
        string count = string.Create(CultureInfo.InvariantCulture, $"{Found} of {_ids.Count} genes found in {where} ({_known.Count} genes); ");
        string kinds = Kind == KnownKind
            ? $"ids on both sides look like {GeneIds.Describe(Kind)} (first: {First(_ids)} against {First(_known)})."
            : $"ids look like {GeneIds.Describe(Kind)} (first: {First(_ids)}), those of {where} like {GeneIds.Describe(KnownKind)} (first: {First(_known)}).";
        string more = other > Found ? string.Create(CultureInfo.InvariantCulture, $" {other} would be found {how}.") : "";
        return $"{count}{kinds}{more} {Advice()}";
    }

    // Whether case or version alone stands between the two.
    (int Found, string How) Otherwise()
    {
        int cased = Common(s => s.ToUpperInvariant()), versioned = Common(GeneIds.WithoutVersion);
        return versioned > cased ? (versioned, "without the version of Ensembl identifiers") : (cased, "if upper and lower case were the same");
    }

    int Common(Func<string, string> form)
    {
        HashSet<string> known = [.. _known.Select(form)];
        return _ids.Select(form).Distinct(StringComparer.Ordinal).Count(known.Contains);
    }

    string Advice() => (Kind, KnownKind) switch
    {
        (GeneIdKind.UpperCaseSymbol, GeneIdKind.CapitalisedSymbol) or (GeneIdKind.CapitalisedSymbol, GeneIdKind.UpperCaseSymbol) =>
            "Human and mouse symbols are different genes: use sets of the same species, or map one side with a table of orthologs.",
        (GeneIdKind.EnsemblGene, GeneIdKind.EnsemblGeneWithVersion) or (GeneIdKind.EnsemblGeneWithVersion, GeneIdKind.EnsemblGene) =>
            "Cut the versions off one side.",
        _ when Kind == KnownKind => "Check that both come from the same species and are written alike.",
        _ => "Map one side to the other's identifiers with a local table first.",
    };

    static string First(IReadOnlyCollection<string> ids) => string.Join(", ", ids.Take(3));
}
