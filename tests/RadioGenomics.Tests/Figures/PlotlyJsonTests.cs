using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class PlotlyJsonTests
{
    const string Attack = "<b>a</b> <a href=\"javascript:alert(1)\">b</a> <script>c</script> & $x^2$ %{x}";

    static FigureSpec Single(params ReadOnlySpan<Mark> marks) => FigureSpec.Single("f", "", new PanelSpec { Marks = [.. marks] });

    static JsonObject Trace(JsonObject figure, int index) => (JsonObject)figure["data"]![index]!;

    static double?[] Numbers(JsonNode? node) => [.. ((JsonArray)node!).Select(n => (double?)n)];

    [Fact]
    public void Of_EverySample_GivesOneTraceForEachMarkAndTheSameBytesTwice()
    {
        foreach (FigureSpec spec in SampleFigures.All)
        {
            JsonObject figure = PlotlyJson.Of(spec);
            Assert.Equal(spec.Panels.Sum(p => p.Marks.Length), ((JsonArray)figure["data"]!).Count);
            Assert.Equal(figure.ToJsonString(), PlotlyJson.Of(spec).ToJsonString());
        }
    }

    [Fact]
    public void Of_CultureWithDecimalCommas_GivesTheSameBytesAsTheInvariantOne()
    {
        Assert.Equal(",", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator);
        string[] here = [.. SampleFigures.All.Select(s => PlotlyJson.Of(s).ToJsonString())];
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            Assert.Equal(here, SampleFigures.All.Select(s => PlotlyJson.Of(s).ToJsonString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // plotly.js draws no null; the other numbers are the spec's, digit by digit.
    [Fact]
    public void Of_MissingAndInfiniteNumbers_BecomeNull()
    {
        var points = new PointsMark { X = [0.1 + 0.2, double.NaN, double.PositiveInfinity], Y = [1, 2, 3] };
        JsonObject figure = PlotlyJson.Of(Single(points));
        Assert.Equal([0.1 + 0.2, null, null], Numbers(Trace(figure, 0)["x"]));
        Assert.DoesNotContain("NaN", figure.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MarkupInEveryText_StaysText()
    {
        var axis = AxisSpec.Category(Attack, [Attack]);
        var spec = new FigureSpec
        {
            Id = "f",
            Title = Attack,
            Caption = Attack,
            WidthMm = 900,
            Panels =
            [
                new PanelSpec
                {
                    Title = Attack, Notes = [Attack], X = axis, Y = axis,
                    Marks =
                    [
                        new PointsMark { Series = Attack, X = [0], Y = [0], Names = [Attack], Labels = [Attack], ColorValues = [1], ColorScale = new() { Min = 0, Max = 1, Label = Attack } },
                        new TextMark { X = [0], Y = [0], Text = [Attack] },
                        new HeatMapMark { Values = [1], RowCount = 1, ColumnCount = 1, CellText = ["<i>x</i>"], ColorScale = new() { Min = 0, Max = 1 } },
                    ],
                },
            ],
        };
        string[] texts = [.. Texts(PlotlyJson.Of(spec))];
        Assert.True(texts.Count(t => t.Contains("&lt;script&gt;", StringComparison.Ordinal)) >= 10);
        Assert.All(texts, t =>
        {
            string plain = t.Replace("<br>", "", StringComparison.Ordinal).Replace("<extra></extra>", "", StringComparison.Ordinal)
                .Replace("<b>%{text}</b>", "", StringComparison.Ordinal);
            plain = plain.StartsWith("<b>", StringComparison.Ordinal) ? plain[3..^4] : plain;
            Assert.DoesNotContain('<', plain);
            Assert.DoesNotContain('$', plain);
        });
    }

    static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Key is not ("legendgroup" or "family")).SelectMany(p => Texts(p.Value)),
        JsonArray a => a.SelectMany(Texts),
        JsonValue v when v.TryGetValue(out string? s) => [s],
        _ => [],
    };

    [Fact]
    public void Of_CategoryAxis_RunsFromTopToBottomAndKnowsWholeNames()
    {
        string longName = new('g', 200);
        var axis = (JsonObject)PlotlyJson.Of(FigureSpec.Single("f", "", new PanelSpec { Y = AxisSpec.Category("", ["first", longName]), Marks = [] }))["layout"]!["yaxis"]!;
        Assert.Equal([1.5, -0.5], Numbers(axis["range"]));
        Assert.Equal(longName, (string?)axis["labelalias"]!["1"]);
    }

    [Fact]
    public void Of_LogarithmicAxis_HasItsRangeInPowersOfTen()
    {
        var spec = FigureSpec.Single("f", "", new PanelSpec { X = new() { Scale = AxisScale.Log10, Min = 0.01, Max = 1000 }, Marks = [new PointsMark { X = [1], Y = [1] }] });
        JsonNode axis = PlotlyJson.Of(spec)["layout"]!["xaxis"]!;
        Assert.Equal(("log", -2, 3), ((string)axis["type"]!, (double)axis["range"]![0]!, (double)axis["range"]![1]!));
    }

    [Fact]
    public void Of_PanelsOfOneGrid_LieInsideThePageInOrderAndShareTheirAxes()
    {
        JsonNode layout = PlotlyJson.Of(SampleFigures.HeatMapWithDendrograms())["layout"]!;
        double?[] top = Numbers(layout["yaxis"]!["domain"]), main = Numbers(layout["yaxis3"]!["domain"]);
        Assert.True(top[0] > main[1] && main[0] > 0 && top[1] < 1);
        Assert.Equal(Numbers(layout["xaxis"]!["domain"]), Numbers(layout["xaxis3"]!["domain"]));
        Assert.Equal("x", (string?)layout["xaxis3"]!["matches"]);
        Assert.Equal("y2", (string?)layout["yaxis3"]!["matches"]);
    }

    [Fact]
    public void Of_ColoredPoints_UseTheColorsOfThePictureAndGreyForMissingOnes()
    {
        var scale = new ColorScale { Map = ColorMap.Sequential, Min = 0, Max = 4, Label = "v" };
        JsonObject figure = PlotlyJson.Of(Single(new PointsMark { X = [1, 2], Y = [1, 2], ColorValues = [3, double.NaN], ColorScale = scale }));
        var colors = (JsonArray)Trace(figure, 0)["marker"]!["color"]!;
        Assert.Equal((3.0, FigureStyle.Default.MissingColor), ((double)colors[0]!, (string)colors[1]!));
        var stops = (JsonArray)figure["layout"]!["coloraxis"]!["colorscale"]!;
        Assert.Equal(ColorMaps.Hex(ColorMaps.At(ColorMap.Sequential, 0.75)), (string?)stops[3]![1]);
    }

    // The limit of the static picture: the same points, and the same words about it.
    [Fact]
    public void Of_MorePointsThanTheLimit_AreThinnedAndSaySo()
    {
        double[] x = [.. Enumerable.Range(0, 300).Select(i => i % 3 / 100.0)];
        JsonObject figure = PlotlyJson.Of(Single(new PointsMark { X = [.. x], Y = [.. x] }), new FigureStyle { PointLimit = 100 });
        Assert.Equal(3, Numbers(Trace(figure, 0)["x"]).Length);
        Assert.Contains(Texts(figure), t => t.Contains("3 of 300 points are drawn", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_RectanglesAfterPoints_AreLiftedAboveThem()
    {
        JsonObject figure = PlotlyJson.Of(Single(new PointsMark { X = [0], Y = [0] }, new RectanglesMark { X0 = [0], Y0 = [0], X1 = [1], Y1 = [2] }));
        Assert.Null(Trace(figure, 0)["zorder"]);
        Assert.Equal(1, (int?)Trace(figure, 1)["zorder"]);
        Assert.Equal([2], Numbers(Trace(figure, 1)["y"]));
    }

    [Fact]
    public void Write_LabelThatEndsAScript_CannotLeaveIt()
    {
        string html = FigureHtml.Write(Single(new PointsMark { X = [0], Y = [0], Names = ["</script><script>alert(1)</script>"] }) with { Title = "</title><script>alert(2)</script>" });
        // The page's own: the library and the figure.
        Assert.Equal(3, html.Split("</script>").Length);
        Assert.DoesNotContain("alert(1)</", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_VendoredFile_IsTheOneThatItsReadmeNames()
    {
        Assert.Equal(PlotlyScript.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PlotlyScript.Text))));
        Assert.Contains($"v{PlotlyScript.Version}", PlotlyScript.Text[..200], StringComparison.Ordinal);
    }

    [Fact]
    public void Save_Html_WritesOnePageBesideSpecAndData()
    {
        string folder = Directory.CreateTempSubdirectory("rg-html-").FullName;
        IEnumerable<string> files = FigureFile.Save(SampleFigures.Bars(), Path.Combine(folder, "bars.html"));
        Assert.Equal(["bars.svg", "bars.json", "bars.csv", "bars.html"], files.Select(f => Path.GetFileName(f)!));
        Assert.Contains("Plotly.newPlot(", File.ReadAllText(Path.Combine(folder, "bars.html")), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
