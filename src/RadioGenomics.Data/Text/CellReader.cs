using System.Text;

namespace RadioGenomics.Data;

/// <summary>Walks through the cells of complete rows.</summary>
ref struct CellReader(ReadOnlySpan<byte> data, byte delimiter, bool quotes)
{
    readonly ReadOnlySpan<byte> _data = data;
    readonly byte _delimiter = delimiter;
    readonly bool _quotes = quotes;

    public int Position { get; set; }

    public readonly bool AtEnd => Position >= _data.Length;

    /// <summary>Moves past a row that is blank or holds only delimiters and spaces; false when the row has text.</summary>
    public bool TrySkipEmptyRow()
    {
        int p = Position;
        while (p < _data.Length && (_data[p] == _delimiter || _data[p] is (byte)' ' or (byte)'\r' or (byte)'\t'))
        {
            p++;
        }
        if (p < _data.Length && _data[p] != (byte)'\n')
        {
            return false;
        }
        Position = Math.Min(p + 1, _data.Length);
        return true;
    }

    /// <summary>Reads the next cell; true when it is the last of its row.</summary>
    /// <param name="cell">The bytes, quotes taken off.</param>
    /// <param name="escaped">Two quotes in the cell stand for one.</param>
    /// <exception cref="FormatException">Text follows a closing quote.</exception>
    public bool Next(out ReadOnlySpan<byte> cell, out bool escaped)
    {
        escaped = false;
        if (_quotes && Position < _data.Length && _data[Position] == (byte)'"')
        {
            return NextQuoted(out cell, out escaped);
        }
        ReadOnlySpan<byte> rest = _data[Position..];
        int length = rest.IndexOfAny(_delimiter, (byte)'\n');
        if (length < 0)
        {
            cell = WithoutReturn(rest);
            Position = _data.Length;
            return true;
        }
        bool last = rest[length] == (byte)'\n';
        cell = last ? WithoutReturn(rest[..length]) : rest[..length];
        Position += length + 1;
        return last;
    }

    public static string Text(ReadOnlySpan<byte> cell, bool escaped)
    {
        string text = Encoding.UTF8.GetString(cell);
        return escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> cell) => cell.EndsWith("\r"u8) ? cell[..^1] : cell;

    bool NextQuoted(out ReadOnlySpan<byte> cell, out bool escaped)
    {
        int start = Position + 1, p = start;
        escaped = false;
        while (true)
        {
            int quote = _data[p..].IndexOf((byte)'"');
            if (quote < 0)
            {
                throw new FormatException("a double quote is opened and never closed");
            }
            p += quote + 1;
            if (p >= _data.Length || _data[p] != (byte)'"')
            {
                break;
            }
            escaped = true;
            p++;
        }
        cell = _data[start..(p - 1)];
        return EndQuoted(p);
    }

    bool EndQuoted(int p)
    {
        if (p < _data.Length && _data[p] == (byte)'\r')
        {
            p++;
        }
        if (p >= _data.Length)
        {
            Position = _data.Length;
            return true;
        }
        if (_data[p] != _delimiter && _data[p] != (byte)'\n')
        {
            throw new FormatException("text follows a closing double quote");
        }
        Position = p + 1;
        return _data[p] == (byte)'\n';
    }
}
