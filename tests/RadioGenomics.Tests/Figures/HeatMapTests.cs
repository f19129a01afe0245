using System.Buffers.Binary;
using System.IO.Compression;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class HeatMapTests
{
    static FigureSpec HeatMap(int rows, int columns, Func<int, int, double> value) => FigureSpec.Single("h", "", new PanelSpec
    {
        X = AxisSpec.Linear(""),
        Y = AxisSpec.Linear(""),
        Marks = [new HeatMapMark
        {
            Values = [.. Enumerable.Range(0, rows * columns).Select(i => value(i / columns, i % columns))],
            RowCount = rows, ColumnCount = columns, ColorScale = new ColorScale { Min = -1, Max = 1 },
        }],
    });

    // Ends and middle of the published map; beyond the ends the end colour.
    [Theory]
    [InlineData(-1, "#2166ac")]
    [InlineData(-9, "#2166ac")]
    [InlineData(0, "#f7f7f7")]
    [InlineData(1, "#b2182b")]
    [InlineData(double.PositiveInfinity, "#b2182b")]
    [InlineData(double.NaN, "#bdbdbd")]
    public void Of_DivergingScale_GivesTheMapsColors(double value, string expected) =>
        Assert.Equal(expected, ColorMaps.Of(new ColorScale { Min = -1, Max = 1 }, value, "#bdbdbd"));

    [Fact]
    public void Render_MissingCell_IsGreyAndCounted()
    {
        string svg = SvgRenderer.Render(HeatMap(2, 2, (r, c) => r == c ? double.NaN : 0));
        Assert.Contains(SvgText.Parse(svg).Descendants(), e => e.Attribute("fill")?.Value == "#bdbdbd");
        Assert.Contains("Grey: no value (2 of 4 cells).", SvgText.Texts(svg));
    }

    [Fact]
    public void Render_LinearAxes_FirstRowIsAtTheTop()
    {
        string svg = SvgRenderer.Render(HeatMap(2, 1, (r, _) => r == 0 ? -1 : 1));
        double Top(string color) => double.Parse(SvgText.Parse(svg).Descendants()
            .First(e => e.Name.LocalName == "path" && e.Attribute("fill")?.Value == color).Attribute("d")!.Value.Split(' ', 'h')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Top("#2166ac") < Top("#b2182b"));
    }

    [Fact]
    public void Render_VeryManyCells_EmbedsAPictureOfBlockMeans()
    {
        string svg = SvgRenderer.Render(HeatMap(900, 1200, (r, _) => r < 450 ? -1 : 1));
        string data = SvgText.Parse(svg).Descendants().Single(e => e.Name.LocalName == "image").Attribute("href")!.Value;
        byte[] png = Convert.FromBase64String(data["data:image/png;base64,".Length..]);
        (int width, int height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        byte[] rows = Inflate(png, width, height);
        Assert.Equal(0, rows[1]);
        Assert.Equal(254, rows[^1]);
        Assert.Contains(FormattableString.Invariant($"900 × 1,200 cells are drawn as {height:N0} × {width:N0} block means."), SvgText.Texts(svg));
    }

    // The framework's own decompressor checks blocks and the Adler sum.
    static byte[] Inflate(byte[] png, int width, int height)
    {
        int at = png.AsSpan().IndexOf("IDAT"u8) + 4;
        int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at - 8));
        using var zlib = new ZLibStream(new MemoryStream(png, at, length), CompressionMode.Decompress);
        byte[] rows = new byte[height * (width + 1)];
        zlib.ReadExactly(rows);
        return rows;
    }

    // CRC of an empty IEND chunk is part of every PNG file: AE 42 60 82.
    [Fact]
    public void Encode_AnyPicture_EndsWithTheKnownChecksum() =>
        Assert.Equal([0xae, 0x42, 0x60, 0x82], IndexedPng.Encode([0], 1, 1, [0])[^4..]);

    [Fact]
    public void Render_TextInTinyCells_IsLeftOutAndSaidSo()
    {
        var spec = FigureSpec.Single("h", "", new PanelSpec
        {
            Marks = [new HeatMapMark
            {
                Values = [.. new double[10_000]], RowCount = 100, ColumnCount = 100, CellText = [.. Enumerable.Repeat("0.12", 10_000)], ColorScale = new ColorScale { Min = 0, Max = 1 },
            }],
        });
        Assert.Contains("Text in cells is left out: the cells are too small for it.", SvgText.Texts(SvgRenderer.Render(spec)));
    }
}
