using System.Xml.Linq;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class SvgRendererTests
{
    public static TheoryData<string> Samples => [.. SampleFigures.All.Select(f => f.Id)];

    static FigureSpec Sample(string id) => SampleFigures.All.Single(f => f.Id == id);

    static FigureSpec Points(double[] x, double[] y, AxisSpec? axis = null) => FigureSpec.Single("points", "", new PanelSpec
    {
        X = axis ?? AxisSpec.Linear("x"),
        Y = axis ?? AxisSpec.Linear("y"),
        Marks = [new PointsMark { X = [.. x], Y = [.. y] }],
    });

    [Theory]
    [MemberData(nameof(Samples))]
    public void Render_SameSpecTwice_GivesTheSameValidXmlWithinThePage(string id)
    {
        string svg = SvgRenderer.Render(Sample(id));
        Assert.Equal(svg, SvgRenderer.Render(Sample(id)));
        Assert.Empty(SvgText.Outside(svg));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
    }

    // The suite runs under fr-FR; a comma as decimal sign would show in the coordinates.
    [Fact]
    public void Render_UnderFrenchCulture_WritesPointsAsDecimalSign()
    {
        XElement circle = SvgText.Parse(SvgRenderer.Render(Points([0.5, 1.25], [1.5, 2.5]))).Descendants().First(e => e.Name.LocalName == "circle");
        Assert.DoesNotContain(',', circle.Attribute("cx")!.Value);
        Assert.Contains("1.2", SvgText.Texts(SvgRenderer.Render(Points([0.5, 1.25], [1.5, 2.5]))).Where(t => t.StartsWith('1')).Aggregate("", (a, b) => a + b), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MarkupAndControlCharacters_GivesValidXmlWithTheText()
    {
        FigureSpec spec = Points([1], [1]) with { Title = "a<b & \"c\" \u0001\u0000\ud800 end", Caption = "</svg><script>alert(1)</script>" };
        string svg = SvgRenderer.Render(spec);
        Assert.Contains("a<b & \"c\"  end", SvgText.Texts(svg));
        Assert.Equal(0, SvgText.Count(svg, "script"));
    }

    [Fact]
    public void Render_MissingAndInfinitePoints_AreNotDrawn()
    {
        string svg = SvgRenderer.Render(Points([1, double.NaN, 3, double.PositiveInfinity, 5], [1, 2, double.NaN, 4, 5]));
        Assert.Equal(2, SvgText.Count(svg, "circle"));
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { double.NaN })]
    [InlineData(new[] { 3.0 })]
    [InlineData(new[] { 7.0, 7.0, 7.0 })]
    [InlineData(new[] { -3e307, 3e307 })]
    [InlineData(new[] { 1e10, 1e10 + 1e-6 })]
    [InlineData(new[] { 0.0, 5e-324 })]
    public void Render_DegenerateData_GivesAPageWithAxes(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string svg = SvgRenderer.Render(Points(values, values));
        Assert.Empty(SvgText.Outside(svg));
        Assert.Equal(values.Count(double.IsFinite), SvgText.Count(svg, "circle"));
        Assert.True(SvgText.Count(svg, "line") >= 2);
    }

    [Fact]
    public void Render_LogAxisWithZero_LeavesThePointOutAndSaysSo()
    {
        string svg = SvgRenderer.Render(Points([0, 1, 10, 1000], [1, 2, 3, 4], new AxisSpec { Scale = AxisScale.Log10 }));
        Assert.Equal(3, SvgText.Count(svg, "circle"));
        Assert.Contains(SvgText.Texts(svg), t => t.StartsWith("1 values are not positive", StringComparison.Ordinal));
    }

    // By hand: the scale runs linearly, so equal steps in the data are equal steps on the page, and y grows upwards.
    [Fact]
    public void Render_ThreeEquallySpacedPoints_AreEquallySpacedAndRiseUpwards()
    {
        List<XElement> circles = [.. SvgText.Parse(SvgRenderer.Render(Points([0, 1, 2], [10, 20, 30]))).Descendants().Where(e => e.Name.LocalName == "circle")];
        double[] x = [.. circles.Select(c => SvgText.Number(c, "cx"))], y = [.. circles.Select(c => SvgText.Number(c, "cy"))];
        Assert.Equal(x[1] - x[0], x[2] - x[1], 0.02);
        Assert.Equal(y[0] - y[1], y[1] - y[2], 0.02);
        Assert.True(y[0] > y[2]);
    }

    [Fact]
    public void Render_CategoriesOnY_RunFromTopToBottom()
    {
        var spec = FigureSpec.Single("c", "", new PanelSpec { Y = AxisSpec.Category("", ["first", "second"]), Marks = [] });
        List<XElement> texts = [.. SvgText.Parse(SvgRenderer.Render(spec)).Descendants().Where(e => e.Name.LocalName == "text")];
        Assert.True(SvgText.Number(texts.Single(t => t.Value == "first"), "y") < SvgText.Number(texts.Single(t => t.Value == "second"), "y"));
    }

    [Fact]
    public void Render_PointsOutsideGivenLimits_AreNotDrawn() =>
        Assert.Equal(2, SvgText.Count(SvgRenderer.Render(Points([0, 1, 2, 3], [0, 1, 2, 3], new AxisSpec { Min = 0.5, Max = 2.5 })), "circle"));

    [Fact]
    public void Render_MoreThanTheLimitOfPoints_ThinsAndSaysHowMany()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 60_000).Select(_ => random.NextDouble())], y = [.. Enumerable.Range(0, 60_000).Select(_ => random.NextDouble() * random.NextDouble())];
        string svg = SvgRenderer.Render(Points(x, y));
        int drawn = SvgText.Count(svg, "circle");
        Assert.InRange(drawn, 4_000, 20_000);
        Assert.Contains(SvgText.Texts(svg), t => t.StartsWith(FormattableString.Invariant($"Points: {drawn:N0} of 60,000 points"), StringComparison.Ordinal));
    }

    [Fact]
    public void Render_LongLine_KeepsItsPeaks()
    {
        double[] y = new double[50_000];
        y[31_234] = 1;
        var spec = FigureSpec.Single("line", "", new PanelSpec { Marks = [new LineMark { X = [.. Enumerable.Range(0, 50_000).Select(i => (double)i)], Y = [.. y] }] });
        string path = SvgText.Parse(SvgRenderer.Render(spec)).Descendants().First(e => e.Name.LocalName == "path").Attribute("d")!.Value;
        List<double> heights = [.. path.Split('M', 'L').Where(p => p.Length > 0).Select(p => double.Parse(p.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.InRange(heights.Count, 100, 5_000);
        Assert.True(heights.Max() - heights.Min() > 100);
    }

    [Fact]
    public void Render_LineWithMissingValue_IsBrokenThere()
    {
        var spec = FigureSpec.Single("line", "", new PanelSpec { Marks = [new LineMark { X = [0, 1, 2, 3, 4], Y = [0, 1, double.NaN, 3, 4] }] });
        string path = SvgText.Parse(SvgRenderer.Render(spec)).Descendants().Single(e => e.Name.LocalName == "path").Attribute("d")!.Value;
        Assert.Equal(2, path.Count(c => c == 'M'));
        Assert.Equal(2, path.Count(c => c == 'L'));
    }

    [Fact]
    public void Render_SeriesWithColors_ShowsEachOnceInTheLegend()
    {
        var spec = FigureSpec.Single("legend", "", new PanelSpec
        {
            Marks = [new LineMark { Series = "high", X = [0, 1], Y = [0, 1] }, new AreaMark { Series = "high", X = [0, 1], Low = [0, 0], High = [1, 1] },
                new LineMark { Series = "low", X = [0, 1], Y = [1, 0] }],
        });
        Assert.Single(SvgText.Texts(SvgRenderer.Render(spec)), t => t == "high");
    }

    // Two figures on one HTML page must not take each other's clip paths.
    [Fact]
    public void Render_FiguresOfOneIdButOtherData_HaveDifferentClipIds()
    {
        string[] Ids(double end) => [.. SvgText.Parse(SvgRenderer.Render(FigureSpec.Single("line", "", new PanelSpec { Marks = [new LineMark { X = [0, 1], Y = [0, end] }] })))
            .Descendants().Where(e => e.Name.LocalName == "clipPath").Select(e => e.Attribute("id")!.Value)];
        Assert.Single(Ids(1));
        Assert.Empty(Ids(1).Intersect(Ids(3)));
    }

    [Fact]
    public void Render_EverySample_RefersOnlyToIdsThatItHas() => Assert.All(SampleFigures.All, spec =>
    {
        List<XElement> all = [.. SvgText.Parse(SvgRenderer.Render(spec)).Descendants()];
        HashSet<string> ids = [.. all.Select(e => e.Attribute("id")?.Value).OfType<string>()];
        Assert.All(all.Select(e => e.Attribute("clip-path")?.Value).OfType<string>(), r => Assert.Contains(r["url(#".Length..^1], ids));
    });

    [Fact]
    public void Render_ArraysOfDifferentLength_SaysWhich()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => SvgRenderer.Render(Points([1, 2], [1])));
        Assert.Equal(ErrorCode.ShapeMismatch, error.Code);
        Assert.Contains("1 values of Y", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ColorThatIsNone_IsRefused()
    {
        var spec = FigureSpec.Single("x", "", new PanelSpec { Marks = [new LineMark { X = [0], Y = [0], Color = "red\" onload=\"x" }] });
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(() => SvgRenderer.Render(spec)).Code);
    }

    [Fact]
    public void Render_NoPanels_IsRefused() =>
        Assert.Equal(ErrorCode.EmptyTable, Assert.Throws<RadioGenomicsException>(() => SvgRenderer.Render(new FigureSpec { Id = "x", Panels = [] })).Code);

    [Fact]
    public void Render_StyleOutOfRange_IsRefused() =>
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(
            () => SvgRenderer.Render(Points([1], [1]), new FigureStyle { FontSize = double.NaN })).Code);
}
