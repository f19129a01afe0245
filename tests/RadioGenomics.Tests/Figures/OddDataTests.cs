using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

/// <summary>Data that can be drawn is drawn, with a note for what cannot; never an exception, never text on text.</summary>
public sealed class OddDataTests
{
    static readonly double[][] Values =
    [
        [], [5], [5, 5, 5], [double.NaN], [double.NaN, 1, 2], [double.PositiveInfinity, 1, double.NegativeInfinity, 2], [0, 1e-300, 0.05, 1],
        [1e-300, 1e300], [-1e300, 1e300], [-0.0, 0.0], [-0.0], [double.Epsilon, 1], [double.MaxValue, double.MinValue], [1e15, 1e15 + 1], [0, 0], [-5, -3, -1],
    ];

    public static TheoryData<int, AxisScale> Cases
    {
        get
        {
            var cases = new TheoryData<int, AxisScale>();
            foreach (int i in Enumerable.Range(0, Values.Length))
            {
                cases.Add(i, AxisScale.Linear);
                cases.Add(i, AxisScale.Log10);
                cases.Add(i, AxisScale.Category);
            }
            return cases;
        }
    }

    static void Check(FigureSpec spec)
    {
        string svg = SvgRenderer.Render(spec);
        Assert.Empty(SvgText.Outside(svg));
        Assert.Empty(TextBox.Touching(svg));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        // Half a pair of surrogates is no text: JSON replaces it, the picture leaves it out.
        if (!spec.Title.Contains('\ud800'))
        {
            Assert.Equal(svg, SvgRenderer.Render(FigureJson.Read(FigureJson.Write(spec))));
        }
        string json = PlotlyJson.Of(spec).ToJsonString();
        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        Assert.NotEmpty(FigureData.ToCsv(spec));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_EveryMarkOfOddValues_IsDrawn(int values, AxisScale scale)
    {
        double[] v = Values[values];
        var axis = new AxisSpec { Label = "v", Scale = scale };
        Mark[] marks =
        [
            new PointsMark { Series = "points", X = [.. v], Y = [.. v], Labels = [.. v.Select((_, i) => (string?)$"name {i}")] },
            new LineMark { Series = "line", X = [.. v], Y = [.. v], Step = true },
            new AreaMark { X = [.. v], Low = [.. v], High = [.. v] },
            new BarsMark { Series = "bars", Position = [.. v], Value = [.. v] },
            new BarsMark { Position = [.. v], Value = [.. v], Horizontal = true },
            // Intervals of no width.
            new SegmentsMark { X0 = [.. v], X1 = [.. v], Y0 = [.. v], Y1 = [.. v] },
            new RectanglesMark { X0 = [.. v], X1 = [.. v], Y0 = [.. v], Y1 = [.. v], Outline = true },
            new TextMark { X = [.. v], Y = [.. v], Text = [.. v.Select(_ => "text")] },
        ];
        foreach (Mark mark in marks)
        {
            Check(FigureSpec.Single("odd", "Odd", new PanelSpec { X = axis, Y = axis, Marks = [mark], Notes = ["n = 3"] }));
        }
        Check(FigureSpec.Single("odd", "Odd", new PanelSpec { X = axis, Y = axis, Marks = [.. marks] }));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_HeatMapOfOddValues_IsDrawn(int values, AxisScale scale)
    {
        double[] v = Values[values];
        double low = v.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min(), high = v.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
        Check(FigureSpec.Single("odd", "Odd", new PanelSpec
        {
            X = new AxisSpec { Scale = scale == AxisScale.Log10 ? AxisScale.Linear : scale, Categories = [.. v.Select((_, i) => $"c{i}")] },
            Y = AxisSpec.Category("", ["row"]),
            Marks = [new HeatMapMark { Values = [.. v], RowCount = v.Length == 0 ? 0 : 1, ColumnCount = v.Length, ColorScale = new() { Min = low, Max = high, Label = "value" } }],
        }));
    }

    // A p of 0 has no place on a logarithmic axis: said, not drawn at the edge.
    [Fact]
    public void Render_PValueOfZeroOnLogAxis_IsCounted()
    {
        var spec = FigureSpec.Single("p", "", new PanelSpec { Y = new() { Label = "p", Scale = AxisScale.Log10 }, Marks = [new PointsMark { X = [1, 2, 3], Y = [0, 0.01, 1] }] });
        Assert.Contains(SvgText.Texts(SvgRenderer.Render(spec)), t => t.StartsWith("1 values are not positive", StringComparison.Ordinal));
        Assert.Contains("1 values are not positive", PlotlyJson.Of(spec).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ThreeThousandRows_AreThinnedWithANote()
    {
        string[] rows = [.. Enumerable.Range(0, 3000).Select(i => $"row {i}")];
        var spec = FigureSpec.Single("rows", "", new PanelSpec
        {
            Y = AxisSpec.Category("Rows", rows),
            Marks = [new HeatMapMark { Values = [.. rows.Select((_, i) => (double)i)], RowCount = 3000, ColumnCount = 1, ColorScale = new() { Min = 0, Max = 3000 } }],
        });
        Check(spec);
        Assert.Contains(SvgText.Texts(SvgRenderer.Render(spec)), t => t.Contains("1 in ", StringComparison.Ordinal));
    }

    public static TheoryData<string> Labels => ["<&\"'>", "🧬👩‍🔬🇯🇵", "肝細胞癌の放射線画像", "שלום עולם", "سرطان الكبد", new string('x', 200), new string('W', 200), "a\u0301e\u0308", "a\tb\nc\u0001", "", "\ud800",
        string.Concat(Enumerable.Repeat("word ", 40))];

    [Theory]
    [MemberData(nameof(Labels))]
    public void Render_LabelOnEveryPlace_IsWholeOrShortenedOnThePage(string label)
    {
        var axis = AxisSpec.Category(label, [label, label, label]);
        foreach (double width in (double[])[85, 114, 180])
        {
            var spec = new FigureSpec
            {
                Id = "labels",
                Title = label,
                Caption = label,
                WidthMm = width,
                Panels =
                [
                    new PanelSpec
                    {
                        Title = label, Notes = [label], X = axis, Y = axis,
                        Marks =
                        [
                            new PointsMark { Series = label, X = [0, 1, 2], Y = [0, 1, 2], Names = [label, label, label], Labels = [label, label, label], ColorValues = [0, 1, 2],
                                ColorScale = new() { Min = 0, Max = 2, Label = label }, SizeKey = new() { Label = label, Values = [1, 2], Diameters = [3, 6] } },
                            new TextMark { X = [0, 2], Y = [2, 0], Text = [label, label] },
                        ],
                    },
                ],
            };
            Check(spec);
        }
    }

    // Wide signs are as wide as the type size, joined emoji one sign, marks over letters nothing.
    [Theory]
    [InlineData("肝", 10)]
    [InlineData("한", 10)]
    [InlineData("🧬", 13)]
    [InlineData("e\u0301", 6.15)]
    [InlineData("a\u200bb", 12.48)]
    public void Width_SignsOfOtherScripts_AreMeasured(string text, double width) => Assert.Equal(width, TextMetrics.Width(text, 10), 0.05);
}
