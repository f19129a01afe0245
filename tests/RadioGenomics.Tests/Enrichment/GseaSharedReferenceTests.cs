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

    // fgsea's own compiled routine on 3,000 genes weighing 1 to 3,000, down to 1e-50: probability that the highest (for negative scores the
    // lowest) point reaches a score. Both are Monte Carlo.
    [Theory]
    [InlineData(25, 0.3, 0.00023380164686544444, 0.494)]
    [InlineData(25, 0.5, 3.1999164816094043e-08, 0.710)]
    [InlineData(25, 0.7, 9.2424230456715686e-14, 0.938)]
    [InlineData(25, -0.6, 4.5421308174593853e-05, 0.540)]
    [InlineData(100, 0.3, 3.0363918966818697e-15, 0.990)]
    [InlineData(100, 0.7, 8.7367066654663851e-51, 1.839)]
    [InlineData(100, -0.6, 7.0771045740126827e-16, 1.011)]
    public void Splitting_RisingWeights_AgreesWithFgseaMultilevelCpp(int size, double score, double p, double log2Error)
    {
        const int Genes = 3000, Start = 1000;
        bool low = score < 0;
        var rising = ExactWeights.From([.. Enumerable.Range(1, Genes).Select(i => (double)i)]);
        ExactWeights weights = low ? rising.Reversed() : rising;
        var random = new RandomSets(1, Genes);
        int[][] sets = [.. Enumerable.Range(0, Start).Select(i => random.Draw(i, size))];
        double[] highs = [.. sets.Select(s => weights.Extremes([.. s.Order()]).High)];
        var chain = new SplittingChain(weights, size, low, new() { ScoreType = ScoreType.Pos }, 1e-60, 1);
        TailEstimate estimate = chain.Run([Math.Abs(score)], highs, i => sets[i], CancellationToken.None)[0];
        double own = Math.Sqrt(estimate.Variance) / Math.Log(2);
        Assert.InRange((estimate.LogP / Math.Log(2)) - Math.Log2(p), -4 * Math.Sqrt((own * own) + (log2Error * log2Error)), 4 * Math.Sqrt((own * own) + (log2Error * log2Error)));
    }
}
