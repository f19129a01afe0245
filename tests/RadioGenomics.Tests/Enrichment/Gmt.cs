using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;

namespace RadioGenomics.Tests.Enrichment;

/// <summary>Gene sets and rankings of test files.</summary>
static class Gmt
{
    public static GeneSetCollection Read(string path) => new()
    {
        Name = Path.GetFileNameWithoutExtension(path),
        Sets = [.. File.ReadLines(path).Select(l => l.Split('\t')).Select(c => new GeneSet(c[0], c[1], [.. c[2..].Where(g => g.Length > 0).Distinct()]))],
    };

    public static GeneRanking Ranking(string path, bool header)
    {
        string[][] rows = [.. File.ReadLines(path).Skip(header ? 1 : 0).Select(l => l.Split('\t'))];
        return GeneRanking.Create([.. rows.Select(r => r[0])], [.. rows.Select(r => Networks.SharedReference.Number(r[1]))]);
    }

    public static GeneSetCollection Of(params (string Name, ImmutableArray<string> Genes)[] sets) =>
        new() { Name = "test", Sets = [.. sets.Select(s => new GeneSet(s.Name, "", s.Genes))] };
}
