using System.Buffers.Binary;

namespace RadioGenomics.Figures;

/// <summary>
/// Writes PNG with a palette. The data are stored, not compressed, because compressors give other bytes from version to version.
/// Source: PNG (ISO/IEC 15948), zlib (RFC 1950), deflate (RFC 1951).
/// </summary>
static class IndexedPng
{
    const int MaxBlock = 65535;

    public static byte[] Encode(byte[] pixels, int width, int height, int[] palette)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 3;
        byte[] colors = [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })];
        byte[] rows = new byte[height * (width + 1)];
        for (int y = 0; y < height; y++)
        {
            pixels.AsSpan(y * width, width).CopyTo(rows.AsSpan((y * (width + 1)) + 1));
        }
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. PngChunk.Write("IHDR"u8, header), .. PngChunk.Write("PLTE"u8, colors), .. PngChunk.Write("IDAT"u8, Store(rows)), .. PngChunk.Write("IEND"u8, [])];
    }

    static byte[] Store(byte[] data)
    {
        using var stream = new MemoryStream();
        stream.Write([0x78, 0x01]);
        for (int at = 0; at < data.Length; at += MaxBlock)
        {
            int length = Math.Min(MaxBlock, data.Length - at);
            stream.WriteByte((byte)(at + length == data.Length ? 1 : 0));
            stream.Write([(byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]);
            stream.Write(data, at, length);
        }
        byte[] sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler(data));
        stream.Write(sum);
        return stream.ToArray();
    }

    static uint Adler(byte[] data)
    {
        uint a = 1, b = 0;
        foreach (byte value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }
        return (b << 16) | a;
    }
}
