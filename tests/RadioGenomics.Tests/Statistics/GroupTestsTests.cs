using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class GroupTestsTests
{
    // By hand: 3 against 2 values, all of the first higher: U = 6, one of 10 arrangements on each side.
    [Fact]
    public void Wilcoxon_CompleteSeparation_IsExactlyTwoTenths()
    {
        WilcoxonResult result = GroupTests.Wilcoxon([3, 4, 5], [1, 2, double.NaN]);
        Assert.Equal((6.0, true, 3, 2), (result.U, result.IsExact, result.FirstCount, result.SecondCount));
        Assert.Equal(0.2, result.P, 1e-15);
    }

    // All values equal: nothing can be said, and 0 or 1 would say something.
    [Fact]
    public void Wilcoxon_AllEqual_IsNaN() => Assert.True(double.IsNaN(GroupTests.Wilcoxon([1, 1], [1, 1, 1]).P));

    [Fact]
    public void Wilcoxon_EmptyGroup_IsNaN() => Assert.True(double.IsNaN(GroupTests.Wilcoxon([], [1, 2]).P));

    // By hand: pairs (2,1) won, (2,2) half, (3,1), (3,2) won: 3.5 of 4. Placements of cases .75, 1; of controls 1, .75:
    // variances 1/32 each, so 1/32 / 2 + 1/32 / 2 = 1/32.
    [Fact]
    public void Auc_TwoByTwoWithTie_IsByHand()
    {
        AucResult result = GroupTests.Auc([2, 3], [1, 2]);
        Assert.Equal(0.875, result.Auc);
        Assert.Equal(1 / 32.0, result.Variance, 1e-16);
        Assert.Equal(1, result.High);
        Assert.Equal(0.875 - (1.959963984540054 * Math.Sqrt(1 / 32.0)), result.Low, 1e-14);
    }

    [Fact]
    public void Auc_OneCase_HasNoInterval()
    {
        AucResult result = GroupTests.Auc([2], [1, 3]);
        Assert.Equal(0.5, result.Auc);
        Assert.True(double.IsNaN(result.Low));
    }

    // By hand: 3,0 / 0,3: p = 2 / C(6,3) = 0.1.
    [Fact]
    public void FisherExact_Diagonal_IsOneTenth()
    {
        FisherExactResult result = GroupTests.FisherExact(3, 0, 0, 3);
        Assert.Equal(0.1, result.P, 1e-14);
        Assert.Equal(double.PositiveInfinity, result.OddsRatio);
    }

    [Fact]
    public void ConfidenceLevel_OutsideRange_IsRefused() => Assert.Equal(ErrorCode.OptionOutOfRange,
        Assert.Throws<RadioGenomicsException>(() => GroupTests.Auc([1], [2], 1.5)).Code);
}
