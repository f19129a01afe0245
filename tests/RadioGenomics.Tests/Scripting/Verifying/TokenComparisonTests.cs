using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Verifying;

public sealed class TokenComparisonTests
{
    [Theory]
    [InlineData("r = 0.4137, n = 106", "r = 0.4137, n = 106", 0, "the same text")]
    [InlineData("r = 0.4137", "r = 0.4138", 1, "a last digit counts: the default has no allowance for it")]
    [InlineData("r = 0.41370000000", "r = 0.41370000001", 0, "2.4e-11 of the value, within 1e-9")]
    [InlineData("n = 106", "n = 107", 1, "integers must be equal")]
    [InlineData("1,642 pairs", "1,643 pairs", 1, "thousands are grouped by commas")]
    [InlineData("p = 1e-20", "p = 1e-30", 1, "both are nearly nothing, but they are different results")]
    [InlineData("p < 2e-16", "p < 2e-16", 0, "a bound is a word and a number")]
    [InlineData("residual 3.1e-17", "residual -2.0e-17", 0, "zero but for rounding")]
    [InlineData("TP53 and EGFR", "TP63 and EGFR", 1, "digits of a name are not a number")]
    [InlineData("HCC-001", "HCC-002", 1, "nor those of an identifier")]
    [InlineData("NaN", "NaN", 0, "missing is missing")]
    [InlineData("NaN", "0.5", 1, "missing is not a number")]
    [InlineData("a  b", "a b", 0, "white space only separates")]
    [InlineData("a\nb", "a", 1, "a line is missing")]
    [InlineData("2026-11-21", "2026-11-22", 1, "a date is words")]
    [InlineData("x = .5", "x = 0.5", 0, "the same number, written in two ways")]
    [InlineData("3.50mm", "3.51mm", 1, "a unit may follow")]
    [InlineData("1", "1.00000000000001", 0, "an integer may have been a real number that was printed short")]
    public void Compare_Texts_CountsWhatDiffers(string stored, string fresh, long expected, string why)
    {
        var found = new Differences(new VerifyOptions());
        TokenComparison.Compare("text", stored, fresh, found);
        Assert.True(expected == found.Count, $"{why}: {found.Count} differences");
    }

    [Fact]
    public void Compare_LastDigitAllowed_AcceptsOneUnitAndNotTwo()
    {
        var options = new VerifyOptions { Tolerance = new() { LastDigits = 1 } };
        var one = new Differences(options);
        TokenComparison.Compare("text", "0.4137 1.2e-5", "0.4138 1.3e-5", one);
        var two = new Differences(options);
        TokenComparison.Compare("text", "0.4137 1.2e-5", "0.4139 1.4e-5", two);
        Assert.Equal((0, 2), (one.Count, two.Count));
    }

    // By hand: |0.5 - 0.4| = 0.1, and 0.1 / 0.4 = 0.25.
    [Fact]
    public void Compare_Mismatch_SaysHowFarAndWhere()
    {
        var found = new Differences(new VerifyOptions());
        TokenComparison.Compare("stdout", "first\nr = 0.4", "first\nr = 0.5", found);
        Mismatch mismatch = Assert.Single(found.Listed);
        Assert.Equal("stdout, line 2", mismatch.Place);
        Assert.Equal(0.1, mismatch.AbsoluteDifference, 12);
        Assert.Equal(0.25, mismatch.RelativeDifference, 12);
    }
}
