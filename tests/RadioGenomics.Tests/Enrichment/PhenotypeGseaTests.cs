using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class PhenotypeGseaTests
{
    const int Samples = 24, Genes = 300;

    /// <summary>Genes 0 to 24 are higher in the first twelve samples; genes 100 to 124 share a factor that has nothing to do with them.</summary>
    static LabelledMatrix Expression()
    {
        var random = new Philox(9, 0);
        double[] factor = [.. Enumerable.Range(0, Samples).Select(_ => random.NextGaussian())];
        double[] values = new double[Samples * Genes];
        for (int g = 0; g < Genes; g++)
        {
            for (int s = 0; s < Samples; s++)
            {
                values[(g * Samples) + s] = 8 + random.NextGaussian() + (g < 25 && s < 12 ? 0.9 : 0) + (g is >= 100 and < 125 ? 2 * factor[s] : 0);
            }
        }
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, Samples).Select(s => $"s{s:00}")], [.. Enumerable.Range(0, Genes).Select(g => $"g{g:000}")], values);
    }

    static readonly GeneSetCollection Sets = Gmt.Of(
        ("planted", Names(0, 25)), ("factor", Names(100, 25)), ("other", Names(200, 40)), ("small", Names(290, 3)));

    static ImmutableArray<string> Names(int from, int count) => [.. Enumerable.Range(from, count).Select(g => $"g{g:000}")];

    static GseaPhenotype Classes() => GseaPhenotype.TwoClasses("group", [.. Enumerable.Range(0, Samples).Select(s => s < 12 ? "case" : "control")], "case", "control");

    [Theory]
    [InlineData(GeneMetric.SignalToNoise)]
    [InlineData(GeneMetric.TTest)]
    [InlineData(GeneMetric.Pearson)]
    public void Run_PlantedSet_IsFoundAndCorrelatedSetIsNot(GeneMetric metric)
    {
        PhenotypeGseaResult result = PhenotypeGsea.Run(Expression(), Classes(), Sets, new() { Metric = metric });
        GseaRow planted = result.Rows[0];
        Assert.Equal("planted", planted.Set);
        Assert.True(planted is { Es: > 0.6, P: < 0.01, Q: < 0.05 });
        Assert.All(result.Rows.Skip(1), r => Assert.True(r.P > 0.05));
        Assert.Equal(3, result.Rows.Length);
        // The same set of correlated genes against random genes: what the preranked form would claim.
        Assert.All(result.Fwer, f => Assert.InRange(f, 0, 1));
    }

    [Fact]
    public void Run_OneThreadOrThree_GivesTheSameBits()
    {
        string[] one = Rows(1), three = Rows(3);
        Assert.Equal(one, three);

        static string[] Rows(int threads) => [.. PhenotypeGsea.Run(Expression(), Classes(), Sets, new() { Permutations = 200 }, RunContext.Default with { Threads = threads })
            .Rows.Select(r => FormattableString.Invariant($"{r.Set} {r.Es:R} {r.Nes:R} {r.P:R} {r.Q:R}"))];
    }

    // Genes high with the number must be at the top: a radiomic feature instead of classes.
    [Fact]
    public void Run_Number_RanksByCorrelation()
    {
        LabelledMatrix expression = Expression();
        PhenotypeGseaResult result = PhenotypeGsea.Run(expression, GseaPhenotype.Number("volume", [.. Enumerable.Range(0, Samples).Select(s => s < 12 ? 30.0 + s : 10 - s)]), Sets);
        Assert.Equal(("planted", GeneMetric.Pearson), (result.Rows[0].Set, result.Options.Metric));
        Assert.True(result.Rows[0].Es > 0);
    }

    [Fact]
    public void Run_MissingAndConstantGenes_AreLeftOutAndCounted()
    {
        LabelledMatrix expression = Expression();
        double[] values = expression.Values.ToArray();
        values[5] = double.NaN;
        values.AsSpan(Samples, Samples).Fill(3);
        PhenotypeGseaResult result = PhenotypeGsea.Run(LabelledMatrix.FromColumnMajor(expression.SampleIds, expression.FeatureIds, values), Classes(), Sets, new() { Permutations = 50 });
        Assert.Equal(Genes - 2, result.Ranking.Count);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.ValuesFiltered && d.Message.Contains("1 with missing values, 1 with the same value", StringComparison.Ordinal));
    }

    // By hand, two permutations-free parts: observed NES 2 and 1; permuted (after division by the mean of each set) known.
    // Set A permuted 1, 3 (mean 2) -> 0.5, 1.5; set B permuted 1, 1 -> 1, 1. Ten copies, so that means are known.
    [Fact]
    public void PermutationTest_ByHand_GivesFdrAndFwer()
    {
        double[][] nulls = [.. Enumerable.Range(0, 10).Select(i => new double[] { i % 2 == 0 ? 0.1 : 0.3, 0.2 })];
        var test = new PermutationTest([0.25, 0.2], nulls);
        Assert.Equal([1.25, 1.0], test.Nes, (a, b) => Math.Abs(a - b) < 1e-12);
        // Five of ten permuted scores reach 0.25.
        Assert.Equal([6.0 / 11, 1], test.P, (a, b) => Math.Abs(a - b) < 1e-12);
        // 1.25: 5 of 20 permuted reach it, 1 of 2 observed: 0.25 / 0.5. 1.0: 15 of 20, 2 of 2.
        Assert.Equal([0.5, 0.75], test.Q, (a, b) => Math.Abs(a - b) < 1e-12);
        // Largest of each permutation: 1 and 1.5 in turn.
        Assert.Equal([0.5, 1], test.Fwer, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Phenotype_Faults_HaveTheirCodes()
    {
        Assert.Equal(ErrorCode.TooFewObservations, Code(() => GseaPhenotype.TwoClasses("x", ["a", "b", "b"], "a", "b")));
        Assert.Equal(ErrorCode.UnknownLabel, Code(() => GseaPhenotype.TwoClasses("x", ["a", "b", "c"], "a", "b")));
        Assert.Equal(ErrorCode.NonFinite, Code(() => GseaPhenotype.Number("x", [1, 2, double.NaN, 4])));
        Assert.Equal(ErrorCode.ConstantColumn, Code(() => GseaPhenotype.Number("x", [1, 1, 1, 1])));
        Assert.Equal(ErrorCode.TooFewObservations, Code(() => GseaPhenotype.Number("x", [1, 2])));
        Assert.Equal(ErrorCode.ShapeMismatch, Code(() => PhenotypeGsea.Run(Expression(), GseaPhenotype.Number("x", [1, 2, 3, 4]), Sets)));
        Assert.Equal(ErrorCode.OptionConflict, Code(() => PhenotypeGsea.Run(Expression(), GseaPhenotype.Number("x", [.. Enumerable.Range(0, Samples).Select(i => (double)i)]), Sets, new() { Metric = GeneMetric.TTest })));

        static ErrorCode Code(Action act) => Assert.Throws<RadioGenomicsException>(act).Code;
    }
}
