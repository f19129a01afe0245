using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class TicksTests
{
    static string Labels(double low, double high, int most) => string.Join(' ', Ticks.Linear(low, high, most).Select(t => t.Label));

    [Theory]
    [InlineData(0, 10, 6, "0 2 4 6 8 10")]
    [InlineData(-1, 1, 5, "−1.0 −0.5 0.0 0.5 1.0")]
    [InlineData(0.12, 0.34, 5, "0.15 0.20 0.25 0.30")]
    [InlineData(0, 240000, 4, "0 100,000 200,000")]
    [InlineData(0, 5e7, 6, "0 1×10⁷ 2×10⁷ 3×10⁷ 4×10⁷ 5×10⁷")]
    public void Linear_Range_GivesRoundNumbers(double low, double high, int most, string expected) =>
        Assert.Equal(expected, Labels(low, high, most));

    [Fact]
    public void Linear_AnyRange_StaysWithinAndBelowTheLimit()
    {
        var random = new Random(3);
        for (int i = 0; i < 2000; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20));
            double high = low + (Math.Abs(low) * 0.001) + Math.Pow(10, random.Next(-20, 20));
            List<Tick> ticks = Ticks.Linear(low, high, 6);
            double slack = (high - low) * 1e-6;
            Assert.InRange(ticks.Count, 1, 6);
            Assert.All(ticks, t => Assert.InRange(t.Value, low - slack, high + slack));
            Assert.Equal(ticks.Count, ticks.Select(t => t.Label).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(0, 4, "1 10 100 1000 10⁴")]
    [InlineData(-6, -4, "10⁻⁶ 10⁻⁵ 10⁻⁴")]
    [InlineData(0, 1, "1 2 5 10")]
    [InlineData(0.1, 0.9, "2 5")]
    public void Log10_Range_GivesDecadesOrTheirParts(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Log10(low, high, 8).Select(t => t.Label)));

    // By hand: DejaVu Sans gives A 684, V 684, a space 318 thousandths.
    [Fact]
    public void Width_KnownLetters_IsTheSumOfAdvances() =>
        Assert.Equal((684 + 318 + 684) * 10 / 1000.0, TextMetrics.Width("A V", 10), 1e-12);

    [Fact]
    public void Shorten_LongName_KeepsBothEndsWithinTheWidth()
    {
        string shown = TextMetrics.Shorten("wavelet-LLH_glszm_SmallAreaHighGrayLevelEmphasis", 8, 100);
        Assert.StartsWith("wavelet", shown, StringComparison.Ordinal);
        Assert.EndsWith("Emphasis", shown, StringComparison.Ordinal);
        Assert.True(TextMetrics.Width(shown, 8) <= 100);
    }
}
