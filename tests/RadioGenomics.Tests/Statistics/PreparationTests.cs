using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class PreparationTests
{
    static LabelledMatrix Matrix(params double[][] features) => LabelledMatrix.FromColumnMajor(
        [.. Enumerable.Range(1, features[0].Length).Select(i => $"s{i}")], [.. Enumerable.Range(1, features.Length).Select(i => $"f{i}")],
        [.. features.SelectMany(f => f)]);

    // By hand: log2(0 + 1), log2(3 + 1); a missing value stays missing.
    [Fact]
    public void Log2_Counts_AddsTheOffset()
    {
        PreparationResult result = Preparation.Log2(Matrix([0, 3, double.NaN]));
        Assert.Equal([0, 2, double.NaN], result.Values.Column(0).ToArray());
        Assert.Equal("log2(x + 1)", result.Values.Unit);
        Assert.Contains("offset = 1", result.Summary, StringComparison.Ordinal);
    }

    // Logarithms taken twice give values at or below -1: the message says where.
    [Fact]
    public void Log2_BelowMinusOffset_NamesSampleAndFeature()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => Preparation.Log2(Matrix([1, -2.5])));
        Assert.Equal(ErrorCode.NonFinite, error.Code);
        Assert.Contains("sample 's2', feature 'f1' holds -2.5", error.Message, StringComparison.Ordinal);
    }

    // By hand: libraries of 4 and 1: 1/4 and 3/4 million; everything in f2.
    [Fact]
    public void Cpm_TwoSamples_DividesByLibrarySize()
    {
        PreparationResult result = Preparation.Cpm(Matrix([1, 0], [3, 1]));
        Assert.Equal([250_000.0, 0, 750_000, 1_000_000], result.Values.Values.ToArray());
        Assert.Equal([4.0, 1], result.SampleStatistics!["library_size"].AsNumbers().ToArray());
    }

    [Fact]
    public void Cpm_SampleWithoutCounts_IsRefusedByName()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => Preparation.Cpm(Matrix([1, 0], [3, 0])));
        Assert.Contains("'s2' has no counts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cpm_WrongNumberOfFactors_IsRefused() => Assert.Equal(ErrorCode.ShapeMismatch,
        Assert.Throws<RadioGenomicsException>(() => Preparation.Cpm(Matrix([1, 2]), [1])).Code);

    // Equal composition needs no normalisation, whatever the depth.
    [Fact]
    public void TmmFactors_SameComposition_AreOne() => Assert.Equal([1.0, 1], Preparation.TmmFactors(Matrix([1, 2], [3, 6], [5, 10])));

    // By hand: mean 2, standard deviation 1.
    [Fact]
    public void ZScore_OneTwoThree_IsMinusOneZeroOne()
    {
        PreparationResult result = Preparation.ZScore(Matrix([1, 2, 3, double.NaN], [5, 5, 5, 5]));
        Assert.Equal([-1, 0, 1, double.NaN], result.Values.Column(0).ToArray());
        Assert.All(result.Values.Column(1).ToArray(), v => Assert.True(double.IsNaN(v)));
        Assert.Equal(ErrorCode.ConstantColumn, Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void LowExpressionFilter_HalfTheSamples_KeepsAndNames()
    {
        PreparationResult result = Preparation.LowExpressionFilter(Matrix([1, 1, 0, 0], [1, 0, 0, double.NaN]), 1, 0.5);
        Assert.Equal(["f1"], result.Values.FeatureIds);
        Assert.Equal(["f2"], result.RemovedFeatures);
        Assert.Equal(["feature", "f2", "low-expression filter"], result.Tables().First().Columns.Select(c => c.TextAt(0)));
    }

    // One outlier makes the variance of f1 large but not its MAD.
    [Theory]
    [InlineData(SpreadMeasure.Variance, "f1")]
    [InlineData(SpreadMeasure.Mad, "f2")]
    public void VarianceFilter_Measure_Decides(SpreadMeasure measure, string kept) => Assert.Equal([kept],
        Preparation.VarianceFilter(Matrix([0, 0, 0, 0, 99], [1, 2, 3, 4, 5], [7, 7, 7, 7, 7]), 1, measure).Values.FeatureIds);

    [Fact]
    public void ConstantFilter_EqualOrMissing_AreRemoved() => Assert.Equal(["f2", "f3"],
        Preparation.ConstantFilter(Matrix([double.NaN, 1, 2], [3, double.NaN, 3], [double.NaN, double.NaN, double.NaN])).RemovedFeatures);

    [Fact]
    public void GoodSamplesGenes_NothingLeft_SaysHowMany()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => Preparation.GoodSamplesGenes(Matrix([1, 2, 3, 4, 5], [2, 2, 2, 2, 2])));
        Assert.Equal(ErrorCode.TooFewObservations, error.Code);
        Assert.Contains("1 good genes remain; at least 4", error.Message, StringComparison.Ordinal);
    }

    // Ten samples alike but for little noise, one far away: it and only it is named.
    [Fact]
    public void SampleConnectivity_OneFarSample_IsRemoved()
    {
        double[][] features = [.. Enumerable.Range(0, 30).Select(f => Enumerable.Range(0, 40).Select(s => Math.Sin((f * 41) + (s * 7)) + (s == 4 ? 20 : 0)).ToArray())];
        PreparationResult result = Preparation.SampleConnectivity(Matrix(features));
        Assert.Equal(["s5"], result.RemovedSamples);
        Assert.Equal(39, result.Values.SampleCount);
    }

    [Fact]
    public void Options_OutsideRange_AreRefused()
    {
        LabelledMatrix m = Matrix([1, 2, 3], [2, 3, 4]);
        Action[] calls =
        [
            () => Preparation.Log2(m, -1), () => Preparation.Cpm(m, priorCount: 0), () => Preparation.TmmFactors(m, new() { LogRatioTrim = 0.5 }),
            () => Preparation.LowExpressionFilter(m, 1, 2), () => Preparation.VarianceFilter(m, 0), () => Preparation.SampleConnectivity(m, 1),
            () => Preparation.GoodSamplesGenes(m, new() { MinFraction = -1 }),
        ];
        Assert.All(calls, c => Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(c).Code));
    }
}
