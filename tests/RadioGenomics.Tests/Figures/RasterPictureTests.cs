using System.Buffers.Binary;
using System.IO.Compression;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class RasterPictureTests
{
    const int Width = 5, Height = 6, Channels = 4;

    // Opaque, so that what is read must be what was written.
    static byte[] Pixels() => [.. Enumerable.Range(0, Width * Height * Channels).Select(i => i % 4 == 3 ? (byte)255 : (byte)((i * 37) + (i * i)))];

    // Each row takes another of the five filters of the PNG specification, encoded here from its definition.
    static byte[] Png(byte[] pixels)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 6);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < Height; y++)
            {
                zip.WriteByte((byte)(y % 5));
                for (int i = 0; i < Width * Channels; i++)
                {
                    int At(int dx, int dy) => i - dx < 0 || y - dy < 0 ? 0 : pixels[((y - dy) * Width * Channels) + i - dx];
                    int a = At(4, 0), b = At(0, 1), c = At(4, 1), p = a + b - c;
                    int[] near = [Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c)];
                    int paeth = near[0] <= near[1] && near[0] <= near[2] ? a : near[1] <= near[2] ? b : c;
                    int[] predictions = [0, a, b, (a + b) / 2, paeth];
                    zip.WriteByte((byte)(At(0, 0) - predictions[y % 5]));
                }
            }
        }
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. PngChunk.Write("IHDR"u8, header), .. PngChunk.Write("IDAT"u8, packed.ToArray()), .. PngChunk.Write("IEND"u8, [])];
    }

    [Fact]
    public void Read_EveryFilter_GivesThePixels()
    {
        byte[] pixels = Pixels();
        var picture = RasterPicture.Read(Png(pixels));
        Assert.Equal((Width, Height), (picture.Width, picture.Height));
        Assert.Equal(pixels.Where((_, i) => i % 4 != 3), picture.Pixels);
    }

    // Journals print on white: half-transparent black is grey 127 or 128, and nothing is white.
    [Fact]
    public void Read_Transparent_StandsOnWhite()
    {
        byte[] pixels = new byte[Width * Height * Channels];
        pixels[3] = 128;
        var picture = RasterPicture.Read(Png(pixels));
        Assert.Equal(127, picture.Pixels[0]);
        Assert.Equal(255, picture.Pixels[3]);
    }

    [Fact]
    public void WithResolution_300DotsPerInch_Is11811PerMetreBeforeTheData()
    {
        byte[] png = RasterPicture.WithResolution(Png(Pixels()), 300);
        int at = png.AsSpan().IndexOf("pHYs"u8);
        Assert.Equal(11811, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 4)));
        Assert.Equal(1, png[at + 12]);
        Assert.True(at < png.AsSpan().IndexOf("IDAT"u8));
        Assert.Equal(Pixels().Where((_, i) => i % 4 != 3), RasterPicture.Read(png).Pixels);
    }

    // Read back field by field as the TIFF specification lays them out, not with our own constants.
    [Fact]
    public void ToTiff_Picture_HasItsSizeResolutionAndPixels()
    {
        byte[] file = RasterPicture.Read(Png(Pixels())).ToTiff(600);
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        int count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory));
        var tags = Enumerable.Range(0, count).Select(i => file.AsMemory(directory + 2 + (12 * i), 12)).ToDictionary(
            e => BinaryPrimitives.ReadUInt16LittleEndian(e.Span), e => BinaryPrimitives.ReadInt32LittleEndian(e.Span[8..]));
        Assert.Equal(tags.Keys.Order(), tags.Keys);
        Assert.Equal((Width, Height, 3, 2), (tags[256], tags[257], tags[277], tags[262]));
        Assert.Equal(600, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(tags[282])));
        Assert.Equal(0, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(directory + 2 + (12 * count))));
        Assert.Equal(32773, tags[259]);
        Assert.Equal(Pixels().Where((_, i) => i % 4 != 3), Unpack(file.AsSpan(tags[273], tags[279]).ToArray()));
    }

    // Runs of every length, at the start, the end and beside each other: each must come back.
    [Fact]
    public void ToTiff_Runs_UnpackToThePixels()
    {
        byte[] pixels = new byte[3 * 400 * 4];
        for (int i = 0, value = 0, length = 1; i < pixels.Length; value++, length = ((length * 7) + value) % 301)
        {
            for (int end = Math.Min(pixels.Length, i + length + 1); i < end; i++)
            {
                pixels[i] = (byte)value;
            }
        }
        byte[] file = new RasterPicture(400, 4, pixels).ToTiff(300);
        Assert.Equal(pixels, Unpack(file[(10 + (12 * 12) + 4 + 24)..]));
    }

    static List<byte> Unpack(byte[] packed)
    {
        List<byte> bytes = [];
        for (int at = 0; at < packed.Length;)
        {
            int n = (sbyte)packed[at];
            bytes.AddRange(n >= 0 ? packed[(at + 1)..(at + 2 + n)] : Enumerable.Repeat(packed[at + 1], 1 - n));
            at += n >= 0 ? n + 2 : 2;
        }
        return bytes;
    }
}
