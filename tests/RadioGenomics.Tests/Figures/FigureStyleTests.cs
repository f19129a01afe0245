using System.Globalization;
using System.Text.RegularExpressions;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed partial class FigureStyleTests
{
    public static TheoryData<string, double> Widths => new()
    {
        { "nature", 85 }, { "nature", 180 }, { "radiology", 114 }, { "plain", 85 },
    };

    static FigureStyle Named(string name) => name == "nature" ? FigureStyle.Nature : name == "radiology" ? FigureStyle.Radiology : FigureStyle.Plain;

    static double WidthOf(string svg) => double.Parse(WidthAttribute().Match(svg).Groups[1].Value, CultureInfo.InvariantCulture);

    // A journal measures the column, whatever width the figure would like.
    [Theory]
    [MemberData(nameof(Widths))]
    public void Render_WidthOfTheStyle_WinsOverTheFigures(string style, double width)
    {
        FigureSpec spec = SampleFigures.Scatter() with { WidthMm = 150, HeightMm = 120 };
        Assert.Equal(width, WidthOf(SvgRenderer.Render(spec, Named(style) with { WidthMm = width })), 1.0);
    }

    [Fact]
    public void Render_NoWidthInStyle_TakesTheFigures() =>
        Assert.Equal(150, WidthOf(SvgRenderer.Render(SampleFigures.Scatter() with { WidthMm = 150 }, FigureStyle.Plain)), 1.0);

    // Journals ask for text of at least 5 points.
    [Theory]
    [InlineData("nature")]
    [InlineData("radiology")]
    public void Render_JournalStyle_HasNoTextBelowFivePoints(string style)
    {
        double[] sizes = [.. FontSize().Matches(SvgRenderer.Render(SampleFigures.Scatter(), Named(style))).Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.NotEmpty(sizes);
        Assert.All(sizes, s => Assert.InRange(s, 5, 10));
    }

    [GeneratedRegex("<svg[^>]* width=\"([0-9.]+)mm\"")]
    private static partial Regex WidthAttribute();

    [GeneratedRegex("font-size=\"([0-9.]+)\"")]
    private static partial Regex FontSize();
}
