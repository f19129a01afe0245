using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class CorrelationPValueTests
{
    // Closed forms: df 2: p = 1 - |r|; df 1: p = 1 - 2 asin(|r|) / π; df 4: p = (1 - |r|)² (2 + |r|) / 2.
    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(0.01)]
    [InlineData(-0.3)]
    [InlineData(0.77)]
    [InlineData(0.9999)]
    public void TwoSided_SmallDegreesOfFreedom_EqualsTheClosedForm(double r)
    {
        double a = Math.Abs(r);
        AssertRelative(2 * Math.Acos(a) / Math.PI, CorrelationPValue.For(1).TwoSided(r), 1e-13);
        AssertRelative(1 - a, CorrelationPValue.For(2).TwoSided(r), 1e-13);
        AssertRelative((1 - a) * (1 - a) * (2 + a) / 2, CorrelationPValue.For(4).TwoSided(r), 1e-13);
    }

    // R 4.2.2: 2 * pt(-abs(r) * sqrt(df / (1 - r^2)), df), 17 digits.
    [Theory]
    [MemberData(nameof(FromR))]
    public void TwoSided_AgainstR_IsWithin1e12(int df, double r, double expected) =>
        AssertRelative(expected, CorrelationPValue.For(df).TwoSided(r), 1e-12);

    public static TheoryData<int, double, double> FromR() => new()
    {
        { 1, 0.00000099999999999999995, 0.99999936338022766 },
        { 1, 0.02, 0.98726675557346011 },
        { 1, 0.10000000000000001, 0.9362314391414801 },
        { 1, 0.34999999999999998, 0.77236316539197047 },
        { 1, 0.59999999999999998, 0.59033447060173327 },
        { 1, 0.90000000000000002, 0.28713258625741245 },
        { 1, 0.96999999999999997, 0.15633186386191253 },
        { 3, 0.00000099999999999999995, 0.99999872676045531 },
        { 3, 0.02, 0.9745369068598968 },
        { 3, 0.10000000000000001, 0.87288857156953825 },
        { 3, 0.34999999999999998, 0.56363948217270976 },
        { 3, 0.59999999999999998, 0.28475697986529375 },
        { 3, 0.90000000000000002, 0.037386073468498628 },
        { 3, 0.96999999999999997, 0.0062094296980025722 },
        { 10, 0.00000099999999999999995, 0.9999975390625 },
        { 10, 0.02, 0.95080749055179981 },
        { 10, 0.10000000000000001, 0.75715810910156245 },
        { 10, 0.34999999999999998, 0.26472832275016772 },
        { 10, 0.59999999999999998, 0.039162879999999962 },
        { 10, 0.90000000000000002, 6.6444414062499798e-05 },
        { 10, 0.96999999999999997, 1.8197729388597721e-07 },
        { 48, 0.00000099999999999999995, 0.99999450080786978 },
        { 48, 0.02, 0.8903525525279431 },
        { 48, 0.10000000000000001, 0.48959255176117666 },
        { 48, 0.34999999999999998, 0.012715445142957915 },
        { 48, 0.59999999999999998, 4.1202159309776631e-06 },
        { 48, 0.90000000000000002, 6.2070673940416041e-19 },
        { 48, 0.96999999999999997, 3.8890319233160009e-31 },
        { 104, 0.00000099999999999999995, 0.99999188267807326 },
        { 104, 0.02, 0.83875092430605158 },
        { 104, 0.10000000000000001, 0.30776889128311963 },
        { 104, 0.34999999999999998, 0.00023527150082531135 },
        { 104, 0.59999999999999998, 1.0680222822120094e-11 },
        { 104, 0.90000000000000002, 2.7062521801163072e-39 },
        { 104, 0.96999999999999997, 1.0663498816996834e-65 },
        { 368, 0.00000099999999999999995, 0.99998470431489428 },
        { 368, 0.02, 0.70139034328269156 },
        { 368, 0.10000000000000001, 0.054624679621543895 },
        { 368, 0.34999999999999998, 4.2081061475374152e-12 },
        { 368, 0.59999999999999998, 1.4983825865617894e-37 },
        { 368, 0.90000000000000002, 9.0129359566266119e-135 },
        { 368, 0.96999999999999997, 4.0176506217178875e-228 },
        { 2000, 0.00000099999999999999995, 0.99996432197772012 },
        { 2000, 0.02, 0.37110531886302367 },
        { 2000, 0.10000000000000001, 7.366397738015092e-06 },
        { 2000, 0.34999999999999998, 8.9719653150998121e-59 },
        { 2000, 0.59999999999999998, 4.4958178560723725e-196 },
    };

    [Fact]
    public void TwoSided_NaN_StaysNaN() => Assert.True(double.IsNaN(CorrelationPValue.For(10).TwoSided(double.NaN)));

    [Theory]
    [InlineData(1)]
    [InlineData(368)]
    [InlineData(100_000)]
    public void TwoSided_Ends_AreOneAndZero(int df)
    {
        Assert.Equal(1, CorrelationPValue.For(df).TwoSided(0));
        Assert.Equal(0, CorrelationPValue.For(df).TwoSided(1));
        Assert.Equal(0, CorrelationPValue.For(df).TwoSided(-1));
    }

    // The table must follow the slow, accurate tail over the whole range, denormal results aside.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(48)]
    [InlineData(104)]
    [InlineData(368)]
    [InlineData(5_000)]
    [InlineData(1_000_000)]
    public void TwoSided_WholeRange_FollowsTheScalarTail(int df)
    {
        var fast = CorrelationPValue.For(df);
        double a = df / 2.0;
        for (int i = 0; i <= 4000; i++)
        {
            double r = i <= 2000 ? i / 2000.0 : Math.Pow(10, -12.0 * (i - 2000) / 2000);
            double log = a * (r < 0.5 ? CorrelationTail.Log1Minus(r * r) : Math.Log((1 - r) * (1 + r)));
            double slow = Math.Exp(log) * CorrelationTail.Scaled(a, r);
            if (slow > 1e-290)
            {
                AssertRelative(slow, fast.TwoSided(r), 2e-13 + (2.5e-16 * Math.Abs(log)));
            }
        }
    }

    // A pair's p must not depend on its neighbours.
    [Fact]
    public void TwoSided_Span_EqualsOneByOne()
    {
        double[] r = [.. Enumerable.Range(0, 37).Select(i => Math.Sin(i))], p = new double[37];
        r[5] = double.NaN;
        CorrelationPValue.For(50).TwoSided(r, p);
        Assert.Equal(r.Select(CorrelationPValue.For(50).TwoSided), p);
    }

    static void AssertRelative(double expected, double found, double tolerance) =>
        Assert.True(Math.Abs(found - expected) <= tolerance * Math.Abs(expected),
            FormattableString.Invariant($"expected {expected:R}, found {found:R}, relative {Math.Abs(found - expected) / Math.Abs(expected):E1}"));
}
