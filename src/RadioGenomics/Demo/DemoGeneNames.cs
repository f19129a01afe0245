using System.Globalization;

namespace RadioGenomics.Demo;

/// <summary>Names of genes that belong to no module: gene families, then non-coding names. Not every number of a family is an approved symbol.</summary>
static class DemoGeneNames
{
    // A symbol as spreadsheets damage it (MARCHF3): readers are to notice.
    public const string Damaged = "3-Mar";

    static readonly (string Stem, int First, int Last)[] Families =
    [
        ("RPS", 2, 29), ("RPL", 3, 39), ("MRPL", 1, 57), ("MRPS", 2, 36), ("NDUFA", 1, 13), ("NDUFB", 1, 11), ("NDUFS", 1, 8), ("PSMA", 1, 8), ("PSMB", 1, 10),
        ("PSMC", 1, 6), ("PSMD", 1, 14), ("VPS", 4, 54), ("SNX", 1, 33), ("KLHL", 1, 42), ("FBXO", 2, 48), ("FBXL", 2, 22), ("USP", 1, 16), ("USP", 19, 54),
        ("SLC25A", 1, 53), ("SLC35E", 1, 4), ("ZDHHC", 1, 24), ("DNAJC", 1, 30), ("DNAJB", 1, 14), ("TTC", 1, 39), ("WDR", 1, 93), ("ANKRD", 1, 66),
        ("CCDC", 3, 190), ("TMEM", 9, 270), ("ZNF", 2, 860), ("RNF", 2, 42), ("RNF", 44, 225), ("C1orf", 21, 232), ("OR2T", 1, 35), ("KRT", 1, 86), ("PCDHB", 1, 16),
        ("GPR", 3, 183), ("ARHGAP", 1, 14), ("RAB", 1, 43), ("KCN", 1, 1), ("LINC0", 1000, 2999), ("AC0", 10000, 39999),
    ];

    /// <summary>The first names, in a fixed order, that are in no module.</summary>
    public static string[] Background(int count, IReadOnlySet<string> taken)
    {
        string[] named = ["GAPDH", "ACTB", "B2M", "TP53", "CTNNB1", "ARID1A", "TERT", "AXIN1", Damaged];
        return [.. named.Concat(Families.SelectMany(Names)).Where(n => !taken.Contains(n)).Distinct(StringComparer.Ordinal).Take(count)];
    }

    static IEnumerable<string> Names((string Stem, int First, int Last) family) =>
        Enumerable.Range(family.First, family.Last - family.First + 1).Select(i => family.Stem + i.ToString(CultureInfo.InvariantCulture)
            + (family.Stem == "AC0" ? ".1" : ""));
}
