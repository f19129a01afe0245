using System.Xml.Linq;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class SizeKeyTests
{
    static FigureSpec Spec(SizeKey key, bool colors, double? heightMm = null) => FigureSpec.Single("sizes", "", new PanelSpec
    {
        Marks =
        [
            new PointsMark
            {
                X = [1, 2, 3],
                Y = [1, 2, 3],
                Sizes = [3, 5, 9],
                SizeKey = key,
                Outline = true,
                ColorValues = colors ? [0, 1, 2] : [],
                ColorScale = colors ? new() { Min = 0, Max = 2, Label = "-log10 q" } : null,
            },
        ],
    }) with
    { HeightMm = heightMm };

    static readonly SizeKey Key = new() { Label = "genes in set", Values = [10, 50], Diameters = [4, 9] };

    // Under the colour bar where there is room, beside it in a low panel, alone without a bar: always on the page, always whole.
    [Theory]
    [InlineData(true, null)]
    [InlineData(true, 40.0)]
    [InlineData(false, null)]
    public void Render_Key_StandsOnThePageWithAllValues(bool colors, double? heightMm)
    {
        string svg = SvgRenderer.Render(Spec(Key, colors, heightMm));
        Assert.Empty(SvgText.Outside(svg));
        string[] texts = [.. SvgText.Texts(svg)];
        Assert.All(["genes in set", "10", "50"], t => Assert.Contains(t, texts));
        Assert.Equal(5, SvgText.Count(svg, "circle"));
    }

    // A label longer than its bar runs past the bar's foot: the key starts below it.
    [Fact]
    public void Render_LongLabelOfTheBar_StandsClearOfTheKey()
    {
        FigureSpec spec = Spec(Key, true, 110);
        var points = (PointsMark)spec.Panels[0].Marks[0];
        string label = "-log10 q (ends at 10), to the left of zero: down";
        spec = spec with { Panels = [spec.Panels[0] with { Marks = [points with { ColorScale = points.ColorScale! with { Label = label } }] }] };
        XElement[] texts = [.. SvgText.Parse(SvgRenderer.Render(spec)).Descendants().Where(e => e.Name.LocalName == "text")];
        double foot = SvgText.Number(texts.Single(t => t.Value == label), "y"), key = SvgText.Number(texts.Single(t => t.Value == Key.Label), "y");
        Assert.True(foot < key, $"the label ends at {foot}, the key starts at {key}");
    }

    [Fact]
    public void Render_KeyOfOtherLength_IsRefused() =>
        Assert.Equal(ErrorCode.ShapeMismatch, Assert.Throws<RadioGenomicsException>(() => SvgRenderer.Render(Spec(Key with { Diameters = [4] }, false))).Code);

    [Fact]
    public void Json_Key_ReadsBackAndIsAbsentWithoutOne()
    {
        FigureSpec spec = Spec(Key, true);
        SizeKey read = FigureJson.Read(FigureJson.Write(spec)).Panels[0].Marks.OfType<PointsMark>().Single().SizeKey!;
        Assert.Equal(Key.Values, read.Values);
        string plain = FigureJson.Write(FigureSpec.Single("p", "", new PanelSpec { Marks = [new PointsMark { X = [1], Y = [1] }] }));
        Assert.DoesNotContain("sizeKey", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("outline", plain, StringComparison.Ordinal);
    }
}
