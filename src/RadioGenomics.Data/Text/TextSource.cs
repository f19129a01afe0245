using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace RadioGenomics.Data;

/// <summary>Some complete rows of a file.</summary>
/// <param name="Offset">Where they start in the file; for unpacked text, 0.</param>
/// <param name="Length">Bytes.</param>
/// <param name="FirstLine">Number of the first line, from 1.</param>
/// <param name="Records">Rows, blank lines included.</param>
/// <param name="Bytes">The bytes, when they are held in memory; null when they are to be read from the file.</param>
sealed record TextBlock(long Offset, int Length, long FirstLine, int Records, byte[]? Bytes);

/// <summary>
/// A text file cut into blocks of complete rows. The first pass checks encoding and line lengths, computes the SHA-256 and finds
/// the blocks; plain UTF-8 blocks are read again from the file when they are parsed, so that a large file is never in memory as a whole.
/// </summary>
sealed class TextSource : IDisposable
{
    readonly List<TextBlock> _blocks = [];
    SafeFileHandle? _file;

    TextSource(string path) => FilePath = path;

    public string FilePath { get; }

    public InputRecord Input { get; private set; } = new("", 0, "", "");

    public string EncodingName { get; private set; } = "UTF-8";

    public bool IsCompressed { get; private set; }

    public IReadOnlyList<TextBlock> Blocks => _blocks;

