namespace RadioGenomics.Data;

/// <summary>What to do with the cells of a column.</summary>
enum CellRole : byte
{
    /// <summary>Not needed.</summary>
    Skip,
    /// <summary>Text; missing-value tokens become null.</summary>
    Text,
    /// <summary>Text as it stands; missing-value tokens have no meaning.</summary>
    Id,
    /// <summary>Numbers; cells that are neither numbers nor missing are listed as oddities.</summary>
    Number,
}

/// <summary>A cell of a number column that is no number.</summary>
readonly record struct Oddity(int Row, string Text);

/// <summary>One column as it was read.</summary>
sealed class ParsedColumn
{
    public string?[]? Text { get; set; }

    public double[]? Numbers { get; set; }

    public List<Oddity> Oddities { get; } = [];
}

/// <summary>Columns of equal length with the line that each row stands on.</summary>
sealed record ParsedColumns(ParsedColumn[] Columns, long[] Lines)
{
    public int RowCount => Lines.Length;
}

/// <summary>Reads columns of text and numbers, several blocks of a file at a time.</summary>
sealed class ColumnParser
{
    readonly DelimitedText _file;
    readonly CellRole[] _roles;
    readonly ParsedColumn[] _columns;
    readonly long[] _lines;
    readonly int[] _starts;
    readonly int[] _counts;
    readonly Lock _oddityLock = new();

    ColumnParser(DelimitedText file, CellRole[] roles)
    {
        _file = file;
        _roles = roles;
        int[] bounds = file.RowBounds();
        _starts = new int[bounds.Length + 1];
        for (int b = 0; b < bounds.Length; b++)
        {
            _starts[b + 1] = checked(_starts[b] + bounds[b]);
        }
        _counts = new int[bounds.Length];
        _lines = new long[_starts[^1]];
        _columns = [.. roles.Select(r => new ParsedColumn
        {
            Text = r is CellRole.Text or CellRole.Id ? new string?[_lines.Length] : null,
            Numbers = r == CellRole.Number ? new double[_lines.Length] : null,
        })];
    }

    /// <summary>Reads the columns.</summary>
    /// <param name="file">The opened file.</param>
    /// <param name="roles">One role per column of the header.</param>
    /// <param name="run">Cancellation, progress, threads.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.FileFormat"/>.</exception>
    public static ParsedColumns Read(DelimitedText file, CellRole[] roles, RunContext run)
    {
        var parser = new ColumnParser(file, roles);
        file.ForEachBlock(run, parser.ParseBlock);
        return parser.Close();
    }

    void ParseBlock(int index, TextBlock block, ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> data = bytes.Span;
        var reader = new CellReader(data, _file.DelimiterByte, _file.Quotes);
        var memory = new string?[_roles.Length];
        long line = block.FirstLine;
        int row = _starts[index], counted = 0;
        while (!reader.AtEnd)
        {
            if (!reader.TrySkipEmptyRow())
            {
                line += data[counted..reader.Position].Count((byte)'\n');
                counted = reader.Position;
                _lines[row] = line;
                ParseRow(ref reader, row, line, memory);
                row++;
            }
        }
        _counts[index] = row - _starts[index];
    }

    void ParseRow(ref CellReader reader, int row, long line, string?[] memory)
    {
        try
        {
            for (int c = 0; c < _roles.Length; c++)
            {
                bool last = reader.Next(out ReadOnlySpan<byte> cell, out bool escaped);
                Store(cell, escaped, row, c, memory);
                if (last != (c == _roles.Length - 1))
                {
                    RejectRagged(ref reader, line, c + 1, last);
                }
            }
        }
        catch (FormatException e)
        {
            Throw.FileFormat(_file.FilePath, line, e.Message + ".", "Expected quotes around a whole cell and written twice inside; or set Quotes to false.");
        }
    }

    void RejectRagged(ref CellReader reader, long line, int cells, bool atRowEnd)
    {
        while (!atRowEnd)
        {
            atRowEnd = reader.Next(out _, out _);
            cells++;
        }
        Throw.RaggedRow(_file.FilePath, line, cells, _roles.Length, RaggedHint.For(_file.DelimiterByte));
    }

    void Store(ReadOnlySpan<byte> cell, bool escaped, int row, int column, string?[] memory)
    {
        switch (_roles[column])
        {
            case CellRole.Text:
                _columns[column].Text![row] = _file.Missing.Contains(cell) ? null : Remember(cell, escaped, ref memory[column]);
                break;
            case CellRole.Id:
                _columns[column].Text![row] = Remember(cell, escaped, ref memory[column]);
                break;
            case CellRole.Number:
                _columns[column].Numbers![row] = ParseNumber(cell, escaped, row, column);
                break;
        }
    }

    double ParseNumber(ReadOnlySpan<byte> cell, bool escaped, int row, int column)
    {
        if (NumberParser.TryParse(cell, _file.Point, out double value))
        {
            return _file.Missing.Clean(value);
        }
        if (!_file.Missing.Contains(cell))
        {
            lock (_oddityLock)
            {
                _columns[column].Oddities.Add(new(row, CellReader.Text(cell, escaped)));
            }
        }
        return double.NaN;
    }

    /// <summary>Neighbouring rows often repeat a text (sample, class); one string then serves them all.</summary>
    static string Remember(ReadOnlySpan<byte> cell, bool escaped, ref string? previous)
    {
        if (previous is not null && !escaped && previous.Length == cell.Length && System.Text.Ascii.Equals(cell, previous))
        {
            return previous;
        }
        return previous = CellReader.Text(cell, escaped);
    }

    ParsedColumns Close()
    {
        int total = _counts.Sum();
        int[] keep = new int[total];
        int[] newIndex = new int[_lines.Length];
        int at = 0;
        for (int b = 0; b < _counts.Length; b++)
        {
            for (int i = 0; i < _counts[b]; i++)
            {
                newIndex[_starts[b] + i] = at;
                keep[at++] = _starts[b] + i;
            }
        }
        foreach (ParsedColumn column in _columns)
        {
            column.Oddities.Sort((a, b) => a.Row.CompareTo(b.Row));
            for (int i = 0; i < column.Oddities.Count; i++)
            {
                column.Oddities[i] = column.Oddities[i] with { Row = newIndex[column.Oddities[i].Row] };
            }
            column.Text = Compact(column.Text, keep);
            column.Numbers = Compact(column.Numbers, keep);
        }
        return new(_columns, Compact(_lines, keep)!);
    }

    static T[]? Compact<T>(T[]? values, int[] keep)
    {
        if (values is null || values.Length == keep.Length)
        {
            return values;
        }
        var compact = new T[keep.Length];
        for (int i = 0; i < keep.Length; i++)
        {
            compact[i] = values[keep[i]];
        }
        return compact;
    }
}

/// <summary>What usually makes a row ragged.</summary>
static class RaggedHint
{
    public static string For(byte delimiter) => delimiter == (byte)','
        ? "A comma inside a cell needs double quotes around the cell, and a decimal comma needs another delimiter."
        : $"Check for a missing or extra {LayoutFinder.NameOf(delimiter)}, or a line break inside a cell.";
}
