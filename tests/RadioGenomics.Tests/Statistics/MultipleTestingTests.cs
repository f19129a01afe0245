using FsCheck;
using FsCheck.Fluent;
using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class MultipleTestingTests
{
    static readonly AdjustMethod[] Methods =
        [AdjustMethod.Bh, AdjustMethod.By, AdjustMethod.Holm, AdjustMethod.Bonferroni, AdjustMethod.Hochberg];

    // By hand, m = 2: rank 2 gives .04; rank 1 gives .06, capped by the value above.
    [Fact]
    public void Bh_SecondValueCapsFirst_GivesBothTheSame() =>
        Assert.Equal([0.04, 0.04], MultipleTesting.Adjust([0.03, 0.04], AdjustMethod.Bh));

    // By hand, m = 3: 3 x .01 = .03; 2 x .02 = .04; 1 x .5 = .5.
    [Fact]
    public void Holm_ThreeValues_StepsDown() =>
        Assert.Equal([0.5, 0.03, 0.04], MultipleTesting.Adjust([0.5, 0.01, 0.02], AdjustMethod.Holm));

    // A test that could not be made is not a test: with NaN counted, Bonferroni would give .03.
    [Fact]
    public void Adjust_Missing_StaysAndIsNotCounted() =>
        Assert.Equal([0.02, double.NaN, 1], MultipleTesting.Adjust([0.01, double.NaN, 0.6], AdjustMethod.Bonferroni));

    [Fact]
    public void Adjust_Nothing_GivesNothing() => Assert.All(Methods, m => Assert.Empty(MultipleTesting.Adjust([], m)));

    [Fact]
    public void Adjust_OutsideRange_NamesPositionAndValue()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => MultipleTesting.Adjust([0.1, 1.5], AdjustMethod.Bh));
        Assert.Equal(ErrorCode.OptionOutOfRange, error.Code);
        Assert.Contains("position 2 is 1.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adjust_AnyInput_IsAtLeastRawAtMostOneAndInTheSameOrder() => Prop.ForAll(AnyPValues(), p => Methods.All(m =>
    {
        double[] q = MultipleTesting.Adjust(p, m);
        (double P, double Q)[] byP = [.. p.Zip(q).OrderBy(t => t.First)];
        return byP.All(t => t.Q >= t.P && t.Q <= 1) && byP.Zip(byP.Skip(1)).All(t => t.First.Q <= t.Second.Q);
    })).QuickCheckThrowOnFailure();

    // Storey's q is pi0 times the Benjamini-Hochberg value, by definition.
    [Fact]
    public void Storey_AnyInput_IsShareTimesBh()
    {
        double[] p = [.. Enumerable.Range(1, 400).Select(i => Math.Pow(i / 400.0, 2))];
        double share = NullShare.Smoother(p);
        Assert.InRange(share, 0.01, 0.99);
        Assert.All(MultipleTesting.Adjust(p, AdjustMethod.Storey).Zip(MultipleTesting.Adjust(p, AdjustMethod.Bh)),
            t => Assert.Equal(share * t.Second, t.First, 1e-14));
    }

    // No p-value near 1 at all: the estimate would be 0 and every q too; 1 claims nothing.
    [Fact]
    public void NullShare_NothingNearOne_IsOne() => Assert.Equal(1, NullShare.Smoother([.. Enumerable.Repeat(0.001, 50)]));

    static Arbitrary<double[]> AnyPValues() =>
        Gen.Choose(0, 1000).Select(i => i / 1000.0).ArrayOf().ToArbitrary();
}
