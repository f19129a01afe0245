using System.Xml.Linq;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class FigureAssemblyTests
{
    static FigureSpec Plain(string id) => FigureSpec.Single(id, $"Title of {id}", new PanelSpec
    {
        X = AxisSpec.Linear("x"),
        Y = AxisSpec.Linear("y"),
        Marks = [new PointsMark { X = [0, 1], Y = [0, 1] }],
    }) with
    { Caption = $"Caption of {id}." };

    static List<XElement> Texts(FigureSpec spec, FigureStyle? style = null) =>
        [.. SvgText.Parse(SvgRenderer.Render(spec, style)).Descendants().Where(e => e.Name.LocalName == "text")];

    static XElement Letter(List<XElement> texts, string letter) => texts.Single(t => t.Value == letter);

    static List<(double Left, double Width)> Plots(FigureSpec spec) =>
        [.. SvgText.Parse(SvgRenderer.Render(spec)).Descendants().Where(e => e.Name.LocalName == "clipPath").Select(c => c.Elements().Single())
            .Select(r => (SvgText.Number(r, "x"), SvgText.Number(r, "width")))];

    [Fact]
    public void Combine_Letters_AreBoldEightPointsInNatureAndCapitalsInRadiology()
    {
        var both = FigureSpec.Combine([Plain("one"), Plain("two")]);
        XElement a = Letter(Texts(both, FigureStyle.Nature), "a");
        Assert.Equal((8.0, "bold"), (SvgText.Number(a, "font-size"), a.Attribute("font-weight")!.Value));
        Assert.NotNull(Letter(Texts(both, FigureStyle.Radiology), "B"));
    }

    [Fact]
    public void Combine_TwoToARow_LettersStandAtTheTopLeftOfTheirPart()
    {
        List<XElement> texts = Texts(FigureSpec.Combine([Plain("one"), Plain("two"), Plain("three")]));
        (double X, double Y) Of(string l) => (SvgText.Number(Letter(texts, l), "x"), SvgText.Number(Letter(texts, l), "y"));
        Assert.Equal(Of("a").Y, Of("b").Y);
        Assert.Equal(Of("a").X, Of("c").X);
        Assert.True(Of("b").X > Of("a").X && Of("c").Y > Of("a").Y);
        Assert.Contains(texts, t => t.Value == "Title of two" && SvgText.Number(t, "x") > Of("b").X);
    }

    [Fact]
    public void Combine_CaptionsAndWidth_AreThoseOfTheWhole()
    {
        var both = FigureSpec.Combine([Plain("one"), Plain("two")], new() { WidthMm = 114 });
        Assert.Equal("(a) Caption of one. (b) Caption of two.", both.Caption);
        Assert.StartsWith("114", SvgText.Parse(SvgRenderer.Render(both)).Root!.Attribute("width")!.Value, StringComparison.Ordinal);
        Assert.Equal("", FigureSpec.Combine([Plain("one")], new() { Caption = "", KeepTitles = false }).Caption);
    }

    [Fact]
    public void Combine_HeightMm_IsTheHeightOfThePanels()
    {
        var tall = FigureSpec.Combine([Plain("one"), Plain("two")], new() { Columns = 1, HeightMm = 160, Caption = "" });
        double height = double.Parse(SvgText.Parse(SvgRenderer.Render(tall)).Root!.Attribute("height")!.Value[..^2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(160, height, 2.0);
    }

    // "One" has long tick labels, "two" short ones: their plots start and end at the same place all the same.
    [Fact]
    public void Combine_OneAboveTheOther_AxesLineUp()
    {
        FigureSpec wide = Plain("one") with { Panels = [Plain("one").Panels[0] with { Marks = [new LineMark { X = [0, 1], Y = [0, 99_000] }] }] };
        FigureSpec narrow = Plain("two") with { Panels = [Plain("two").Panels[0] with { Marks = [new LineMark { X = [0, 1], Y = [0, 1] }] }] };
        List<(double Left, double Width)> plots = Plots(FigureSpec.Combine([wide, narrow], new() { Columns = 1 }));
        Assert.Equal(plots[0].Left, plots[1].Left, 0.02);
        Assert.Equal(plots[0].Width, plots[1].Width, 0.02);
    }

    [Fact]
    public void Combine_Design_SpansColumnsAndRows()
    {
        var spec = FigureSpec.Combine([Plain("one"), Plain("two"), Plain("three")], new() { Design = "aab/ccb" });
        Assert.Equal([(0, 0, 1, 2), (0, 2, 2, 1), (1, 0, 1, 2)], spec.Parts.Select(p => (p.Row, p.Column, p.RowSpan, p.ColumnSpan)));
        Assert.Empty(SvgText.Outside(SvgRenderer.Render(spec)));
    }

    [Fact]
    public void Combine_JsonAndCsv_HoldTheWhole()
    {
        var both = FigureSpec.Combine([SampleFigures.HeatMapWithDendrograms(), SampleFigures.KaplanMeier()]);
        FigureSpec read = FigureJson.Read(FigureJson.Write(both));
        Assert.Equal(SvgRenderer.Render(both), SvgRenderer.Render(read));
        string[] rows = FigureData.ToCsv(both).Split('\n');
        Assert.StartsWith("part,panel,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("a,1,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("b,5,", rows[^2], StringComparison.Ordinal);
        Assert.DoesNotContain("parts", FigureJson.Write(SampleFigures.KaplanMeier()), StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_EveryGalleryFigure_NoTextLeavesThePage()
    {
        FigureSpec[] all = [.. GalleryFigures.All.Select(f => f.Spec()).Where(f => f.Parts.IsDefaultOrEmpty)];
        foreach (FigureSpec[] four in all.Chunk(4))
        {
            Assert.Empty(SvgText.Outside(SvgRenderer.Render(FigureSpec.Combine(four))));
            Assert.Empty(SvgText.Outside(SvgRenderer.Render(FigureSpec.Combine(four), FigureStyle.Nature with { WidthMm = 180 })));
        }
    }

    [Theory]
    [InlineData("aab/cc")]
    [InlineData("ab/ba")]
    [InlineData("aa/bb")]
    [InlineData("abcd")]
    [InlineData("a?c")]
    [InlineData("/")]
    public void Combine_DesignThatDoesNotFit_IsRefused(string design)
    {
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(() => FigureSpec.Combine([Plain("one"), Plain("two"), Plain("three")], new() { Design = design }));
        Assert.Equal(ErrorCode.OptionOutOfRange, error.Code);
        Assert.Contains(design, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_WrongInput_IsRefused()
    {
        ErrorCode Of(FigureSpec[] figures, FigureAssemblyOptions? options = null) => Assert.Throws<RadioGenomicsException>(() => FigureSpec.Combine(figures, options)).Code;
        Assert.Equal(ErrorCode.OptionOutOfRange, Of([]));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of([.. Enumerable.Range(0, 27).Select(i => Plain($"f{i}"))]));
        Assert.Equal(ErrorCode.OptionConflict, Of([FigureSpec.Combine([Plain("one")])]));
        Assert.Equal(ErrorCode.EmptyTable, Of([Plain("one") with { Panels = [] }]));
        Assert.Equal(ErrorCode.ShapeMismatch, Of([Plain("one"), Plain("two")], new() { ColumnWeights = [1, 2, 3] }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of([Plain("one")], new() { WidthMm = double.NaN }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of([Plain("one")], new() { Columns = 0 }));
    }

    // A spec that somebody edited by hand.
    [Fact]
    public void Render_PartsThatDoNotHoldThePanels_AreRefused()
    {
        var both = FigureSpec.Combine([Plain("one"), Plain("two")]);
        FigureSpec overlapping = both with { Parts = [both.Parts[0], both.Parts[1] with { FirstPanel = 0 }] };
        FigureSpec missing = both with { Parts = [both.Parts[0]] };
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(() => SvgRenderer.Render(overlapping)).Code);
        Assert.Equal(ErrorCode.ShapeMismatch, Assert.Throws<RadioGenomicsException>(() => SvgRenderer.Render(missing)).Code);
    }

    [Fact]
    public void Save_OnTheFigure_WritesPictureDataAndSpec()
    {
        string folder = Directory.CreateTempSubdirectory("save-").FullName;
        try
        {
            string[] names = [.. FigureSpec.Combine([Plain("one"), Plain("two")]).Save(Path.Combine(folder, "fig2.svg"), FigureStyle.Nature with { WidthMm = 85 })
                .Select(f => Path.GetFileName(f)!)];
            Assert.Equal(["fig2.svg", "fig2.json", "fig2.csv"], names);
            Assert.Contains("width=\"85mm\"", File.ReadAllText(Path.Combine(folder, "fig2.svg")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
