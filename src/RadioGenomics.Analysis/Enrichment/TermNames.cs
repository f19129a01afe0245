using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Short forms of gene-set names for figures; tables and data keep the full names.</summary>
public static class TermNames
{
    const int MostCharacters = 44;

    // Longest first where one begins like another. Beside these, any prefix that all names share is taken off.
    static readonly string[] Collections =
    [
        "HALLMARK_", "REACTOME_", "BIOCARTA_", "KEGG_MEDICUS_", "KEGG_", "GOBP_", "GOCC_", "GOMF_", "GO_", "PID_", "WP_", "NABA_", "HP_",
    ];

    /// <summary>Names without the collection's prefix, words separated by spaces, shortened in the middle, all different.</summary>
    /// <param name="names">Full names, all different.</param>
    /// <param name="most">Most characters of a name. At least 8.</param>
    /// <returns>One for each name, in input order. Where two short forms would be the same, both stay whole.</returns>
    public static ImmutableArray<string> Short(IReadOnlyList<string> names, int most = MostCharacters)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 8);
        string shared = SharedPrefix(names);
        string[] bare = [.. names.Select(n => Bare(n, shared))];
        Unmix(bare, names);
        string[] cut = [.. bare.Select(n => Cut(n, most))];
        Unmix(cut, bare);
        return [.. cut];
    }

    // "DEMO_A", "DEMO_B": what stands before the first underscore, when all names have it and something is left.
    static string SharedPrefix(IReadOnlyList<string> names)
    {
        int end = names.Count < 2 ? -1 : names[0].IndexOf('_', StringComparison.Ordinal);
        return end > 0 && names.All(n => n.Length > end + 1 && n.AsSpan().StartsWith(names[0].AsSpan(0, end + 1), StringComparison.Ordinal)) ? names[0][..(end + 1)] : "";
    }

    static string Bare(string name, string shared)
    {
        string prefix = shared.Length > 0 ? shared
            : Collections.FirstOrDefault(c => name.StartsWith(c, StringComparison.Ordinal) && name.Length > c.Length) ?? "";
        return name[prefix.Length..].Replace('_', ' ').Trim();
    }

    // Terms differ at both ends ("regulation of ...", "... in mitosis"), so the middle goes.
    static string Cut(string name, int most)
    {
        if (name.Length <= most)
        {
            return name;
        }
        int head = most * 3 / 5, tail = most - 1 - head;
        return $"{name[..head].TrimEnd()}…{name[^tail..].TrimStart()}";
    }

    static void Unmix(string[] shortened, IReadOnlyList<string> whole)
    {
        HashSet<string> doubled = [.. shortened.GroupBy(s => s, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).SelectMany(g => g)];
        for (int i = 0; i < shortened.Length; i++)
        {
            shortened[i] = doubled.Contains(shortened[i]) || shortened[i].Length == 0 ? whole[i] : shortened[i];
        }
    }
}
