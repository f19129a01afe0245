using System.Buffers.Binary;
using System.IO.Compression;

namespace RadioGenomics.Data;

/// <summary>
/// Unpacks gzip and makes sure that it was whole. The framework's stream ends quietly where a file was cut off, so length and
/// checksum of what came out are compared with the trailer (RFC 1952).
/// </summary>
sealed class GzipText(Stream packed) : Stream
{
    // The empty block that closes a file of bgzip (SAM specification, section 4.1.2).
    static readonly byte[] BgzfEnd =
    [
        0x1f, 0x8b, 0x08, 0x04, 0, 0, 0, 0, 0, 0xff, 0x06, 0, 0x42, 0x43, 0x02, 0, 0x1b, 0, 0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    readonly GZipStream _inner = new(packed, CompressionMode.Decompress, leaveOpen: true);
    uint _checksum;
    long _total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _total; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count = _inner.Read(buffer);
        _checksum = Crc32.Append(_checksum, buffer[..count]);
        _total += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Compares what was unpacked with the end of the file. Call it when everything has been read.</summary>
    /// <param name="path">The packed file.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.TruncatedArchive"/>.</exception>
    public void Verify(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> end = stackalloc byte[BgzfEnd.Length];
        Span<byte> start = stackalloc byte[14];
        file.ReadExactly(start);
        int tail = (int)Math.Min(end.Length, file.Length);
        file.Position = file.Length - tail;
        file.ReadExactly(end[..tail]);
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(end[(tail - 8)..]), size = BinaryPrimitives.ReadUInt32LittleEndian(end[(tail - 4)..]);
        bool isBgzf = (start[3] & 4) != 0 && start[12] == (byte)'B' && start[13] == (byte)'C';
        bool whole = (checksum == _checksum && size == (uint)_total) || (size < _total && ChecksumOfLast(file, size) == checksum);
        if (!whole || (isBgzf && !end[..tail].SequenceEqual(BgzfEnd)))
        {
            Throw.TruncatedArchive(path, new InvalidDataException("length and checksum at its end do not fit what was unpacked"));
        }
    }

    /// <summary>Several members one after the other (cat a.gz b.gz, bgzip): the trailer speaks of the last one only.</summary>
    uint ChecksumOfLast(FileStream file, uint size)
    {
        file.Position = 0;
        using var again = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        byte[] buffer = new byte[1 << 16];
        long skip = _total - size, at = 0;
        uint checksum = 0;
        for (int count = again.Read(buffer); count > 0; count = again.Read(buffer))
        {
            int from = (int)Math.Clamp(skip - at, 0, count);
            checksum = Crc32.Append(checksum, buffer.AsSpan(from, count - from));
            at += count;
        }
        return checksum;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }
        base.Dispose(disposing);
    }
}

/// <summary>The checksum of gzip (CRC-32, reflected polynomial EDB88320), eight bytes at a time.</summary>
static class Crc32
{
    static readonly uint[] Table = BuildTable();

    /// <summary>The checksum of some bytes after others.</summary>
    /// <param name="checksum">Checksum of the bytes before; 0 at the start.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint[] table = Table;
        uint crc = ~checksum;
        while (bytes.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc, high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(7 * 256) + (byte)low] ^ table[(6 * 256) + (byte)(low >> 8)] ^ table[(5 * 256) + (byte)(low >> 16)] ^ table[(4 * 256) + (low >> 24)]
                ^ table[(3 * 256) + (byte)high] ^ table[(2 * 256) + (byte)(high >> 8)] ^ table[256 + (byte)(high >> 16)] ^ table[high >> 24];
            bytes = bytes[8..];
        }
        foreach (byte b in bytes)
        {
            crc = (crc >> 8) ^ table[(byte)(crc ^ b)];
        }
        return ~crc;
    }

    static uint[] BuildTable()
    {
        uint[] table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            }
            table[i] = value;
        }
        for (int i = 256; i < table.Length; i++)
        {
            table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];
        }
        return table;
    }
}
