using System.Buffers.Binary;
using System.IO.Compression;

namespace RadioGenomics.Figures;

/// <summary>A picture of red, green, blue and opaque pixels, read from the PNG that the converter makes. Source: PNG (ISO/IEC 15948).</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Three bytes a pixel, row by row; what was transparent is white.</param>
sealed record RasterPicture(int Width, int Height, byte[] Pixels)
{
    const int SignatureLength = 8, HeaderEnd = 33;
    const double MetresPerInch = 0.0254;

    /// <summary>The same PNG with its resolution named, which the converter leaves out.</summary>
    public static byte[] WithResolution(byte[] png, int dotsPerInch)
    {
        byte[] density = new byte[9];
        uint perMetre = (uint)Math.Round(dotsPerInch / MetresPerInch);
        BinaryPrimitives.WriteUInt32BigEndian(density, perMetre);
        BinaryPrimitives.WriteUInt32BigEndian(density.AsSpan(4), perMetre);
        density[8] = 1;
        return [.. png.AsSpan(0, HeaderEnd), .. PngChunk.Write("pHYs"u8, density), .. png.AsSpan(HeaderEnd)];
    }

    /// <summary>Reads a PNG of 8 bits a channel, colour or colour with opacity, not interlaced.</summary>
    public static RasterPicture Read(byte[] png)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        int channels = (png[24], png[25], png[28]) switch
        {
            (8, 2, 0) => 3,
            (8, 6, 0) => 4,
            _ => throw new NotSupportedException(FormattableString.Invariant($"a PNG of {png[24]} bits, colour type {png[25]}, interlace {png[28]}")),
        };
        byte[] rows = Inflate(png, height * ((width * channels) + 1));
        byte[] pixels = new byte[width * height * 3];
        byte[] before = new byte[width * channels];
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = rows.AsSpan((y * (before.Length + 1)) + 1, before.Length);
            Unfilter(rows[y * (before.Length + 1)], row, before, channels);
            row.CopyTo(before);
            Flatten(row, channels, pixels.AsSpan(y * width * 3, width * 3));
        }
        return new(width, height, pixels);
    }

    static byte[] Inflate(byte[] png, int length)
    {
        using var packed = new MemoryStream();
        for (int at = SignatureLength; at < png.Length;)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, size);
            }
            at += size + 12;
        }
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        byte[] rows = new byte[length];
        unpacked.ReadExactly(rows);
        return rows;
    }

    static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < channels ? 0 : row[i - channels], corner = i < channels ? 0 : above[i - channels];
            int predicted = filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => 0,
            };
            row[i] = (byte)(row[i] + predicted);
        }
    }

    static int Paeth(int left, int above, int corner)
    {
        int estimate = left + above - corner;
        int toLeft = Math.Abs(estimate - left), toAbove = Math.Abs(estimate - above), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    static void Flatten(ReadOnlySpan<byte> row, int channels, Span<byte> pixels)
    {
        for (int x = 0; x < row.Length / channels; x++)
        {
            int opacity = channels == 4 ? row[(x * 4) + 3] : 255;
            for (int c = 0; c < 3; c++)
            {
                pixels[(x * 3) + c] = (byte)(((row[(x * channels) + c] * opacity) + (255 * (255 - opacity)) + 127) / 255);
            }
        }
    }

    /// <summary>The picture as a baseline TIFF with PackBits compression, which every program reads. Source: TIFF revision 6.0 (Adobe 1992).</summary>
    public byte[] ToTiff(int dotsPerInch)
    {
        const int Entries = 12, DirectoryStart = 8, Values = DirectoryStart + 2 + (Entries * 12) + 4, Start = Values + 24;
        byte[] packed = Pack();
        byte[] file = new byte[Start + packed.Length];
        "II*\0"u8.CopyTo(file);
        Put32(file, 4, DirectoryStart);
        Put16(file, DirectoryStart, Entries);
        (int Tag, int Type, int Count, int Value)[] entries =
        [
            (256, 4, 1, Width), (257, 4, 1, Height), (258, 3, 3, Values), (259, 3, 1, 32773), (262, 3, 1, 2), (273, 4, 1, Start),
            (277, 3, 1, 3), (278, 4, 1, Height), (279, 4, 1, packed.Length), (282, 5, 1, Values + 8), (283, 5, 1, Values + 16), (296, 3, 1, 2),
        ];
        for (int i = 0; i < Entries; i++)
        {
            int at = DirectoryStart + 2 + (i * 12);
            Put16(file, at, entries[i].Tag);
            Put16(file, at + 2, entries[i].Type);
            Put32(file, at + 4, entries[i].Count);
            Put32(file, at + 8, entries[i].Value);
        }
        for (int c = 0; c < 3; c++)
        {
            Put16(file, Values + (2 * c), 8);
        }
        foreach (int at in (int[])[Values + 8, Values + 16])
        {
            Put32(file, at, dotsPerInch);
            Put32(file, at + 4, 1);
        }
        packed.CopyTo(file, Start);
        return file;
    }

    // PackBits, row by row: n ≥ 0 is followed by n + 1 bytes as they are, n < 0 by one byte that stands 1 - n times.
    byte[] Pack()
    {
        using var packed = new MemoryStream();
        for (int y = 0; y < Height; y++)
        {
            PackRow(Pixels.AsSpan(y * Width * 3, Width * 3), packed);
        }
        return packed.ToArray();
    }

    static void PackRow(ReadOnlySpan<byte> row, MemoryStream packed)
    {
        const int Longest = 128, WorthIt = 3;
        for (int at = 0; at < row.Length;)
        {
            int run = RunLength(row[at..]);
            if (run >= WorthIt)
            {
                packed.WriteByte((byte)(sbyte)(1 - run));
                packed.WriteByte(row[at]);
                at += run;
                continue;
            }
            int start = at;
            while (at < row.Length && at - start < Longest && RunLength(row[at..]) < WorthIt)
            {
                at++;
            }
            packed.WriteByte((byte)(at - start - 1));
            packed.Write(row[start..at]);
        }

        static int RunLength(ReadOnlySpan<byte> rest)
        {
            int run = 1;
            while (run < rest.Length && run < Longest && rest[run] == rest[0])
            {
                run++;
            }
            return run;
        }
    }

    static void Put16(byte[] file, int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), (ushort)value);

    static void Put32(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
