using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class CorrelationTests
{
    static LabelledMatrix Matrix(string prefix, params double[][] columns) => LabelledMatrix.FromColumnMajor(
        [.. Enumerable.Range(1, columns[0].Length).Select(i => $"P{i}")],
        [.. Enumerable.Range(1, columns.Length).Select(i => $"{prefix}{i}")],
        [.. columns.SelectMany(c => c)]);

    static CorrelationResult Run(double[] x, double[] y, CorrelationMethod method = CorrelationMethod.Pearson) =>
        Correlation.AllPairs(Matrix("x", x), Matrix("y", y), new() { Method = method });

    // By hand: deviations (-1.5, -.5, .5, 1.5) and (-1.5, .5, -.5, 1.5), products 4, squares 5 and 5, r = .8; two degrees of freedom: p = 1 - |r|.
    [Theory]
    [InlineData(CorrelationMethod.Pearson)]
    [InlineData(CorrelationMethod.Spearman)]
    public void AllPairs_FourSamples_GivesTheFractions(CorrelationMethod method)
    {
        CorrelationResult found = Run([1, 2, 3, 4], [1, 3, 2, 4], method);
        Assert.Equal(0.8, found.R(0, 0), 1e-15);
        Assert.Equal(0.2, found.P("x1", "y1"), 1e-15);
        Assert.Equal(4, found.N(0, 0));
    }

    // By hand: mid-ranks (1.5, 1.5, 3, 4) against (1, 2, 3, 4): products 4.5, squares 4.5 and 5; r = 4.5 / sqrt(22.5).
    [Fact]
    public void AllPairs_SpearmanWithTie_UsesMidRanks() =>
        Assert.Equal(4.5 / Math.Sqrt(22.5), Run([7, 7, 8, 20], [1, 2, 3, 4], CorrelationMethod.Spearman).R(0, 0), 1e-15);

    // By hand: atanh(.8) = ln 3; ln 3 ± 1.959963984540054; tanh of both.
    [Fact]
    public void AllPairs_FourSamples_IntervalIsFishers()
    {
        CorrelationRow row = Run([1, 2, 3, 4], [1, 3, 2, 4]).Row(0, 0);
        Assert.Equal(Math.Tanh(Math.Log(3) - 1.959963984540054), row.CiLow, 1e-14);
        Assert.Equal(Math.Tanh(Math.Log(3) + 1.959963984540054), row.CiHigh, 1e-14);
    }

    [Fact]
    public void AllPairs_SamplesInAnotherOrder_IsRefusedWithTheFirstDifference()
    {
        LabelledMatrix x = Matrix("x", [1, 2, 3, 4]), y = x.SelectSamples([1, 0, 2, 3]);
        var error = Assert.Throws<RadioGenomicsException>(() => Correlation.AllPairs(x, y));
        Assert.Equal(ErrorCode.SamplesNotAligned, error.Code);
        Assert.Contains("position 1: 'P1' and 'P2'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllPairs_ConstantAndEmptyColumns_GiveNaNAndAreNamed()
    {
        LabelledMatrix x = Matrix("x", [1, 2, 3, 4], [5, 5, 5, 5], [double.NaN, double.NaN, double.NaN, double.NaN]);
        CorrelationResult found = Correlation.AllPairs(x, Matrix("y", [1, 3, 2, 4]));
        Assert.Equal(0.8, found.R(0, 0), 1e-15);
        Assert.True(double.IsNaN(found.R(1, 0)) && double.IsNaN(found.Q(1, 0)) && double.IsNaN(found.R(2, 0)));
        Assert.Equal(1, found.TestCount);
        Assert.Contains(found.Diagnostics, d => d.Code == ErrorCode.ConstantColumn && d.Message.Contains("x2", StringComparison.Ordinal));
        Assert.Contains(found.Diagnostics, d => d.Code == ErrorCode.AllMissing && d.Message.Contains("x3", StringComparison.Ordinal));
    }

    // The command line's contract.
    [Fact]
    public void ToTable_Columns_AreThoseOfTheContractSortedByP()
    {
        var table = Correlation.AllPairs(Matrix("x", [1, 2, 3, 4, 5], [2, 1, 4, 3, 5]), Matrix("y", [1, 2, 3, 5, 4], [5, 4, 3, 2, 1])).ToTable();
        Assert.Equal(["x", "y", "n", "r", "ci_low", "ci_high", "p", "q"], table.Columns.Select(c => c.Name));
        double[] p = table["p"].AsNumbers().ToArray();
        Assert.Equal(p.Order(), p);
        Assert.Equal("x1", table["x"].AsText()[0]);
        Assert.Equal("y2", table["y"].AsText()[0]);
    }

    // Equal p-values must not leave the order of rows to chance: x, then y, by their bytes.
    [Fact]
    public void ToTable_EqualP_OrdersByXThenYOrdinally()
    {
        LabelledMatrix x = Matrix("x", [1, 2, 3, 5], [1, 2, 3, 5]), y = Matrix("y", [1, 3, 2, 4], [1, 3, 2, 4]);
        var table = Correlation.AllPairs(x, y).ToTable();
        Assert.Equal(["x1 y1", "x1 y2", "x2 y1", "x2 y2"], Enumerable.Range(0, 4).Select(i => $"{table["x"].AsText()[i]} {table["y"].AsText()[i]}"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0.95, 0)]
    [InlineData(0.95, 1.1)]
    public void AllPairs_OptionOutOfRange_IsRefused(double confidence, double maxPOutliers)
    {
        LabelledMatrix x = Matrix("x", [1, 2, 3, 4]);
        var error = Assert.Throws<RadioGenomicsException>(
            () => Correlation.AllPairs(x, x, new() { ConfidenceLevel = confidence, MaxPOutliers = maxPOutliers }));
        Assert.Equal(ErrorCode.OptionOutOfRange, error.Code);
    }

    [Fact]
    public void Row_MisspeltLabel_SuggestsTheNearest()
    {
        LabelledMatrix x = Matrix("feature", [1, 2, 3, 4]);
        var error = Assert.Throws<RadioGenomicsException>(() => Correlation.AllPairs(x, x).R("featur1", "feature1"));
        Assert.Equal(ErrorCode.UnknownLabel, error.Code);
        Assert.Contains("'feature1'", error.Message, StringComparison.Ordinal);
    }

    // By hand: (1.959964 + 0.841621) / sqrt(103) = 0.276048; tanh = 0.269244.
    [Fact]
    public void MinimumDetectable_OneTest_IsTheTextbookValue() => Assert.Equal(0.269244, CorrelationPower.MinimumDetectable(106, 1), 1e-6);

    // More than a million pairs are sorted range by range; no pair may be lost or doubled where ranges meet.
    [Fact]
    public void Rows_MoreThanAMillionPairs_AreAllThereInOrder()
    {
        LabelledMatrix x = CorrelationMissingTests.WithGaps(10, 1100, 1, false), y = CorrelationMissingTests.WithGaps(10, 1000, 2, false);
        CorrelationResult found = Correlation.AllPairs(x, y);
        bool[] seen = new bool[found.PairCount];
        double last = 0;
        foreach (CorrelationRow row in found.Rows())
        {
            Assert.False(seen[row.XIndex + (row.YIndex * 1100)]);
            seen[row.XIndex + (row.YIndex * 1100)] = true;
            Assert.False(row.P < last);
            last = double.IsNaN(row.P) ? double.PositiveInfinity : row.P;
        }
        Assert.DoesNotContain(false, seen);
        Assert.Equal(found.AllQ.ToArray().Count(q => q < 0.99), found.Rows(qBelow: 0.99).Count());
    }
}
