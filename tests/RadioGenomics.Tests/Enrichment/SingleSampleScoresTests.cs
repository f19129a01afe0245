using System.Text.Json;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Numerics;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class SingleSampleScoresTests
{
    static readonly string[] Genes = ["a", "b", "c", "d"];

    static LabelledMatrix Small(params double[][] samples) => LabelledMatrix.FromColumnMajor(
        [.. samples.Select((_, i) => $"s{i + 1}")], [.. Genes.Take(samples[0].Length)],
        [.. Enumerable.Range(0, samples[0].Length).SelectMany(g => samples.Select(s => s[g]))]);

    static GeneSetCollection Sets(params (string Name, string[] Genes)[] sets) =>
        new() { Name = "test", Sets = [.. sets.Select(s => new GeneSet(s.Name, "", [.. s.Genes]))] };

    static ErrorCode CodeOf(Action run) => Assert.Throws<RadioGenomicsException>(run).Code;

    // By hand, tau 0: genes a > b > c > d, set {a, c}: inside steps at places 1 and 3 give ½ 4 + ½ 2 = 3, outside 3 and 1: 2; 3 - 2 = 1.
    [Fact]
    public void Ssgsea_FourGenesWithoutWeights_IsByHand()
    {
        var options = new SingleSampleOptions { Method = SingleSampleMethod.Ssgsea, Tau = 0, SsgseaNorm = false };
        SingleSampleResult result = SingleSampleScores.Run(Small([4, 3, 2, 1]), Sets(("x", ["a", "c"])), options);
        Assert.Equal(1, result.Scores[0, 0], 1e-15);
    }

    // Without normalisation a sample must score the same whoever else is in the cohort.
    [Fact]
    public void Ssgsea_WithoutNorm_DoesNotDependOnOtherSamples()
    {
        var options = new SingleSampleOptions { Method = SingleSampleMethod.Ssgsea, SsgseaNorm = false };
        GeneSetCollection sets = Sets(("x", ["a", "d"]));
        double alone = SingleSampleScores.Run(Small([4, 3, 2, 1]), sets, options).Scores[0, 0];
        Assert.Equal(alone, SingleSampleScores.Run(Small([4, 3, 2, 1], [1, 9, 3, 4]), sets, options).Scores[0, 0]);
    }

    // By hand: with kcdf none and two samples, gene a is higher in the first, d in the second; shares 1 and ½. Sample 1: a (1), then by gene order
    // b, c (constant, dropped); so genes a, d: a first. Walk of {a}: up to 1, then down to 0: 1 + 0. Sample 2: a last: down to -1.
    [Fact]
    public void Gsva_TwoGenes_IsByHandAndDropsConstantGenes()
    {
        SingleSampleResult result = SingleSampleScores.Run(Small([2, 5, 5, 1], [1, 5, 5, 2]), Sets(("x", ["a", "b"])), new() { Kcdf = GsvaKernel.None, Tau = 0 });
        Assert.Equal([1.0, -1.0], result.Scores.Column(0).ToArray());
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.ConstantColumn);
        Assert.Equal(1, result.Sizes[0]);
    }

    // By hand: z of (1, 2, 3) is (-1, 0, 1); two equal genes add up to 2 / √2.
    [Fact]
    public void Zscore_TwoEqualGenes_IsRootTwoTimesZ()
    {
        SingleSampleResult result = SingleSampleScores.Run(Small([1, 1, 0, 2], [2, 2, 4, 1], [3, 3, 9, 7]), Sets(("x", ["a", "b"])), new() { Method = SingleSampleMethod.Zscore });
        Assert.Equal([-Math.Sqrt(2), 0, Math.Sqrt(2)], result.Scores.Column(0).ToArray().Select(v => Math.Round(v, 14)), (x, y) => Math.Abs(x - y) < 1e-13);
    }

    // By hand: one gene's component is its z-scores at unit length, and the sign follows the gene (R gives 1 for every sample).
    [Fact]
    public void Plage_OneGene_IsTheGeneItself()
    {
        SingleSampleResult result = SingleSampleScores.Run(Small([3, 1, 0], [2, 2, 4], [1, 3, 9]), Sets(("x", ["a"])), new() { Method = SingleSampleMethod.Plage });
        double[] expected = [Math.Sqrt(0.5), 0, -Math.Sqrt(0.5)];
        Assert.All(expected.Zip(result.Scores.Column(0).ToArray()), p => Assert.Equal(p.First, p.Second, 1e-14));
    }

    // A missing value would move every rank after it: no silent answer.
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Run_NonFiniteExpression_IsRefusedUnlessDropped(double value)
    {
        LabelledMatrix expression = Small([value, 3, 2, 1], [1, 2, 3, 4]);
        GeneSetCollection sets = Sets(("x", ["b", "c"]));
        Assert.Equal(ErrorCode.NonFinite, CodeOf(() => SingleSampleScores.Run(expression, sets)));
        SingleSampleResult result = SingleSampleScores.Run(expression, sets, new() { Missing = MissingGenes.Drop });
        Assert.Equal(3, result.GeneCount);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.ValuesFiltered && d.Message.Contains(": a.", StringComparison.Ordinal));
    }

    [Fact]
    public void Poisson_NegativeValues_AreNoCounts() => Assert.Equal(ErrorCode.NotCounts,
        CodeOf(() => SingleSampleScores.Run(Small([-1, 3, 2], [1, 2, 3]), Sets(("x", ["b"])), new() { Kcdf = GsvaKernel.Poisson })));

    // Every gene in the set: nothing to compare with, so no number.
    [Theory]
    [InlineData(SingleSampleMethod.Ssgsea)]
    [InlineData(SingleSampleMethod.Gsva)]
    public void Run_SetOfAllGenes_ScoresNaNAndSaysSo(SingleSampleMethod method)
    {
        SingleSampleResult result = SingleSampleScores.Run(Small([4, 3, 2, 1], [1, 3, 2, 5]), Sets(("all", Genes), ("x", ["a"])), new() { Method = method });
        Assert.True(double.IsNaN(result.Scores[0, 0]));
        Assert.True(double.IsFinite(result.Scores[0, 1]));
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.TooFewObservations);
    }

    [Fact]
    public void Options_OutOfRangeOrContradictory_AreRefused()
    {
        LabelledMatrix expression = Small([4, 3, 2, 1], [1, 3, 2, 5]);
        GeneSetCollection sets = Sets(("x", ["a"]));
        Assert.Equal(ErrorCode.OptionOutOfRange, CodeOf(() => SingleSampleScores.Run(expression, sets, new() { Tau = -1 })));
        Assert.Equal(ErrorCode.OptionConflict, CodeOf(() => SingleSampleScores.Run(expression, sets, new() { AbsRanking = true, MxDiff = false })));
        Assert.Equal(ErrorCode.TooFewObservations, CodeOf(() => SingleSampleScores.Run(Small([4, 3, 2, 1]), sets)));
    }

    [Theory]
    [InlineData("gsva", 1e-8)]
    [InlineData("gsva_maxdiff_false", 1e-8)]
    [InlineData("gsva_absranking", 1e-8)]
    [InlineData("gsva_kcdf_none", 1e-8)]
    [InlineData("ssgsea", 1e-8)]
    [InlineData("ssgsea_unnormalised", 1e-8)]
    [InlineData("ssgsea_tau1", 1e-8)]
    [InlineData("plage", 1e-8)]
    [InlineData("zscore", 1e-8)]
    public void Run_SharedReference_AgreesWithR(string name, double tolerance)
    {
        JsonElement expected = SharedReference.Json("gsva").GetProperty(name);
        LabelledMatrix expression = SharedReference.Expression("expr600");
        SingleSampleResult found = SingleSampleScores.Run(expression.SelectSamples([.. Enumerable.Range(0, 30)]), Gmt("expr600"), OptionsOf(name) with { MinSize = 3 });
        string[] rows = [.. expected.GetProperty("rows").EnumerateArray().Select(r => r.GetString()!)];
        Assert.Equal(rows, found.Scores.FeatureIds);
        foreach ((double[] reference, int set) in expected.GetProperty("data").EnumerateArray().Select((r, i) => (SharedReference.Numbers(r), i)))
        {
            double[] own = found.Scores.Column(set).ToArray();
            // PLAGE's sign is arbitrary in the reference.
            double sign = name == "plage" && own.Zip(reference, (x, y) => x * y).Sum() < 0 ? -1 : 1;
            Assert.All(own.Zip(reference), p => Assert.Equal(sign * p.Second, p.First, tolerance * Math.Max(1, Math.Abs(p.Second))));
        }
    }

    // The same bytes for any number of threads: pieces write only their own places.
    [Theory]
    [InlineData(SingleSampleMethod.Ssgsea)]
    [InlineData(SingleSampleMethod.Gsva)]
    [InlineData(SingleSampleMethod.Plage)]
    [InlineData(SingleSampleMethod.Zscore)]
    public void Run_AnyThreads_GivesTheSameBits(SingleSampleMethod method)
    {
        LabelledMatrix expression = RandomExpression(37, 200);
        GeneSetCollection sets = Sets([.. Enumerable.Range(0, 9).Select(s => ($"set{s}", Enumerable.Range(s * 7, 3 + (5 * s)).Select(g => $"g{g}").ToArray()))]);
        double[] one = SingleSampleScores.Run(expression, sets, new() { Method = method }, RunContext.Default with { Threads = 1 }).Scores.Values.ToArray();
        Assert.Equal(one, SingleSampleScores.Run(expression, sets, new() { Method = method }, RunContext.Default with { Threads = 4 }).Scores.Values.ToArray());
    }

    // A cohort under way must stop soon after the user asks.
    [Theory]
    [InlineData(SingleSampleMethod.Ssgsea)]
    [InlineData(SingleSampleMethod.Gsva)]
    public void Run_Cancelled_StopsAtOnce(SingleSampleMethod method)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => SingleSampleScores.Run(RandomExpression(20, 100), Sets(("x", ["g1", "g2"])), new() { Method = method },
            RunContext.Default with { Cancellation = source.Token }));
    }

    // A single gene exactly in the middle weighs nothing: as in GSVA 1.46 the walk ends before it, down by the share of the others above it.
    [Fact]
    public void Deviations_WeightlessGene_EndsBeforeTheStep()
    {
        (double up, double down) = SampleWalk.Deviations([2], [2, 1, 0, 1]);
        Assert.Equal((0, -2.0 / 3), (up, down));
    }

    internal static LabelledMatrix RandomExpression(int samples, int genes)
    {
        var random = new Philox(3, 1);
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, samples).Select(s => $"s{s}")], [.. Enumerable.Range(0, genes).Select(g => $"g{g}")],
            [.. Enumerable.Range(0, samples * genes).Select(_ => random.NextGaussian())]);
    }

    internal static GeneSetCollection Gmt(string name) => new()
    {
        Name = name,
        Sets = [.. File.ReadLines(SharedReference.PathOf("reference", "r", "input", name + ".gmt")).Select(l => l.Split('\t')).Select(c => new GeneSet(c[0], c[1], [.. c[2..]]))],
    };

    static SingleSampleOptions OptionsOf(string name) => name switch
    {
        "gsva_maxdiff_false" => new() { MxDiff = false },
        "gsva_absranking" => new() { AbsRanking = true },
        "gsva_kcdf_none" => new() { Kcdf = GsvaKernel.None },
        "ssgsea" => new() { Method = SingleSampleMethod.Ssgsea },
        "ssgsea_unnormalised" => new() { Method = SingleSampleMethod.Ssgsea, SsgseaNorm = false },
        "ssgsea_tau1" => new() { Method = SingleSampleMethod.Ssgsea, Tau = 1 },
        "plage" => new() { Method = SingleSampleMethod.Plage },
        "zscore" => new() { Method = SingleSampleMethod.Zscore },
        _ => new(),
    };
}
