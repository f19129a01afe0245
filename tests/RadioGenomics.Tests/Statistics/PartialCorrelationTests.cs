using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class PartialCorrelationTests
{
    const int Samples = 24;

    static LabelledMatrix Columns(string prefix, params double[][] columns) => LabelledMatrix.FromColumnMajor(
        [.. Enumerable.Range(1, columns[0].Length).Select(i => $"P{i}")],
        [.. Enumerable.Range(1, columns.Length).Select(i => $"{prefix}{i}")],
        [.. columns.SelectMany(c => c)]);

    static double[] Noise(ulong stream)
    {
        var random = new Philox(5, stream);
        return [.. Enumerable.Range(0, Samples).Select(_ => random.NextGaussian())];
    }

    static readonly double[] Volume = Noise(1);
    static readonly double[] A = [.. Noise(2).Zip(Volume, (e, v) => e + (2 * v))];
    static readonly double[] B = [.. Noise(3).Zip(Volume, (e, v) => e - v)];

    static double R(double[] a, double[] b) => Correlation.AllPairs(Columns("a", a), Columns("b", b)).R(0, 0);

    // Yule's formula, from three plain correlations.
    [Fact]
    public void AllPairs_OneCovariate_IsYulesFormulaWithOneDegreeOfFreedomLess()
    {
        CorrelationResult found = Correlation.AllPairs(Columns("a", A), Columns("b", B), covariates: Columns("v", Volume));
        double ab = R(A, B), av = R(A, Volume), bv = R(B, Volume);
        double expected = (ab - (av * bv)) / Math.Sqrt((1 - (av * av)) * (1 - (bv * bv)));
        Assert.Equal(expected, found.R(0, 0), 1e-13);
        Assert.Equal(CorrelationPValue.For(Samples - 3).TwoSided(found.R(0, 0)), found.P(0, 0));
        Assert.Equal(ab, found.Row(0, 0).RUnadjusted, 1e-15);
        Assert.Equal("r_unadjusted", found.ToTable().Columns[^1].Name);
    }

    // By hand: x = (1, 2, 3, 4, 5), z = (1, 0, 0, 0, 1) is orthogonal to x after centring, so x keeps its length.
    [Fact]
    public void AllPairs_CovariateOrthogonalToOneSide_OnlyShortensTheOther()
    {
        double[] x = [1, 2, 3, 4, 5], y = [3, 1, 2, 4, 5], z = [1, 0, 0, 0, 1];
        double xy = 7 / 10.0, yz = R(y, z);
        CorrelationResult found = Correlation.AllPairs(Columns("x", x), Columns("y", y), covariates: Columns("z", z));
        Assert.Equal(xy / Math.Sqrt(1 - (yz * yz)), found.R(0, 0), 1e-14);
    }

    [Fact]
    public void AllPairs_CollinearCovariates_AreNamedAndCostNoDegreeOfFreedom()
    {
        LabelledMatrix covariates = Columns("v", Volume, [.. Volume.Select(v => (3 * v) - 7)], [.. Volume.Select(_ => 2.0)]);
        CorrelationResult found = Correlation.AllPairs(Columns("a", A), Columns("b", B), covariates: covariates);
        Assert.Equal(1, found.CovariateRank);
        Diagnostic noticed = Assert.Single(found.Diagnostics, d => d.Code == ErrorCode.Collinear);
        Assert.Contains("v2, v3", noticed.Message, StringComparison.Ordinal);
        Assert.Equal(Correlation.AllPairs(Columns("a", A), Columns("b", B), covariates: Columns("v", Volume)).P(0, 0), found.P(0, 0), 1e-13);
    }

    // Rounding left of a column that the covariate explains must not be correlated.
    [Fact]
    public void AllPairs_CovariateAmongTheFeatures_IsNaNAndNamed()
    {
        CorrelationResult found = Correlation.AllPairs(Columns("a", A, Volume), Columns("b", B), covariates: Columns("v", Volume));
        Assert.True(double.IsNaN(found.R(1, 0)));
        Assert.Contains(found.Diagnostics, d => d.Code == ErrorCode.Collinear && d.Message.Contains("a2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CorrelationMethod.Pearson)]
    [InlineData(CorrelationMethod.Spearman)]
    [InlineData(CorrelationMethod.Bicor)]
    public void AllPairs_GapsWithCovariates_EqualsTheCompleteSamplesAlone(CorrelationMethod method)
    {
        double[] gap = [.. A], volumeGap = [.. Volume];
        gap[3] = volumeGap[7] = double.NaN;
        int[] rest = [.. Enumerable.Range(0, Samples).Where(s => s is not 3 and not 7)];
        var options = new CorrelationOptions { Method = method };
        CorrelationResult all = Correlation.AllPairs(Columns("a", gap), Columns("b", B), options, covariates: Columns("v", volumeGap));
        CorrelationResult alone = Correlation.AllPairs(Columns("a", A).SelectSamples(rest), Columns("b", B).SelectSamples(rest), options,
            covariates: Columns("v", Volume).SelectSamples(rest));
        Assert.Equal(Samples - 2, all.N(0, 0));
        Assert.Equal(alone.R(0, 0), all.R(0, 0), 1e-14);
        Assert.Equal(alone.P(0, 0), all.P(0, 0), 1e-14);
        Assert.Contains(all.Diagnostics, d => d.Code == ErrorCode.ValuesFiltered);
    }

    [Fact]
    public void AllPairs_TooFewSamplesWithCovariates_IsRefused()
    {
        double[] mostly = [.. Volume.Select((v, i) => i < 4 ? v : double.NaN)];
        var error = Assert.Throws<RadioGenomicsException>(() =>
            Correlation.AllPairs(Columns("a", A), Columns("b", B), covariates: Columns("v", mostly, Volume)));
        Assert.Equal(ErrorCode.TooFewObservations, error.Code);
        Assert.Contains("4 of 24 samples", error.Message, StringComparison.Ordinal);
    }

    // The residuals' correlation is the partial correlation (Frisch, Waugh).
    [Fact]
    public void Residuals_Correlated_GiveThePartialCorrelation()
    {
        LabelledMatrix a = PartialCorrelation.Residuals(Columns("a", A), Columns("v", Volume)), b = PartialCorrelation.Residuals(Columns("b", B), Columns("v", Volume));
        double partial = Correlation.AllPairs(Columns("a", A), Columns("b", B), covariates: Columns("v", Volume)).R(0, 0);
        Assert.Equal(partial, Correlation.AllPairs(a, b).R(0, 0), 1e-13);
        Assert.Equal(0, Correlation.AllPairs(a, Columns("v", Volume)).R(0, 0), 1e-13);
    }

    [Fact]
    public void Panel_PairThroughVolume_IsReportedAsConfounded()
    {
        double[] driven = [.. Volume.Zip(Noise(8), (v, e) => v + (0.1 * e))], also = [.. Volume.Zip(Noise(9), (v, e) => v + (0.1 * e))];
        CorrelationPanelResult panel = CorrelationPanel.Of(Columns("x", driven), Columns("y", also), [("x1", "y1")], Columns("volume", Volume));
        CorrelationPanelRow row = Assert.Single(panel.Rows);
        Assert.True(row.R > 0.9 && Math.Abs(row.RGiven[0]) < 0.5);
        Assert.Contains(panel.Diagnostics, d => d.Code == ErrorCode.Confounded);
        Assert.Equal(["x", "y", "n", "r", "r_given_volume1", "loo_low", "loo_high", "most_influential"], panel.ToTable().Columns.Select(c => c.Name));
    }

    // By hand: one giant sample makes the correlation; without it the other four give r = 0.
    [Fact]
    public void Panel_OneSampleCarriesThePair_NamesIt()
    {
        CorrelationPanelResult panel = CorrelationPanel.Of(Columns("x", [1, 1, 2, 2, 100]), Columns("y", [1, 2, 1, 2, 100]), [("x1", "y1")]);
        CorrelationPanelRow row = Assert.Single(panel.Rows);
        Assert.Equal("P5", row.MostInfluentialSample);
        Assert.Equal(0, row.LeaveOneOutLow, 1e-15);
        Assert.True(row.LeaveOneOutHigh > 0.99);
    }

    [Fact]
    public void Scatter_WithCovariates_HasAPanelOfResidualsToo()
    {
        FigureSpec figure = CorrelationFigures.Scatter(Columns("a", A), Columns("b", B), ("a1", "b1"), covariates: Columns("v", Volume));
        Assert.Equal(2, figure.Panels.Length);
        Assert.StartsWith("r = ", figure.Panels[0].Notes[0], StringComparison.Ordinal);
        Assert.DoesNotContain(",", figure.Panels[0].Notes[0].Split(',')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_OfAResult_ShowVolcanoAndHeatMapWithoutNaN()
    {
        CorrelationResult found = Correlation.AllPairs(Columns("a", A, B, Volume), Columns("b", B, [.. A.Select(_ => 1.0)], Volume));
        FigureSpec[] figures = [.. found.Figures()];
        Assert.Equal(["correlation-volcano", "correlation-heatmap"], figures.Select(f => f.Id));
        Assert.All(((PointsMark)figures[0].Panels[0].Marks[0]).X, v => Assert.False(double.IsNaN(v)));
    }
}
