using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Mutations;

public sealed class FeatureMutationTests
{
    static readonly string[] Ids = [.. Enumerable.Range(1, 12).Select(i => $"P{i}")];

    static FeatureMutationResult RunSmall(FeatureMutationOptions? options = null) =>
        FeatureMutation.Run(Features(), Mutations(), options ?? new() { MinMutated = 3, MinWildType = 3 });

    // up: higher in the mutated; flat: constant; gap: two values missing.
    static LabelledMatrix Features() => LabelledMatrix.FromColumnMajor([.. Ids], ["up", "flat", "gap"],
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, .. Enumerable.Repeat(4.0, 12), double.NaN, 2, 1, 7, 5, 3, 9, 8, 4, 6, double.NaN, 0]);

    // HIT: the last five mutated, the first five wild type, two not profiled. RARE: one mutated.
    static LabelledMatrix Mutations() => LabelledMatrix.FromColumnMajor([.. Ids], ["HIT", "RARE"],
        [0, 0, 0, 0, 0, double.NaN, double.NaN, 1, 1, 1, 1, 1, 1, .. Enumerable.Repeat(0.0, 11)]);

    // By hand: 5 against 5 completely apart: p = 2 / C(10,5). Two tests are possible (flat has none), so q = 2p.
    [Fact]
    public void Run_Separated_HasExactPAndCountsPerClass()
    {
        FeatureMutationPair top = RunSmall().Pairs[0];
        Assert.Equal(("up", "HIT", 5, 5), (top.Feature, top.Gene, top.MutatedCount, top.WildTypeCount));
        Assert.Equal(2 / 252.0, top.P, 1e-15);
        Assert.Equal(4 / 252.0, top.Q, 1e-15);
        Assert.Equal((1.0, 1.0, 1.0), (top.Auc, top.Low, top.High));
    }

    // "Not profiled" is not "wild type", and a missing feature value takes a patient out of one class only.
    [Fact]
    public void Run_MissingValues_AreInNoClass()
    {
        FeatureMutationPair gap = Assert.Single(RunSmall().Pairs, p => p.Feature == "gap");
        Assert.Equal((4, 4), (gap.MutatedCount, gap.WildTypeCount));
    }

    [Fact]
    public void Run_RareGene_IsLeftOutAndNamed()
    {
        FeatureMutationResult result = RunSmall();
        Assert.Equal(["RARE"], result.GenesLeftOut);
        Assert.DoesNotContain(result.Pairs, p => p.Gene == "RARE");
        Assert.Contains("1 genes were left out", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ConstantFeature_IsNaNLastAndReported()
    {
        FeatureMutationResult result = RunSmall();
        Assert.Equal("flat", result.Pairs[^1].Feature);
        Assert.True(double.IsNaN(result.Pairs[^1].P) && double.IsNaN(result.Pairs[^1].Q));
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.ConstantColumn && d.Message.Contains("flat", StringComparison.Ordinal));
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.NotProfiled);
    }

    [Fact]
    public void ToTable_Columns_AreTheContract() => Assert.Equal(
        ["feature", "gene", "n_mutated", "n_wild_type", "auc", "ci_low", "ci_high", "p", "q"], RunSmall().ToTable().Columns.Select(c => c.Name));

    [Fact]
    public void Run_NoGeneOftenEnough_WarnsInsteadOfFailing()
    {
        FeatureMutationResult result = RunSmall(new() { MinMutated = 50 });
        Assert.Empty(result.Pairs);
        Assert.Empty(result.Figures());
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.TooFewObservations);
    }

    [Fact]
    public void Figures_Pairs_ShowVolcanoAndEveryPatientOfTheTopPair()
    {
        FigureSpec[] figures = [.. RunSmall().Figures()];
        Assert.Equal(["feature-mutation-volcano", "feature-mutation-top"], figures.Select(f => f.Id));
        Assert.Equal(10, figures[1].Panels[0].Marks.OfType<PointsMark>().Sum(m => m.X.Length));
    }

    [Fact]
    public void Run_OtherSamples_IsRefused()
    {
        var other = LabelledMatrix.FromColumnMajor(["X"], ["HIT"], [1]);
        Assert.Equal(ErrorCode.SamplesNotAligned, Assert.Throws<RadioGenomicsException>(() => FeatureMutation.Run(Features(), other)).Code);
    }

    [Fact]
    public void Run_ValueOtherThanZeroOneNaN_NamesSampleAndGene()
    {
        var wrong = LabelledMatrix.FromColumnMajor([.. Ids], ["HIT"], [2, .. Enumerable.Repeat(0.0, 11)]);
        var error = Assert.Throws<RadioGenomicsException>(() => FeatureMutation.Run(Features(), wrong));
        Assert.Contains("'P1', gene 'HIT' holds 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void Run_OptionsOutOfRange_AreRefused(int mutated, int wild) => Assert.Equal(ErrorCode.OptionOutOfRange,
        Assert.Throws<RadioGenomicsException>(() => RunSmall(new() { MinMutated = mutated, MinWildType = wild })).Code);

    // Every pair must equal the plain tests of its two classes, whatever the number of threads.
    [Fact]
    public void Run_ManyPairs_EqualThePlainTests()
    {
        const int samples = 90;
        string[] ids = [.. Enumerable.Range(0, samples).Select(i => $"S{i}")];
        double[] values = [.. Enumerable.Range(0, samples * 6).Select(i => i % 11 == 0 ? double.NaN : Math.Round(Math.Sin(i * 7.1) * 40))];
        double[] calls = [.. Enumerable.Range(0, samples * 5).Select(i => i % 13 == 0 ? double.NaN : Math.Sin(i * 3.7) > 0.4 ? 1.0 : 0)];
        var features = LabelledMatrix.FromColumnMajor([.. ids], ["a", "b", "c", "d", "e", "f"], values);
        var genes = LabelledMatrix.FromColumnMajor([.. ids], ["g1", "g2", "g3", "g4", "g5"], calls);
        FeatureMutationResult one = FeatureMutation.Run(features, genes, null, new() { Threads = 1 }), many = FeatureMutation.Run(features, genes, null, new() { Threads = 4 });
        Assert.Equal(one.Pairs, many.Pairs);
        Assert.All(one.Pairs, pair =>
        {
            double[] x = features.Column(pair.Feature).ToArray(), g = genes.Column(pair.Gene).ToArray();
            double[] mutated = [.. x.Where((_, i) => g[i] == 1)], wild = [.. x.Where((_, i) => g[i] == 0)];
            Assert.Equal(GroupTests.Wilcoxon(mutated, wild).P, pair.P);
            AucResult auc = GroupTests.Auc(mutated, wild);
            Assert.Equal((auc.Auc, auc.Low, auc.High), (pair.Auc, pair.Low, pair.High));
        });
    }
}
