using System.Text.Json;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

/// <summary>Against R fgsea on 800 genes and its own example.</summary>
public sealed class GseaSharedReferenceTests
{
    static GeneRanking Ranked800() => Gmt.Ranking(SharedReference.PathOf("reference", "r", "input", "ranked800.tsv"), header: true);

    static GeneSetCollection Sets800() => Gmt.Read(SharedReference.PathOf("reference", "r", "input", "ranked800.gmt"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void EnrichmentScore_Ranked800_AgreesWithFgsea(int weight)
    {
        JsonElement expected = SharedReference.Json("gsea");
        GeneRanking ranking = Ranked800();
        var index = GeneSetIndex.Build(Sets800(), ranking.Genes);
        Assert.True(index.Count >= 20);
        for (int s = 0; s < index.Count; s++)
        {
            JsonElement set = expected.GetProperty($"{index.Names[s]}.p{weight}");
            var score = EnrichmentScore.Of(ranking, index.Genes(s), weight);
            Assert.Equal(set.GetProperty("es").GetDouble(), score.Score, 1e-12);
            Assert.Equal(set.GetProperty("leading_edge").EnumerateArray().Select(g => g.GetString()), score.LeadingEdge.Select(p => ranking.Genes[p]));
        }
    }

    [Theory]
    [InlineData(ScoreType.Pos)]
    [InlineData(ScoreType.Neg)]
    public void EnrichmentScore_OneSided_AgreesWithFgsea(ScoreType type)
    {
        JsonElement expected = SharedReference.Json("gsea").GetProperty(type == ScoreType.Pos ? "scoreType_pos" : "scoreType_neg");
        GeneRanking ranking = Ranked800();
        var index = GeneSetIndex.Build(Sets800(), ranking.Genes);
        for (int s = 0; s < index.Count; s++)
        {
            Assert.Equal(expected.GetProperty(index.Names[s]).GetDouble(), EnrichmentScore.Of(ranking, index.Genes(s), 1, type).Score, 1e-12);
        }
    }

    // Both sides are Monte Carlo: four joint standard errors on the logarithm.
    [Fact]
    public void Multilevel_Ranked800_AgreesWithFgseaWithinTheirErrors()
    {
        JsonElement expected = SharedReference.Json("gsea").GetProperty("fgseaMultilevel_eps0");
        GseaResult result = PrerankedGsea.Run(Ranked800(), Sets800(), new() { MinSize = 5, Eps = 0 });
        Compare(expected, result, 0.05);
        double[] errors = SharedReference.Numbers(expected.GetProperty("log2err")), p = SharedReference.Numbers(expected.GetProperty("pval"));
        foreach ((int i, string? set) in expected.GetProperty("pathway").EnumerateArray().Select(e => e.GetString()).Index())
        {
            GseaRow row = result[set!];
            Assert.InRange(Math.Abs(Math.Log2(row.P / p[i])), 0, 4 * Math.Sqrt((row.Log2Error * row.Log2Error) + (errors[i] * errors[i])));
        }
    }

    [Fact]
    public void Simple_Ranked800_AgreesWithFgseaSimple()
    {
        JsonElement expected = SharedReference.Json("gsea").GetProperty("fgseaSimple_100000");
        GseaResult result = PrerankedGsea.Run(Ranked800(), Sets800(), new() { MinSize = 5, Method = GseaMethod.Simple, Permutations = 100_000 });
        Compare(expected, result, 0.006);
        double[] p = SharedReference.Numbers(expected.GetProperty("pval"));
        foreach ((int i, string? set) in expected.GetProperty("pathway").EnumerateArray().Select(e => e.GetString()).Index())
        {
            // Two runs of about 50,000 sets of the same sign.
            double error = Math.Sqrt(2 * p[i] / 50_000);
            Assert.InRange(result[set!].P - p[i], -4.5 * error, 4.5 * error);
        }
    }

    static void Compare(JsonElement expected, GseaResult result, double nesTolerance)
    {
        double[] es = SharedReference.Numbers(expected.GetProperty("ES")), nes = SharedReference.Numbers(expected.GetProperty("NES")), size = SharedReference.Numbers(expected.GetProperty("size"));
        Assert.Equal(es.Length, result.Rows.Length);
        foreach ((int i, string? set) in expected.GetProperty("pathway").EnumerateArray().Select(e => e.GetString()).Index())
        {
            GseaRow row = result[set!];
            Assert.Equal(es[i], row.Es, 1e-12);
            Assert.Equal(size[i], row.Size);
            Assert.InRange(row.Nes / nes[i], 1 - nesTolerance, 1 + nesTolerance);
        }
    }
}
