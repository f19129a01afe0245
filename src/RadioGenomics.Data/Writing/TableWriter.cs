using System.Buffers;
using System.Globalization;
using System.Text;

namespace RadioGenomics.Data;

/// <summary>Writes tables as TSV: UTF-8, \n, a header, NA for missing, numbers that read back to the same double.</summary>
public static class TableWriter
{
    /// <summary>Writes a table to a file, complete or not at all.</summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static void WriteTsv(Table table, string path)
    {
        ArgumentNullException.ThrowIfNull(table);
        AtomicFile.Write(path, stream => WriteTsv(table, stream));
    }

    /// <summary>Writes the pieces of a table that is too large for memory to one file, complete or not at all.</summary>
    /// <param name="pieces">At least one; all with the same columns. Each is let go before the next is asked for.</param>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static void WriteTsv(IEnumerable<Table> pieces, string path)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        AtomicFile.Write(path, stream =>
        {
            bool first = true;
            foreach (Table piece in pieces)
            {
                WriteTsv(piece, stream, header: first);
                first = false;
            }
        });
    }

    /// <summary>Writes a table to a stream.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">Stays open.</param>
    public static void WriteTsv(Table table, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(table);
        WriteTsv(table, stream, header: true);
    }

    static void WriteTsv(Table table, Stream stream, bool header)
    {
        using var cells = new CellWriter(stream);
        if (header)
        {
            cells.Row(table.Columns.Select(c => c.Name));
        }
        for (int r = 0; r < table.RowCount; r++)
        {
            for (int c = 0; c < table.Columns.Length; c++)
            {
                WriteCell(cells, table.Columns[c], r);
                cells.End(c == table.Columns.Length - 1);
            }
        }
    }

    static void WriteCell(CellWriter cells, TableColumn column, int row)
    {
        if (column.Kind == ColumnKind.Number)
        {
            cells.Number(column.AsNumbers()[row]);
        }
        else
        {
            cells.Text(column.TextAt(row));
        }
    }
}

/// <summary>Writes matrices as TSV: UTF-8, \n, a header, NA for missing, numbers that read back to the same double.</summary>
public static class MatrixWriter
{
    /// <summary>Writes a matrix to a file, complete or not at all.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="orientation">Which way it shall stand; Auto means samples in rows. The corner cell says it: "sample" or "feature".</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static void WriteTsv(LabelledMatrix matrix, string path, Orientation orientation = Orientation.SamplesInRows)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        AtomicFile.Write(path, stream => WriteTsv(matrix, stream, orientation));
    }

    /// <summary>Writes a matrix to a stream.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="stream">Stays open.</param>
    /// <param name="orientation">Which way it shall stand; Auto means samples in rows.</param>
    public static void WriteTsv(LabelledMatrix matrix, Stream stream, Orientation orientation = Orientation.SamplesInRows)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        bool featuresInRows = orientation == Orientation.FeaturesInRows;
        IReadOnlyList<string> rows = featuresInRows ? matrix.FeatureIds : matrix.SampleIds, columns = featuresInRows ? matrix.SampleIds : matrix.FeatureIds;
        ReadOnlySpan<double> values = matrix.Values.Span;
        using var cells = new CellWriter(stream);
        cells.Row(columns.Prepend(featuresInRows ? "feature" : "sample"));
        for (int r = 0; r < rows.Count; r++)
        {
            cells.Text(rows[r]);
            cells.End(columns.Count == 0);
            for (int c = 0; c < columns.Count; c++)
            {
                cells.Number(values[featuresInRows ? (r * matrix.SampleCount) + c : (c * matrix.SampleCount) + r]);
                cells.End(c == columns.Count - 1);
            }
        }
    }
}

/// <summary>Collects cells into a buffer and writes it when it is full.</summary>
sealed class CellWriter(Stream stream) : IDisposable
{
    static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\t\n\r\"");

    readonly byte[] _buffer = new byte[1 << 16];
    int _filled;

    public void Row(IEnumerable<string> cells)
    {
        string[] all = [.. cells];
        for (int c = 0; c < all.Length; c++)
        {
            Text(all[c]);
            End(c == all.Length - 1);
        }
    }

    public void Number(double value)
    {
        Room(64);
        if (double.IsNaN(value))
        {
            Text(null);
            return;
        }
        if (double.IsInfinity(value))
        {
            Text(TableColumn.FormatNumber(value));
            return;
        }
        value.TryFormat(_buffer.AsSpan(_filled), out int count, "R", CultureInfo.InvariantCulture);
        _filled += count;
    }

    public void Text(string? text)
    {
        string cell = text is null ? "NA" : text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        int most = Encoding.UTF8.GetMaxByteCount(cell.Length);
        if (most > _buffer.Length)
        {
            Flush();
            stream.Write(Encoding.UTF8.GetBytes(cell));
            return;
        }
        Room(most);
        _filled += Encoding.UTF8.GetBytes(cell, _buffer.AsSpan(_filled));
    }

    public void End(bool last)
    {
        Room(1);
        _buffer[_filled++] = last ? (byte)'\n' : (byte)'\t';
    }

    public void Dispose() => Flush();

    void Room(int bytes)
    {
        if (_buffer.Length - _filled < bytes)
        {
            Flush();
        }
    }

    void Flush()
    {
        stream.Write(_buffer, 0, _filled);
        _filled = 0;
    }
}
