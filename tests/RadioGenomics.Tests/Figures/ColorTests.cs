using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class ColorTests
{
    static readonly string[] Palette = [.. FigureStyle.Default.Palette];

    // Machado's matrices leave grey grey: their rows add up to one.
    [Fact]
    public void Matrices_Grey_StaysGrey() =>
        Assert.All(ColorVision.Kinds, k => Assert.All(ColorVision.Lab("#808080", k.Matrix)[1..], v => Assert.Equal(0, v, 0.05)));

    [Theory]
    [InlineData("normal")]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    [InlineData("tritanopia")]
    public void Palette_EveryPair_IsToldApart(string kind)
    {
        double[,] matrix = ColorVision.Kinds.Single(k => k.Name == kind).Matrix;
        (double Least, string Pair) = Palette.SelectMany((a, i) => Palette.Skip(i + 1).Select(b => (ColorVision.Difference(a, b, matrix), $"{a} {b}"))).Min();
        Assert.True(Least > 15, $"{kind}: {Pair} differ by {Least}");
    }

    // WCAG 2 asks 3 of graphics and 4.5 of text; orange and sky blue of Okabe and Ito stand fifth and sixth because they give 2.3.
    [Fact]
    public void Palette_OnWhite_IsSeen()
    {
        Assert.All(Palette.Take(4), c => Assert.True(ColorVision.Contrast(c, "#ffffff") >= 3, c));
        Assert.All(Palette, c => Assert.True(ColorVision.Contrast(c, "#ffffff") >= 2.2, c));
        Assert.True(ColorVision.Contrast(FigureStyle.Default.Ink, "#ffffff") >= 7);
        Assert.True(ColorVision.Contrast(SvgRenderer.CaptionColor, "#ffffff") >= 7);
    }

    [Theory]
    [InlineData(ColorMap.Diverging)]
    [InlineData(ColorMap.Sequential)]
    public void TextOn_EveryColorOfAMap_IsReadable(ColorMap map) =>
        Assert.All(Enumerable.Range(0, 101), i =>
        {
            string cell = ColorMaps.Hex(ColorMaps.At(map, i / 100.0));
            Assert.True(ColorVision.Contrast(ColorMaps.TextOn(cell), cell) >= 4.5, cell);
        });

    [Fact]
    public void Maps_ForEveryKindOfEye_KeepTheirOrder() => Assert.All(ColorVision.Kinds, k =>
    {
        double Lightness(ColorMap map, int i) => ColorVision.Lab(ColorMaps.Hex(ColorMaps.At(map, i / 20.0)), k.Matrix)[0];
        Assert.All(Enumerable.Range(0, 20), i => Assert.True(Lightness(ColorMap.Sequential, i) > Lightness(ColorMap.Sequential, i + 1), $"{k.Name} {i}"));
        Assert.All(Enumerable.Range(0, 10), i => Assert.True(Lightness(ColorMap.Diverging, i) < Lightness(ColorMap.Diverging, i + 1), $"{k.Name} {i}"));
        Assert.All(Enumerable.Range(10, 10), i => Assert.True(Lightness(ColorMap.Diverging, i) > Lightness(ColorMap.Diverging, i + 1), $"{k.Name} {i}"));
        string low = ColorMaps.Hex(ColorMaps.At(ColorMap.Diverging, 0.1)), high = ColorMaps.Hex(ColorMaps.At(ColorMap.Diverging, 0.9));
        Assert.True(ColorVision.Difference(low, high, k.Matrix) > 40, k.Name);
    });

    // Nine groups, eight colours: the ninth line is dashed, the ninth group's points are squares, in the picture, its legend and the interactive figure.
    [Fact]
    public void Render_MoreSeriesThanColors_DiffersByDashesAndShapes()
    {
        LineMark Line(int i) => new() { Series = $"l{i}", ColorIndex = i, X = [0, 1], Y = [i, i] };
        PointsMark Points(int i) => new() { Series = $"p{i}", ColorIndex = i, X = [0, 1], Y = [i, i] };
        var lines = FigureSpec.Single("l", "", new PanelSpec { Marks = [.. Enumerable.Range(0, 20).Select(Line)] });
        var points = FigureSpec.Single("p", "", new PanelSpec { Marks = [.. Enumerable.Range(0, 20).Select(Points)] });
        string[] looks = [.. SvgText.Parse(SvgRenderer.Render(lines)).Descendants().Where(e => e.Name.LocalName == "path" && e.Attribute("stroke") is not null)
            .Select(e => $"{e.Attribute("stroke")!.Value} {e.Attribute("stroke-dasharray")!.Value}")];
        Assert.Equal(20, looks.Distinct().Count());
        Assert.EndsWith("none", looks[7], StringComparison.Ordinal);
        Assert.Equal(2 + 1, SvgText.Parse(SvgRenderer.Render(points)).Descendants().Count(e => e.Name.LocalName == "rect" && e.Attribute("fill")!.Value == Palette[0]));
        Assert.Equal("square", (string?)PlotlyJson.Of(points)["data"]![8]!["marker"]!["symbol"]);
        Assert.NotNull(PlotlyJson.Of(lines)["data"]![8]!["line"]!["dash"]);
    }
}
