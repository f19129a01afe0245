using System.Xml.Linq;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class LayoutTests
{
    static string Word(Random random)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyzWMQ_-0123456789 αβé";
        return string.Concat(Enumerable.Range(0, random.Next(0, 60)).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    static AxisSpec Axis(Random random) => random.Next(3) switch
    {
        0 => AxisSpec.Category(Word(random), Enumerable.Range(0, random.Next(1, 120)).Select(_ => Word(random))),
        1 => new AxisSpec { Label = Word(random), Scale = AxisScale.Log10 },
        _ => AxisSpec.Linear(Word(random)),
    };

    static PanelSpec Panel(Random random, int row, int column)
    {
        double[] x = [.. Enumerable.Range(0, 30).Select(_ => Math.Exp(random.NextDouble() * 12))];
        double[] y = [.. x.Select(v => v * random.NextDouble())];
        return new PanelSpec
        {
            Row = row,
            Column = column,
            Title = Word(random),
            X = Axis(random),
            Y = Axis(random),
            Marks =
            [
                new PointsMark
                {
                    Series = Word(random), X = [.. x], Y = [.. y], Labels = [.. x.Select(_ => Word(random))], ColorValues = [.. y],
                    ColorScale = new ColorScale { Min = 0, Max = 1e5 * random.NextDouble(), Label = Word(random) },
                },
                new TextMark { X = [.. x.Take(3)], Y = [.. y.Take(3)], Text = [Word(random), Word(random), Word(random)], Anchor = (TextAnchor)random.Next(3) },
                new LineMark { Series = Word(random), X = [.. x.Order()], Y = [.. y] },
            ],
            Notes = [Word(random), Word(random)],
        };
    }

    [Fact]
    public void Render_RandomLabelsAndGrids_NoTextLeavesThePage()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            int rows = random.Next(1, 4), columns = random.Next(1, 4);
            var spec = new FigureSpec
            {
                Id = "random",
                Title = Word(random),
                Caption = string.Join(' ', Enumerable.Range(0, 12).Select(_ => Word(random))),
                WidthMm = random.Next(2) == 0 ? null : random.Next(60, 200),
                Panels = [.. Enumerable.Range(0, rows * columns).Select(i => Panel(random, i / columns, i % columns))],
            };
            string svg = SvgRenderer.Render(spec);
            List<string> outside = SvgText.Outside(svg);
            Assert.True(outside.Count == 0, $"seed {seed}: {string.Join('\n', outside)}");
        }
    }

    static List<XElement> Texts(FigureSpec spec) =>
        [.. SvgText.Parse(SvgRenderer.Render(spec)).Descendants().Where(e => e.Name.LocalName == "text")];

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(2000)]
    public void Render_ManyCategories_LabelsDoNotTouch(int count)
    {
        var spec = FigureSpec.Single("c", "", new PanelSpec
        {
            X = AxisSpec.Category("", Enumerable.Range(0, count).Select(i => $"X{i}")),
            Y = AxisSpec.Category("", Enumerable.Range(0, count).Select(i => $"Y{i}")),
            Marks = [],
        });
        foreach ((char axis, string place) in new[] { ('X', "x"), ('Y', "y") })
        {
            List<XElement> labels = [.. Texts(spec).Where(t => t.Value[0] == axis)];
            double size = SvgText.Number(labels[0], "font-size");
            double[] places = [.. labels.Select(t => SvgText.Number(t, place)).Order()];
            Assert.True(places.Length >= 5);
            Assert.All(places.Zip(places.Skip(1)), p => Assert.True(p.Second - p.First >= size * 0.99, $"{count} {axis}: {p} at size {size}"));
        }
    }

    [Fact]
    public void Render_ThinnedCategories_SaySoAtTheAxis()
    {
        var spec = FigureSpec.Single("c", "", new PanelSpec { X = AxisSpec.Category("Genes", Enumerable.Range(0, 2000).Select(i => $"G{i}")), Marks = [] });
        Assert.Contains(Texts(spec), t => t.Value.StartsWith("Genes (1 in ", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_CrowdedPointLabels_NeverOverlapAndMissingOnesAreCounted()
    {
        double[] x = [.. Enumerable.Range(0, 120).Select(i => i % 4 / 10.0), -3, 3], y = [.. Enumerable.Range(0, 120).Select(i => i / 4 / 30.0), -3, 3];
        var spec = FigureSpec.Single("l", "", new PanelSpec { Marks = [new PointsMark { X = [.. x], Y = [.. y], Labels = [.. x.Select((_, i) => (string?)$"PROTEIN{i}")] }] });
        List<XElement> labels = [.. Texts(spec).Where(t => t.Value.StartsWith("PROTEIN", StringComparison.Ordinal))];
        List<Rect> boxes = [.. labels.Select(t => new Rect(SvgText.Number(t, "x"), SvgText.Number(t, "y"), TextMetrics.Width(t.Value, 7) - 0.1, 7))];
        Assert.True(labels.Count > 10);
        Assert.DoesNotContain(boxes, a => boxes.Any(b => b != a && a.Overlaps(b)));
        Assert.True(labels.Count == 122 || Texts(spec).Any(t => t.Value.StartsWith($"{122 - labels.Count} of 122 labels", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_NotesWithDataInEveryCorner_StandAboveThePlot()
    {
        var spec = FigureSpec.Single("n", "", new PanelSpec { Marks = [new PointsMark { X = [0, 0, 1, 1], Y = [0, 1, 0, 1] }], Notes = ["r = 0"] });
        XDocument svg = SvgText.Parse(SvgRenderer.Render(spec));
        double highest = svg.Descendants().Where(e => e.Name.LocalName == "circle").Min(c => SvgText.Number(c, "cy"));
        Assert.True(SvgText.Number(Texts(spec).Single(t => t.Value == "r = 0"), "y") < highest);
    }

    [Fact]
    public void Render_DendrogramOverHeatMap_SharesLeftAndRightEdges()
    {
        XDocument svg = SvgText.Parse(SvgRenderer.Render(SampleFigures.HeatMapWithDendrograms()));
        List<XElement> clips = [.. svg.Root!.Descendants().Where(e => e.Name.LocalName == "clipPath").Select(c => c.Elements().Single())];
        // The dendrogram's clip is one point wider on each side than its plot; the heat map's is its plot.
        Assert.Equal(SvgText.Number(clips[0], "x") + 1, SvgText.Number(clips[2], "x"), 0.011);
        Assert.Equal(SvgText.Number(clips[0], "width") - 2, SvgText.Number(clips[2], "width"), 0.021);
    }
}
