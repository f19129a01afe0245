using System.Runtime.ExceptionServices;
using System.Text;

namespace RadioGenomics.Data;

/// <summary>An opened table: its header has been read, its rows are still bytes.</summary>
sealed class DelimitedText : IDisposable
{
    readonly TextSource _source;
    readonly TextOptions _options;
    readonly List<Diagnostic> _notes = [];
    Cursor _data;

    /// <summary>A place between rows.</summary>
    struct Cursor
    {
        public int Block;
        public int Offset;
        public long Line;
    }

    DelimitedText(TextSource source, TextOptions options, byte delimiter)
    {
        _source = source;
        _options = options;
        DelimiterByte = delimiter;
        Missing = new MissingSet(options.MissingTokens);
    }

    public string FilePath => _source.FilePath;

    public InputRecord Input => _source.Input;

    public byte DelimiterByte { get; }

    public byte Point { get; private set; } = (byte)'.';

    public MissingSet Missing { get; }

    public bool Quotes => _options.Quotes;

    /// <summary>Names of the columns, a name for the row names included where the header left it out (as R does).</summary>
    public string[] Header { get; private set; } = [];

    public long HeaderLine { get; private set; }

    public List<Diagnostic> Notes => _notes;

    public IReadOnlyList<TextBlock> Blocks => _source.Blocks;

    public int FirstBlock => _data.Block;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="RadioGenomicsException">Codes 1001 to 1004, 1011 to 1013, 1019, 1023.</exception>
    public static DelimitedText Open(string path, string role, TextOptions options, RunContext run) => Open(path, role, options, run, true);

    /// <summary>Opens a file; the caller reads the first rows itself with <see cref="TakeRow()"/> and then calls <see cref="UseHeader"/>.</summary>
    public static DelimitedText OpenWithoutHeader(string path, string role, TextOptions options, RunContext run) => Open(path, role, options, run, false);

