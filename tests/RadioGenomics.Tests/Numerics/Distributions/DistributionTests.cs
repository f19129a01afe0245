using RadioGenomics.Numerics.Distributions;
using Xunit;

namespace RadioGenomics.Tests.Numerics.Distributions;

public sealed class DistributionTests
{
    // By hand: 2 x 3 values without ties have 10 arrangements; U = 0, 1, 2, 3, 4, 5, 6 occurs 1, 1, 2, 2, 2, 1, 1 times.
    [Fact]
    public void RankSum_TwoAndThree_CountsArrangements()
    {
        var u = new RankSum(2, 3);
        Assert.Equal([0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0], Enumerable.Range(0, 7).Select(k => Math.Round(u.Cdf(k), 14)));
        Assert.Equal(0.2, u.TwoSided(0), 1e-15);
        Assert.Equal(0.2, u.TwoSided(6), 1e-15);
        Assert.Equal(1.0, u.TwoSided(3));
    }

    // By hand: 3 of 5 marked, 2 drawn: none marked 1/10, one 6/10, two 3/10.
    [Fact]
    public void Hypergeometric_ThreeOfFive_HasFractions()
    {
        Assert.Equal(0.1, Hypergeometric.Cdf(0, 3, 2, 2), 1e-14);
        Assert.Equal(0.6, Hypergeometric.Mass(1, 3, 2, 2), 1e-14);
        Assert.Equal(0.3, Hypergeometric.UpperTail(1, 3, 2, 2), 1e-14);
    }

    // By hand: two trials at 1/4: 9/16, 6/16, 1/16.
    [Fact]
    public void Binomial_TwoTrials_HasFractions()
    {
        Assert.Equal(9 / 16.0, Binomial.Cdf(0, 2, 0.25), 1e-14);
        Assert.Equal(6 / 16.0, Binomial.Mass(1, 2, 0.25), 1e-14);
        Assert.Equal(Math.Log(1 / 16.0), Binomial.LogUpperTail(1, 2, 0.25), 1e-14);
    }

    // By hand: P(X <= 1) = 2/e at mean 1.
    [Fact]
    public void Poisson_MeanOne_HasClosedForm()
    {
        Assert.Equal(2 / Math.E, Poisson.Cdf(1, 1), 1e-14);
        Assert.Equal(1 / Math.E, Poisson.Mass(1, 1), 1e-14);
        Assert.Equal(1 - (2 / Math.E), Poisson.UpperTail(1, 1), 1e-14);
    }

    // A p-value below the smallest double still has a logarithm: with 2 degrees of freedom the tail is closed.
    [Fact]
    public void StudentT_FarTail_HasLogarithm()
    {
        Assert.Equal(0, StudentT.TwoSided(1e200, 2));
        Assert.Equal(-Math.Log(2) - (2 * 50 * Math.Log(10)) + Math.Log(2), StudentT.LogTwoSided(1e50, 2), 1e-10);
        Assert.True(StudentT.LogTwoSided(200, 368) < -700);
    }

    [Fact]
    public void Parameters_OutsideRange_GiveNaN() => Assert.All(
        [StudentT.Cdf(1, 0), StudentT.TwoSided(double.NaN, 3), ChiSquared.Cdf(1, -1), FisherF.UpperTail(1, 0, 2), Beta.Cdf(0.5, 0, 1),
            Gamma.LogCdf(1, -1), Normal.Quantile(1.5), StudentT.Quantile(-0.1, 3), Hypergeometric.Mass(1, 2, 2, 9), Binomial.Mass(1, 2, 1.5),
            Poisson.Cdf(1, 0), SpecialFunctions.LogGamma(-1), Beta.Quantile(0.5, 0, 1), ChiSquared.Quantile(0.5, -1)],
        v => Assert.True(double.IsNaN(v)));

    // Quantile and tail must be inverse to each other, in both tails.
    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-9)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public void Quantile_OfAnyDistribution_InvertsItsCdf(double p)
    {
        Assert.Equal(1, StudentT.Cdf(StudentT.Quantile(p, 7), 7) / p, 1e-11);
        Assert.Equal(1, Normal.Cdf(Normal.Quantile(p)) / p, 1e-11);
        Assert.Equal(1, ChiSquared.Cdf(ChiSquared.Quantile(p, 3), 3) / p, 1e-11);
        Assert.Equal(1, FisherF.Cdf(FisherF.Quantile(p, 3, 9), 3, 9) / p, 1e-11);
        Assert.Equal(1, Beta.Cdf(Beta.Quantile(p, 2, 5), 2, 5) / p, 1e-11);
        Assert.Equal(1, Gamma.Cdf(Gamma.Quantile(p, 4), 4) / p, 1e-11);
    }
}
