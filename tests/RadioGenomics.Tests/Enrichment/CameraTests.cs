using System.Text.Json;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Numerics.Distributions;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class CameraTests
{
    static GeneRanking Ranked800()
    {
        string[][] rows = SharedReference.Cells("ranked800")[1..];
        return GeneRanking.Create([.. rows.Select(r => r[0])], [.. rows.Select(r => SharedReference.Number(r[1]))]);
    }

    static GeneRanking Ranking(params double[] scores) => GeneRanking.Create([.. scores.Select((_, i) => $"g{i}")], [.. scores]);

    static GeneSetCollection Sets(params (string Name, string[] Genes)[] sets) =>
        new() { Name = "test", Sets = [.. sets.Select(s => new GeneSet(s.Name, "", [.. s.Genes]))] };

    [Theory]
    [InlineData("cameraPR_default", 0.01, false)]
    [InlineData("cameraPR_ranks_cor005", 0.05, true)]
    public void Preranked_SharedReference_AgreesWithR(string name, double correlation, bool ranks)
    {
        JsonElement expected = SharedReference.Json("camera_pr").GetProperty(name);
        CameraResult found = Camera.Preranked(Ranked800(), SingleSampleScoresTests.Gmt("ranked800"), new() { InterGeneCorrelation = correlation, UseRanks = ranks });
        Assert.Equal(Texts(expected, "set"), found.Rows.Select(r => r.Set));
        Assert.Equal(Texts(expected, "Direction"), found.Rows.Select(r => r.Direction));
        Assert.Equal(SharedReference.Numbers(expected.GetProperty("NGenes")), found.Rows.Select(r => (double)r.Size));
        Assert.All(SharedReference.Numbers(expected.GetProperty("PValue")).Zip(found.Rows), p => Assert.Equal(p.First, p.Second.P, 1e-10 * p.First));
        Assert.All(SharedReference.Numbers(expected.GetProperty("FDR")).Zip(found.Rows), p => Assert.Equal(p.First, p.Second.Q, 1e-10 * p.First));
    }

    static IEnumerable<string> Texts(JsonElement of, string name) => of.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);

    // By hand, no correlation: the ordinary t test of {4, 5} against {1, 2, 3}: difference 2.5, pooled variance (0.5 + 2) / 3, t = 2.5 / √(5/6 · 5/6) = 3.
    [Fact]
    public void Preranked_NoCorrelation_IsTheTwoSampleT()
    {
        CameraResult result = Camera.Preranked(Ranking(1, 2, 3, 4, 5), Sets(("x", ["g3", "g4"])), new() { InterGeneCorrelation = 0 });
        Assert.Equal(2.5, result.Rows[0].Difference, 1e-14);
        Assert.Equal(StudentT.TwoSided(3, 3), result.Rows[0].P, 1e-14);
        Assert.Equal(("Up", 2), (result.Rows[0].Direction, result.Rows[0].Size));
    }

    // More correlation, less evidence: the very reason for the method.
    [Fact]
    public void Preranked_MoreCorrelation_GivesLargerP()
    {
        double[] p = [.. new[] { 0, 0.01, 0.1, 0.5 }.Select(r => Camera.Preranked(Ranking([.. Enumerable.Range(0, 40).Select(i => (double)i)]),
            Sets(("x", ["g30", "g33", "g36", "g39"])), new() { InterGeneCorrelation = r }).Rows[0].P)];
        Assert.Equal(p.Order(), p);
        Assert.True(p[3] > 2 * p[0]);
    }

    [Fact]
    public void Preranked_SetOfAllGenes_HasNoP()
    {
        CameraResult result = Camera.Preranked(Ranking(1, 2, 3), Sets(("all", ["g0", "g1", "g2"]), ("x", ["g0"])));
        Assert.Equal(["x", "all"], result.Rows.Select(r => r.Set));
        Assert.True(double.IsNaN(result.Rows[1].P) && double.IsNaN(result.Rows[1].Q));
    }

    [Fact]
    public void Preranked_CorrelationToBeEstimated_NeedsExpression() => Assert.Equal(ErrorCode.OptionConflict,
        Assert.Throws<RadioGenomicsException>(() => Camera.Preranked(Ranking(1, 2, 3), Sets(("x", ["g0"])), new() { InterGeneCorrelation = null })).Code);

    [Fact]
    public void Preranked_IndexOfOtherGenes_IsRefused()
    {
        var index = GeneSetIndex.Build(Sets(("x", ["g0"])), ["g0", "g1"]);
        Assert.Equal(ErrorCode.ShapeMismatch, Assert.Throws<RadioGenomicsException>(() => Camera.Preranked(Ranking(1, 2, 3), index)).Code);
    }

    // Every result says why gene-permutation p-values are not enough.
    [Fact]
    public void Summary_Always_ExplainsAntiConservativePreranked() =>
        Assert.Contains("anti-conservative", Camera.Preranked(Ranking(1, 2, 3), Sets(("x", ["g0"]))).Summary, StringComparison.Ordinal);
}
