using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class FigureFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("figures").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Save_Svg_WritesPictureSpecAndData()
    {
        FigureSpec spec = SampleFigures.Scatter();
        Assert.Equal(["a.svg", "a.json", "a.csv"], FigureFile.Save(spec, Path.Combine(_folder, "new", "a.svg")).Select(Path.GetFileName));
        Assert.Equal(SvgRenderer.Render(spec), File.ReadAllText(Path.Combine(_folder, "new", "a.svg")));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_folder, "new")).Length);
    }

    // The spec must survive the trip in full: then it draws to the same bytes.
    [Fact]
    public void Json_EverySample_ReadsBackToTheSamePicture() => Assert.All(SampleFigures.All, spec =>
        Assert.Equal(SvgRenderer.Render(spec), SvgRenderer.Render(FigureJson.Read(FigureJson.Write(spec)))));

    [Fact]
    public void Read_UnknownField_IsRefused() =>
        Assert.Equal(ErrorCode.FileFormat, Assert.Throws<RadioGenomicsException>(() => FigureJson.Read("{\"id\":\"a\",\"panels\":[],\"colour\":1}")).Code);

    [Fact]
    public void ToCsv_PointsAndHeatMap_HasOneRowEachWithRoundTripNumbers()
    {
        var spec = FigureSpec.Single("d", "", new PanelSpec
        {
            X = AxisSpec.Category("", ["g,1", "g2"]),
            Marks = [new PointsMark { X = [0.1, double.NaN], Y = [1.0 / 3, 2], Names = ["a\"b", "c"] },
                new HeatMapMark { Values = [1, 2], RowCount = 1, ColumnCount = 2, ColorScale = new ColorScale { Min = 0, Max = 1 } }],
        });
        string[] lines = FigureData.ToCsv(spec).Split('\n');
        Assert.Equal("1,1,points,,\"a\"\"b\",0.1,0.3333333333333333,NA,NA,NA,", lines[1]);
        Assert.Equal("1,1,points,,c,NA,2,NA,NA,NA,", lines[2]);
        Assert.Equal("1,2,heatmap,,\"g,1\",0,0,NA,NA,1,", lines[3]);
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public void Save_UnknownEnding_IsRefused() =>
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(() => FigureFile.Save(SampleFigures.Bars(), Path.Combine(_folder, "a.docx"))).Code);

    [Fact]
    public void Run_MissingTool_NamesItAndTheWayOut()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => PictureConverter.Run("rsvg-convert-not-here", "a.pdf", []));
        Assert.Equal(ErrorCode.ToolMissing, error.Code);
        Assert.Contains("save as .svg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_FolderIsAFile_SaysNotWritable()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.Equal(ErrorCode.OutputNotWritable, Assert.Throws<RadioGenomicsException>(() => FigureFile.Save(SampleFigures.Bars(), Path.Combine(file, "a.svg"))).Code);
    }

    [Theory]
    [InlineData(".png", new byte[] { 0x89, 0x50, 0x4e, 0x47 })]
    [InlineData(".pdf", new byte[] { 0x25, 0x50, 0x44, 0x46 })]
    [InlineData(".tiff", new byte[] { 0x49, 0x49, 42, 0 })]
    public void Save_Picture_IsMadeWhereTheToolIs(string ending, byte[] magic)
    {
        Assert.SkipUnless(PictureConverter.IsAvailable, "rsvg-convert is not installed");
        string first = FigureFile.Save(SampleFigures.Bars(), Path.Combine(_folder, "a" + ending))[^1];
        string second = FigureFile.Save(SampleFigures.Bars(), Path.Combine(_folder, "b" + ending))[^1];
        Assert.Equal(magic, File.ReadAllBytes(first)[..4]);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }
}
