using System.Text.Json.Nodes;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

/// <summary>One journal column of 85 mm: what an editor would send back.</summary>
public sealed class NarrowPageTests
{
    static readonly FigureStyle Column = FigureStyle.Radiology with { WidthMm = 85 };

    static FigureSpec Bars(params string[] names) => FigureSpec.Single("bars", "", new PanelSpec
    {
        X = AxisSpec.Linear("value"),
        Y = AxisSpec.Category("", [.. names]),
        Marks = [new BarsMark { Position = [.. names.Select((_, i) => (double)i)], Value = [.. names.Select((_, i) => i + 1.0)], Horizontal = true }],
    });

    // A hazard ratio without the lower end of its interval says something else.
    [Fact]
    public void Render_ForestInOneColumn_ColumnsOfNumbersAreWhole()
    {
        FigureSpec forest = GalleryFigures.Get("forest").Spec();
        List<string> drawn = SvgText.Texts(SvgRenderer.Render(forest, Column));
        Assert.All(forest.Panels[1].Marks.OfType<TextMark>().SelectMany(m => m.Text), text => Assert.Contains(text, drawn));
    }

    [Fact]
    public void Render_LongNames_StandInTwoLinesAndNotShortened()
    {
        List<string> drawn = SvgText.Texts(SvgRenderer.Render(Bars("TNFA SIGNALING VIA NFKB TARGETS", "HYPOXIA"), FigureStyle.Plain with { WidthMm = 85 }));
        Assert.DoesNotContain(drawn, t => t.Contains('…'));
        Assert.Contains("HYPOXIA", drawn);
        Assert.DoesNotContain("TNFA SIGNALING VIA NFKB TARGETS", drawn);
        Assert.Equal("TNFA SIGNALING VIA NFKB TARGETS", string.Join(' ', drawn.Where(t => "TNFA SIGNALING VIA NFKB TARGETS".Contains(t, StringComparison.Ordinal))));
    }

    // A line break within a name is no line of its own.
    [Fact]
    public void Render_NameWithLineBreak_IsOneLine() =>
        Assert.Contains("a b", SvgText.Texts(SvgRenderer.Render(Bars("a\nb", "c"))));

    // Ten classes over a heat map of which names and trees leave a quarter of the page.
    [Fact]
    public void Render_LegendOfNarrowPanel_UsesThePage()
    {
        PanelSpec tree = new() { X = AxisSpec.Hidden, Y = AxisSpec.Hidden, WidthWeight = 3, Marks = [new SegmentsMark { X0 = [0], Y0 = [0], X1 = [1], Y1 = [1] }] };
        PanelSpec plot = new()
        {
            Column = 1,
            X = AxisSpec.Linear("x"),
            Y = AxisSpec.Linear("y"),
            Marks = [.. Enumerable.Range(0, 10).Select(i => new RectanglesMark { Series = $"module {i} greenyellow", X0 = [i], X1 = [i + 1], Y0 = [0], Y1 = [1] })],
        };
        var map = new FigureSpec { Id = "map", Panels = [tree, plot] };
        string svg = SvgRenderer.Render(map, Column);
        List<string> drawn = SvgText.Texts(svg);
        Assert.All(Enumerable.Range(0, 10), i => Assert.Contains($"module {i} greenyellow", drawn));
        Assert.Empty(SvgText.Outside(svg));
        Assert.Empty(TextBox.Touching(svg));
        // The interactive one begins at the same place.
        var layout = (JsonObject)PlotlyJson.Of(map, Column)["layout"]!;
        Assert.True((double)layout["legend2"]!["x"]! < (double)layout["xaxis2"]!["domain"]![0]! - 0.1);
    }

    static double PlotWidth(string svg, int plot) =>
        SvgText.Number(SvgText.Parse(svg).Descendants().Where(e => e.Name.LocalName == "clipPath").ElementAt(plot).Elements().Single(), "width");

    // Three in a row of 180 mm are one below the other in a column, and a design for a column is kept.
    [Fact]
    public void Render_CombinedFigureInOneColumn_PartsAreWideEnough()
    {
        FigureSpec[] four = [.. Enumerable.Range(0, 4).Select(i => FigureSpec.Single($"f{i}", "", new PanelSpec { X = AxisSpec.Linear("x"), Y = AxisSpec.Linear("y"), Marks = [new LineMark { X = [0, 1], Y = [0, 1] }] }))];
        var wide = FigureSpec.Combine(four, new() { Design = "aaa/bcd", WidthMm = 180 });
        Assert.Equal(PlotWidth(SvgRenderer.Render(wide, Column), 0), PlotWidth(SvgRenderer.Render(wide, Column), 3), 0.5);
        string nature = SvgRenderer.Render(wide, FigureStyle.Nature with { WidthMm = 85 });
        Assert.True(PlotWidth(nature, 1) is > 70 and < 110);
        Assert.True(PlotWidth(nature, 3) > 180);
        var narrow = FigureSpec.Combine(four, new() { Design = "abcd", WidthMm = 85 });
        Assert.True(PlotWidth(SvgRenderer.Render(narrow, Column), 3) < 60);
        Assert.Equal(["A", "B", "C", "D"], SvgText.Texts(SvgRenderer.Render(wide, Column)).Where(t => t.Length == 1 && char.IsAsciiLetterUpper(t[0])));
    }

    [Fact]
    public void Render_LongCaption_IsWhole()
    {
        string caption = string.Join(' ', Enumerable.Range(0, 260).Select(i => $"word{i}"));
        FigureSpec spec = Bars("a") with { Caption = caption };
        Assert.Contains(caption, string.Join(' ', SvgText.Texts(SvgRenderer.Render(spec, Column))), StringComparison.Ordinal);
    }

    // Coordinates that no viewer can read.
    [Theory]
    [InlineData(1e6)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Render_HugePlaceOnCategoryAxis_StaysOffThePageAndOutOfTheFile(double huge)
    {
        string svg = SvgRenderer.Render(FigureSpec.Single("odd", "", new PanelSpec
        {
            X = AxisSpec.Category("", ["a", "b"]),
            Y = AxisSpec.Linear("y") with { Min = 0, Max = 1 },
            Marks =
            [
                new PointsMark { X = [0, huge], Y = [0.5, huge], Labels = ["near", "far"] },
                new LineMark { X = [0, 1, huge], Y = [0, 1, huge] },
                new BarsMark { Position = [0, huge], Value = [1, huge] },
                new SegmentsMark { X0 = [0], Y0 = [0], X1 = [huge], Y1 = [huge] },
                new TextMark { X = [0, -huge], Y = [0.2, huge], Text = ["here", "there"] },
            ],
        }));
        Assert.Empty(SvgText.Outside(svg));
        Assert.DoesNotMatch("[0-9]{9}", svg);
        Assert.DoesNotMatch("[0-9]E[+]?[0-9]", svg);
        Assert.DoesNotContain("far", SvgText.Texts(svg));
    }
}