    static DelimitedText Open(string path, string role, TextOptions options, RunContext run, bool readHeader)
    {
        byte delimiter = 0;
        var source = TextSource.Open(path, role, options, head => delimiter = LayoutFinder.Find(path, head, options), run);
        try
        {
            var text = new DelimitedText(source, options, delimiter);
            text.SkipPreamble(readHeader);
            if (readHeader)
            {
                text.ReadHeader();
            }
            return text;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public void Dispose() => _source.Dispose();

    /// <summary>The next rows without moving; empty rows are left out.</summary>
    public List<string[]> Peek(int count)
    {
        Cursor saved = _data;
        var rows = new List<string[]>();
        while (rows.Count < count && TakeRow() is { } row)
        {
            rows.Add(row);
        }
        _data = saved;
        return rows;
    }

    /// <summary>The first rows, at most 50 and about 60,000 cells: enough to see what columns hold.</summary>
    public List<string[]> PeekSome() => Peek(Math.Clamp(60_000 / Math.Max(1, Header.Length), 3, 50));

    /// <summary>One cell of each of the next rows of the current block, without moving.</summary>
    public List<string> PeekColumn(int column, int count)
    {
        var cells = new List<string>();
        if (_data.Block < _source.Blocks.Count)
        {
            _source.WithBlock(_data.Block, (_, bytes) => CollectColumn(bytes.Span[_data.Offset..], column, count, cells));
        }
        return cells;
    }

    /// <summary>Reads and passes the next row that is not empty; null at the end.</summary>
    public string[]? TakeRow() => TakeRow(out _);

    /// <summary>Reads and passes the next row that is not empty, with its line number; null at the end.</summary>
    public string[]? TakeRow(out long line)
    {
        string[]? row = null;
        long at = 0;
        while (row is null && _data.Block < _source.Blocks.Count)
        {
            _source.WithBlock(_data.Block, (block, bytes) => row = TakeFromBlock(bytes.Span, out at));
        }
        line = at;
        return row;
    }

    /// <summary>Reads and passes all rows that are left, whatever their length, with their line numbers; empty rows are left out.</summary>
    public List<(string[] Cells, long Line)> TakeAllRows()
    {
        var rows = new List<(string[], long)>();
        while (_data.Block < _source.Blocks.Count)
        {
            _source.WithBlock(_data.Block, (_, bytes) => TakeBlock(bytes.Span, rows));
        }
        return rows;
    }

    /// <summary>Reads and passes all rows that are left, one at a time, so that a long file is never in memory as text.</summary>
    public void ForEachRow(Action<string[], long> use)
    {
        while (_data.Block < _source.Blocks.Count)
        {
            _source.WithBlock(_data.Block, (_, bytes) =>
            {
                int block = _data.Block;
                while (_data.Block == block)
                {
                    if (TakeFromBlock(bytes.Span, out long line) is { } row)
                    {
                        use(row, line);
                    }
                }
            });
        }
    }

    /// <summary>Makes a row the header, with a name for row names when the rows have one cell more.</summary>
    public void UseHeader(string[] header, long line)
    {
        HeaderLine = line;
        List<string[]> rows = Peek(2);
        bool rowNames = rows.Count > 0 && rows.All(r => r.Length == header.Length + 1);
        Header = rowNames ? ["", .. header] : header;
        if (rowNames)
        {
            Note(FormattableString.Invariant($"the header has one cell fewer than the rows ({header.Length} and {rows[0].Length}); the first column is taken as row names."));
        }
    }

    /// <summary>Finds the decimal separator from the first rows.</summary>
    public void FindDecimalSeparator(bool strict)
    {
        Point = DecimalFinder.Find(FilePath, PeekSome(), _options.DecimalSeparator, Missing, strict);
        if (Point == (byte)',')
        {
            Note("numbers have a decimal comma.");
        }
    }

    public void Note(string text)
    {
        var note = Diagnostic.Note(ErrorCode.ReaderNote, $"{FilePath}: {text}");
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    public void Warn(ErrorCode code, string text) => _notes.Add(Diagnostic.Warning(code, $"{FilePath}: {text}"));

    /// <summary>Rows at the most from the current place on, per block.</summary>
    public int[] RowBounds()
    {
        int[] bounds = [.. _source.Blocks.Select(b => b.Records)];
        bounds.AsSpan(0, Math.Min(_data.Block, bounds.Length)).Clear();
        if (_data.Block < bounds.Length)
        {
            // Exact here too: one row too many would cost the matrix a second copy.
            _source.WithBlock(_data.Block, (_, bytes) => bounds[_data.Block] = CountRecords(bytes.Span[_data.Offset..]));
        }
        return bounds;
    }

    int CountRecords(ReadOnlySpan<byte> rest)
    {
        RecordScanner.Scan scan = RecordScanner.Find(rest, DelimiterByte, Quotes);
        return scan.Records + (scan.End < rest.Length ? 1 : 0);
    }

    /// <summary>Gives every block from the current place on to <paramref name="body"/>, several at a time. The first error in file order is thrown.</summary>
    public void ForEachBlock(RunContext run, Action<int, TextBlock, ReadOnlyMemory<byte>> body)
    {
        int first = _data.Block, count = _source.Blocks.Count;
        var errors = new ExceptionDispatchInfo?[count];
        int done = 0;
        Parallel.For(first, count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, run.Threads) }, (b, state) =>
        {
            try
            {
                run.Report("reading", 0.5 + (0.5 * Interlocked.Increment(ref done) / Math.Max(1, count - first)));
                _source.WithBlock(b, (block, bytes) => Deliver(b, block, bytes, body));
            }
            catch (Exception e)
            {
                errors[b] = ExceptionDispatchInfo.Capture(e);
                state.Break();
            }
        });
        errors.FirstOrDefault(e => e is not null)?.Throw();
    }

    void Deliver(int index, TextBlock block, ReadOnlyMemory<byte> bytes, Action<int, TextBlock, ReadOnlyMemory<byte>> body)
    {
        if (index == _data.Block)
        {
            body(index, block with { FirstLine = _data.Line }, bytes[_data.Offset..]);
        }
        else
        {
            body(index, block, bytes);
        }
    }

    void CollectColumn(ReadOnlySpan<byte> bytes, int column, int count, List<string> cells)
    {
        var reader = new CellReader(bytes, DelimiterByte, Quotes);
        try
        {
            while (!reader.AtEnd && cells.Count < count)
            {
                if (reader.TrySkipEmptyRow())
                {
                    continue;
                }
                bool last = false;
                for (int c = 0; !last; c++)
                {
                    last = reader.Next(out ReadOnlySpan<byte> cell, out bool escaped);
                    if (c == column)
                    {
                        cells.Add(CellReader.Text(cell, escaped));
                    }
                }
            }
        }
        catch (FormatException)
        {
            // The parser proper meets the same quote and names its line.
        }
    }

    void TakeBlock(ReadOnlySpan<byte> bytes, List<(string[], long)> rows)
    {
        int block = _data.Block;
        while (_data.Block == block)
        {
            if (TakeFromBlock(bytes, out long line) is { } row)
            {
                rows.Add((row, line));
            }
        }
    }

    string[]? TakeFromBlock(ReadOnlySpan<byte> bytes, out long line)
    {
        ReadOnlySpan<byte> rest = bytes[_data.Offset..];
        var reader = new CellReader(rest, DelimiterByte, Quotes);
        while (!reader.AtEnd && reader.TrySkipEmptyRow())
        {
        }
        line = _data.Line + rest[..reader.Position].Count((byte)'\n');
        string[]? row = reader.AtEnd ? null : ReadCells(ref reader, line);
        _data.Line += rest[..reader.Position].Count((byte)'\n');
        _data.Offset += reader.Position;
        if (reader.AtEnd)
        {
            _data.Block++;
            _data.Offset = 0;
        }
        return row;
    }

    string[] ReadCells(ref CellReader reader, long line)
    {
        var cells = new List<string>(Math.Max(8, Header.Length));
        try
        {
            bool last;
            do
            {
                last = reader.Next(out ReadOnlySpan<byte> cell, out bool escaped);
                cells.Add(CellReader.Text(cell, escaped));
            }
            while (!last);
        }
        catch (FormatException e)
        {
            Throw.FileFormat(FilePath, line, e.Message + ".", "Expected quotes around a whole cell and written twice inside; or set Quotes to false.");
        }
        return [.. cells];
    }

    void SkipPreamble(bool state)
    {
        _data.Line = 1;
        int comments = 0;
        if (_source.Blocks.Count > 0)
        {
            _source.WithBlock(0, (_, bytes) => comments = SkipPreamble(bytes.Span));
        }
        string comment = comments == 0 ? "" : FormattableString.Invariant($", {comments} lines starting with '{_options.CommentPrefix}' skipped");
        string skipped = _options.SkipLines == 0 ? "" : FormattableString.Invariant($", {_options.SkipLines} lines skipped as asked");
        if (state)
        {
            Note($"{LayoutFinder.NameOf(DelimiterByte)}-delimited, {_source.EncodingName}{(_source.IsCompressed ? ", gzip" : "")}{skipped}{comment}.");
        }
    }

    int SkipPreamble(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> rest = LayoutFinder.SkipPreamble(bytes, _options);
        _data.Offset = bytes.Length - rest.Length;
        int lines = bytes[.._data.Offset].Count((byte)'\n');
        _data.Line = 1 + lines;
        return Math.Max(0, lines - _options.SkipLines);
    }

    void ReadHeader()
    {
        string[]? header = TakeRow(out long line);
        if (header is null)
        {
            Throw.EmptyTable(FilePath, Input.Bytes == 0 ? "the file is empty" : "there is no header row");
        }
        UseHeader(header, line);
        UseCommentedHeader();
    }

    /// <summary>
    /// Some tools write the header as a comment ("#gene P1 P2"). Then the row taken for the header is data: it has numbers. Saying so
    /// beats losing a row.
    /// </summary>
    void UseCommentedHeader()
    {
        int numbers = Header.Skip(1).Count(h => NumberParser.TryParse(Encoding.UTF8.GetBytes(h), (byte)'.', out _));
        if (HeaderLine > 1 + _options.SkipLines && _options.CommentPrefix.Length > 0 && Header.Length > 1 && numbers * 2 > Header.Length - 1)
        {
            Throw.FileFormat(FilePath, HeaderLine, FormattableString.Invariant($"{numbers} of {Header.Length} cells of the header are numbers."),
                $"Perhaps the header is a line that starts with '{_options.CommentPrefix}'; set CommentPrefix to empty text, and SkipLines to the lines before the header.");
        }
    }
}