    /// <summary>Opens and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="role">For the input record.</param>
    /// <param name="options">Limits and encoding.</param>
    /// <param name="findDelimiter">Says what separates cells, from the first bytes of the text.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static TextSource Open(string path, string role, TextOptions options, Func<ReadOnlyMemory<byte>, byte> findDelimiter, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(path);
        options.Validate();
        if (!File.Exists(path))
        {
            if (Directory.Exists(path))
            {
                Throw.FileUnreadable(path, new IOException("it is a folder"));
            }
            Throw.FileNotFound(path);
        }
        var source = new TextSource(path);
        try
        {
            source.Read(role, options, findDelimiter, run);
            return source;
        }
        catch (InvalidDataException e)
        {
            source.Dispose();
            Throw.TruncatedArchive(path, e);
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            source.Dispose();
            Throw.FileUnreadable(path, e);
            throw;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Gives the bytes of a block to <paramref name="use"/>.</summary>
    public void WithBlock(int index, Action<TextBlock, ReadOnlyMemory<byte>> use)
    {
        TextBlock block = _blocks[index];
        if (block.Bytes is not null)
        {
            use(block, block.Bytes.AsMemory(0, block.Length));
            return;
        }
        byte[] buffer = ArrayPool<byte>.Shared.Rent(block.Length);
        try
        {
            ReadFully(buffer.AsSpan(0, block.Length), block.Offset);
            use(block, buffer.AsMemory(0, block.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _file?.Dispose();

    void ReadFully(Span<byte> buffer, long offset)
    {
        int done = 0;
        while (done < buffer.Length)
        {
            int count = RandomAccess.Read(_file!, buffer[done..], offset + done);
            if (count == 0)
            {
                Throw.FileUnreadable(FilePath, new IOException("the file became shorter while it was read"));
            }
            done += count;
        }
    }

    void Read(string role, TextOptions options, Func<ReadOnlyMemory<byte>, byte> findDelimiter, RunContext run)
    {
        using var hashing = new HashingStream(new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.Read, 1));
        long size = hashing.Length;
        byte[] head = ReadHead(hashing, 4096);
        ByteKinds.RejectOtherFormats(FilePath, head);
        IsCompressed = ByteKinds.IsGzip(head);
        if (!IsCompressed && FilePath.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && size > 0)
        {
            Throw.NotText(FilePath, "not a gzip file although its name ends in .gz", "Rename it, or fetch it again.");
        }
        if (IsCompressed && !ByteKinds.IsLongEnoughForGzip(size))
        {
            Throw.TruncatedArchive(FilePath, null);
        }
        using var bytes = new PrependedStream(head, hashing);
        using GzipText? unpacked = IsCompressed ? new GzipText(bytes) : null;
        try
        {
            ReadText((Stream?)unpacked ?? bytes, options, findDelimiter, run, size);
        }
        catch (RadioGenomicsException e) when (unpacked is not null && e.Code is not (ErrorCode.LineTooLong or ErrorCode.InputTooLarge or ErrorCode.TruncatedArchive))
        {
            // A file that was cut off often fails elsewhere first (half a row, half a character); the cut is the reason to name.
            DrainRest(unpacked);
            unpacked.Verify(FilePath);
            throw;
        }
        unpacked?.Verify(FilePath);
        DrainRest(bytes);
        Input = new InputRecord(FilePath, hashing.BytesRead, hashing.Finish(), role);
    }

    void ReadText(Stream bytes, TextOptions options, Func<ReadOnlyMemory<byte>, byte> findDelimiter, RunContext run, long size)
    {
        byte[] head = ReadHead(bytes, 4096);
        using var whole = new PrependedStream(head, bytes);
        Encoding? other = ByteKinds.Utf16Of(head) ?? (options.Encoding == TextCoding.Latin1 ? Encoding.Latin1 : null);
        if (other is null)
        {
            RejectHiddenUtf16(head);
        }
        EncodingName = other is null ? "UTF-8" : other.WebName.ToUpperInvariant();
        using Stream? recoded = other is null ? null : Encoding.CreateTranscodingStream(whole, other, new UTF8Encoding(false, true), leaveOpen: true);
        bool inMemory = other is not null || IsCompressed;
        if (!inMemory)
        {
            _file = File.OpenHandle(FilePath);
        }
        try
        {
            new BlockCutter(this, options, findDelimiter, inMemory, IsCompressed ? 16 * size : 2 * size).Cut(recoded ?? whole, run, size);
        }
        catch (Exception e) when (e is DecoderFallbackException or EncoderFallbackException)
        {
            Throw.Encoding(FilePath, _blocks.Count == 0 ? 1 : _blocks[^1].FirstLine, $"The text is not valid {EncodingName} ({e.Message}).");
        }
    }

    void RejectHiddenUtf16(ReadOnlySpan<byte> head)
    {
        int zeros = head.Count((byte)0);
        if (zeros > head.Length / 4)
        {
            Throw.Encoding(FilePath, 1, $"Every other byte is zero: this looks like UTF-16 without a byte-order mark.");
        }
    }

    static byte[] ReadHead(Stream stream, int count)
    {
        byte[] head = new byte[count];
        return head[..stream.ReadAtLeast(head, count, throwOnEndOfStream: false)];
    }

    static void DrainRest(Stream stream)
    {
        byte[] buffer = new byte[65536];
        while (stream.Read(buffer) > 0)
        {
        }
    }

    /// <summary>The first pass: cuts a stream into blocks of complete rows and checks them.</summary>
    sealed class BlockCutter(TextSource source, TextOptions options, Func<ReadOnlyMemory<byte>, byte> findDelimiter, bool inMemory, long expectedBytes)
    {
        const int BlockBytes = 1 << 20;

        byte[] _buffer = new byte[(int)Math.Min(Math.Clamp(expectedBytes, 4096, BlockBytes), options.MaxLineBytes)];
        byte _delimiter;
        int _filled;
        long _offset;
        long _line = 1;
        long _total;

        public void Cut(Stream stream, RunContext run, long size)
        {
            bool started = false;
            while (true)
            {
                int count = stream.ReadAtLeast(_buffer.AsSpan(_filled), _buffer.Length - _filled, throwOnEndOfStream: false);
                bool atEnd = count < _buffer.Length - _filled;
                _filled += count;
                _total += count;
                run.Report("reading", size == 0 ? 1 : Math.Min(0.5, 0.5 * _total / size));
                if (inMemory && _total > options.MaxUnpackedBytes)
                {
                    Throw.TooLarge(source.FilePath, options.MaxUnpackedBytes);
                }
                if (!started)
                {
                    started = true;
                    Start();
                }
                RecordScanner.Scan scan = RecordScanner.Find(_buffer.AsSpan(0, _filled), _delimiter, options.Quotes);
                if (atEnd)
                {
                    Finish(scan);
                    return;
                }
                Advance(scan);
            }
        }

        void Start()
        {
            if (ByteKinds.IsUtf8Mark(_buffer.AsSpan(0, _filled)))
            {
                source.EncodingName += " with byte-order mark";
                _filled -= 3;
                _buffer.AsSpan(3, _filled).CopyTo(_buffer);
                _offset = 3;
            }
            _delimiter = findDelimiter(_buffer.AsMemory(0, _filled));
        }

        void Advance(RecordScanner.Scan scan)
        {
            if (scan.End > 0)
            {
                Emit(scan.End, scan.Records);
                _buffer.AsSpan(scan.End, _filled - scan.End).CopyTo(_buffer);
                _filled -= scan.End;
                return;
            }
            if (_filled >= options.MaxLineBytes)
            {
                Throw.LineTooLong(source.FilePath, _line, options.MaxLineBytes, scan.EndsInQuotes);
            }
            Array.Resize(ref _buffer, (int)Math.Min(options.MaxLineBytes, 2L * _buffer.Length));
        }

        void Finish(RecordScanner.Scan scan)
        {
            if (scan.EndsInQuotes)
            {
                long line = _line + _buffer.AsSpan(0, scan.End).Count((byte)'\n');
                Throw.FileFormat(source.FilePath, line, "a double quote is opened and never closed.", "Close it, or set Quotes to false.");
            }
            if (_filled > 0)
            {
                Emit(_filled, scan.Records + (scan.End < _filled ? 1 : 0));
            }
        }

        void Emit(int length, int records)
        {
            ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, length);
            CheckCharacters(bytes);
            source._blocks.Add(new TextBlock(_offset, length, _line, records, inMemory ? bytes.ToArray() : null));
            _offset += length;
            _line += bytes.Count((byte)'\n');
        }

        void CheckCharacters(ReadOnlySpan<byte> bytes)
        {
            int zero = bytes.IndexOf((byte)0);
            if (zero >= 0)
            {
                Throw.Encoding(source.FilePath, LineAt(bytes, zero), "A zero byte: the file is binary, damaged, or UTF-16 without a byte-order mark.");
            }
            if (!Utf8.IsValid(bytes))
            {
                int bad = FirstInvalid(bytes);
                Throw.Encoding(source.FilePath, LineAt(bytes, bad), FormattableString.Invariant($"The byte 0x{bytes[bad]:X2} is not UTF-8."));
            }
        }

        long LineAt(ReadOnlySpan<byte> bytes, int position) => _line + bytes[..position].Count((byte)'\n');

        static int FirstInvalid(ReadOnlySpan<byte> bytes)
        {
            int position = 0;
            while (Rune.DecodeFromUtf8(bytes[position..], out _, out int consumed) == OperationStatus.Done)
            {
                position += consumed;
            }
            return position;
        }
    }
}
