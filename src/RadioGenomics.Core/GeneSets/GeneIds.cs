using System.Text.RegularExpressions;

namespace RadioGenomics;

/// <summary>Tells kinds of gene identifiers apart by their looks.</summary>
public static partial class GeneIds
{
    const int Looked = 2000;

    /// <summary>The kind that at least two thirds of the identifiers look like; at most 2,000 of them, evenly spread, are looked at.</summary>
    /// <param name="ids">Identifiers of genes.</param>
    public static GeneIdKind Detect(IReadOnlyCollection<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        int step = Math.Max(1, ids.Count / Looked);
        GeneIdKind[] kinds = [.. ids.Where((_, i) => i % step == 0).Select(KindOf)];
        IGrouping<GeneIdKind, GeneIdKind>? most = kinds.GroupBy(k => k).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        return most is not null && most.Count() * 3 >= kinds.Length * 2 ? most.Key : GeneIdKind.Unknown;
    }

    /// <summary>What one identifier looks like.</summary>
    public static GeneIdKind KindOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id switch
        {
            _ when Number().IsMatch(id) => GeneIdKind.Entrez,
            _ when EnsemblGene().IsMatch(id) => id.Contains('.', StringComparison.Ordinal) ? GeneIdKind.EnsemblGeneWithVersion : GeneIdKind.EnsemblGene,
            _ when EnsemblOther().IsMatch(id) => GeneIdKind.EnsemblTranscript,
            _ when RefSeq().IsMatch(id) => GeneIdKind.RefSeq,
            _ when Probe().IsMatch(id) => GeneIdKind.ArrayProbe,
            _ when UniProt().IsMatch(id) => GeneIdKind.UniProt,
            _ when UpperCase().IsMatch(id) => GeneIdKind.UpperCaseSymbol,
            _ when Capitalised().IsMatch(id) => GeneIdKind.CapitalisedSymbol,
            _ => GeneIdKind.Unknown,
        };
    }

    /// <summary>The kind in words, for messages: "Entrez gene numbers (such as 7157)".</summary>
    public static string Describe(GeneIdKind kind) => kind switch
    {
        GeneIdKind.UpperCaseSymbol => "upper-case gene symbols as in human (such as TP53)",
        GeneIdKind.CapitalisedSymbol => "capitalised gene symbols as in mouse (such as Trp53)",
        GeneIdKind.Entrez => "Entrez gene numbers (such as 7157)",
        GeneIdKind.EnsemblGene => "Ensembl genes (such as ENSG00000141510)",
        GeneIdKind.EnsemblGeneWithVersion => "Ensembl genes with a version (such as ENSG00000141510.17)",
        GeneIdKind.EnsemblTranscript => "Ensembl transcripts or proteins (such as ENST00000269305)",
        GeneIdKind.RefSeq => "RefSeq accessions (such as NM_000546)",
        GeneIdKind.UniProt => "UniProt accessions (such as P04637)",
        GeneIdKind.ArrayProbe => "microarray probes (such as 1000_at)",
        _ => "no known kind of gene identifier",
    };

    /// <summary>An Ensembl identifier without its version; any other identifier as it is.</summary>
    public static string WithoutVersion(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        int dot = id.StartsWith("ENS", StringComparison.Ordinal) ? id.IndexOf('.', StringComparison.Ordinal) : -1;
        return dot < 0 ? id : id[..dot];
    }

    [GeneratedRegex(@"^\d{1,9}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^ENS([A-Z]{3,4})?G\d{11}(\.\d+)?$")]
    private static partial Regex EnsemblGene();

    [GeneratedRegex(@"^ENS([A-Z]{3,4})?[TPER]\d{11}(\.\d+)?$")]
    private static partial Regex EnsemblOther();

    [GeneratedRegex(@"^[NX][MRP]_\d+(\.\d+)?$")]
    private static partial Regex RefSeq();

    [GeneratedRegex(@"(_at$)|^(ILMN_\d+|A_\d+_P\d+)$")]
    private static partial Regex Probe();

    // A few symbols (P2RY12) look like accessions too; the majority decides.
    [GeneratedRegex(@"^([OPQ]\d[A-Z0-9]{3}\d|[A-NR-Z]\d[A-Z][A-Z0-9]{2}\d([A-Z][A-Z0-9]{2}\d)?)$")]
    private static partial Regex UniProt();

    [GeneratedRegex(@"^([A-Z][A-Z0-9]*([-.@/_][A-Z0-9]+)*@?|C([0-9]+|X|Y)orf\d+)$")]
    private static partial Regex UpperCase();

    [GeneratedRegex(@"^([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*([-.][A-Za-z0-9]+)*|\d{7}[A-Z]\d{2}Rik|[A-Z]\d-[A-Za-z0-9]+|mt-[A-Z][a-z0-9]+)$")]
    private static partial Regex Capitalised();
}
