using System.Buffers;
using System.Runtime.CompilerServices;

namespace RadioGenomics.Data;

/// <summary>What the columns of a matrix file hold.</summary>
/// <param name="Roles">One per column: Id for the row labels, Number for values, Text for annotation, Skip.</param>
/// <param name="FeaturesInRows">Whether a row of the file is a feature.</param>
sealed record MatrixPlan(CellRole[] Roles, bool FeaturesInRows)
{
    public int ValueCount => Roles.Count(r => r == CellRole.Number);
}

/// <summary>A matrix as it was read: values column-major with samples as rows, whichever way the file stands.</summary>
sealed record ParsedMatrix(string[] RowIds, long[] Lines, double[] Values, string?[][] Annotations);

/// <summary>
/// Reads a numeric matrix straight into its final array. A file with features in rows needs no second copy: a row of the file is a
/// column of the result. Otherwise some rows are parsed at a time and written transposed, a cache line of rows together.
/// </summary>
sealed class MatrixParser
{
    const int RowsAtOnce = 16;

    readonly DelimitedText _file;
    readonly MatrixPlan _plan;
    readonly int[] _starts;
    readonly int[] _counts;
    readonly int _valueCount;
    readonly string[] _ids;
    readonly long[] _lines;
    readonly double[] _values;
    readonly string?[][] _annotations;
    readonly int[] _annotationOf;
    readonly bool _fast;

    MatrixParser(DelimitedText file, MatrixPlan plan)
    {
        _file = file;
        _plan = plan;
        int[] bounds = file.RowBounds();
        _starts = new int[bounds.Length + 1];
        for (int b = 0; b < bounds.Length; b++)
        {
            _starts[b + 1] = checked(_starts[b] + bounds[b]);
        }
        _counts = new int[bounds.Length];
        _valueCount = plan.ValueCount;
        // In "1,5","2,5" the comma inside quotes is decimal, outside it separates: only whole cells can be parsed then.
        _fast = file.Point != file.DelimiterByte;
        int rows = _starts[^1];
        MatrixSize.Check(file.FilePath, rows, _valueCount);
        _ids = new string[rows];
        _lines = new long[rows];
        _values = GC.AllocateUninitializedArray<double>(rows * _valueCount);
        int annotations = 0;
        _annotationOf = [.. plan.Roles.Select(r => r == CellRole.Text ? annotations++ : -1)];
        _annotations = [.. Enumerable.Range(0, annotations).Select(_ => new string?[rows])];
    }

    int Rows => _ids.Length;

    /// <summary>Reads all rows from the current place on.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.NotANumber"/>,
    /// <see cref="ErrorCode.EmptyLabel"/>, <see cref="ErrorCode.FileFormat"/>, <see cref="ErrorCode.InputTooLarge"/>.</exception>
    public static ParsedMatrix Read(DelimitedText file, MatrixPlan plan, RunContext run)
    {
        var parser = new MatrixParser(file, plan);
        file.ForEachBlock(run, parser.ParseBlock);
        return parser.Close();
    }

    void ParseBlock(int index, TextBlock block, ReadOnlyMemory<byte> bytes)
    {
        double[] band = ArrayPool<double>.Shared.Rent(_plan.FeaturesInRows ? 0 : RowsAtOnce * _valueCount);
        try
        {
            ParseRows(index, block, bytes.Span, band);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(band);
        }
    }

    void ParseRows(int index, TextBlock block, ReadOnlySpan<byte> data, double[] band)
    {
        var reader = new CellReader(data, _file.DelimiterByte, _file.Quotes);
        int row = _starts[index], flushed = row, counted = 0;
        long line = block.FirstLine;
        while (!reader.AtEnd)
        {
            if (reader.TrySkipEmptyRow())
            {
                continue;
            }
            line += data[counted..reader.Position].Count((byte)'\n');
            counted = reader.Position;
            _lines[row] = line;
            ParseRow(data, ref reader, row, _plan.FeaturesInRows
                ? _values.AsSpan(row * _valueCount, _valueCount)
                : band.AsSpan((row - flushed) * _valueCount, _valueCount));
            row++;
            if (!_plan.FeaturesInRows && row - flushed == RowsAtOnce)
            {
                Flush(band, flushed, row);
                flushed = row;
            }
        }
        Flush(band, flushed, row);
        _counts[index] = row - _starts[index];
    }

    // Compiled at full speed at the first call: a table is often read once, and the first blocks are a large part of it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ParseRow(ReadOnlySpan<byte> data, ref CellReader reader, int row, Span<double> values)
    {
        CellRole[] roles = _plan.Roles;
        int value = 0;
        for (int c = 0; c < roles.Length; c++)
        {
            bool last;
            if (roles[c] == CellRole.Number && TryReadNumber(data, ref reader, out values[value], out last))
            {
                value++;
            }
            else
            {
                last = ReadSlowly(ref reader, row, c, values, ref value);
            }
            if (last != (c == roles.Length - 1))
            {
                RejectRagged(ref reader, row, c + 1, last);
            }
        }
        if (_file.Missing.HasNumbers)
        {
            for (int v = 0; v < values.Length; v++)
            {
                values[v] = _file.Missing.Clean(values[v]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool TryReadNumber(ReadOnlySpan<byte> data, ref CellReader reader, out double value, out bool last)
    {
        int p = reader.Position;
        last = false;
        value = 0;
        if (!_fast || !NumberParser.TryReadFast(data, _file.Point, ref p, out value))
        {
            return false;
        }
        byte end = (uint)p < (uint)data.Length ? data[p] : (byte)'\n';
        if (end == _file.DelimiterByte)
        {
            reader.Position = p + 1;
            return true;
        }
        if (end == (byte)'\r' && (p + 1 == data.Length || data[p + 1] == (byte)'\n'))
        {
            p++;
            end = (byte)'\n';
        }
        last = end == (byte)'\n';
        reader.Position = last ? Math.Min(p + 1, data.Length) : reader.Position;
        return last;
    }

    bool ReadSlowly(ref CellReader reader, int row, int column, Span<double> values, ref int value)
    {
        bool last, escaped;
        ReadOnlySpan<byte> cell;
        try
        {
            last = reader.Next(out cell, out escaped);
        }
        catch (FormatException e)
        {
            Throw.FileFormat(_file.FilePath, _lines[row], e.Message + ".", "Expected quotes around a whole cell and written twice inside; or set Quotes to false.");
            throw;
        }
        switch (_plan.Roles[column])
        {
            case CellRole.Id:
                _ids[row] = CellReader.Text(cell, escaped);
                break;
            case CellRole.Text:
                _annotations[_annotationOf[column]][row] = _file.Missing.Contains(cell) ? null : CellReader.Text(cell, escaped);
                break;
            case CellRole.Number:
                values[value++] = ParseNumber(cell, escaped, row, column);
                break;
        }
        return last;
    }

    double ParseNumber(ReadOnlySpan<byte> cell, bool escaped, int row, int column)
    {
        if (NumberParser.TryParse(cell, _file.Point, out double value))
        {
            return value;
        }
        if (!_file.Missing.Contains(cell))
        {
            string text = CellReader.Text(cell, escaped);
            Throw.NotANumber(_file.FilePath, _lines[row], _file.Header[column], text, NumberHint.For(text, _file.Point));
        }
        return double.NaN;
    }

    void RejectRagged(ref CellReader reader, int row, int cells, bool atRowEnd)
    {
        try
        {
            while (!atRowEnd)
            {
                atRowEnd = reader.Next(out _, out _);
                cells++;
            }
        }
        catch (FormatException)
        {
            cells++;
        }
        Throw.RaggedRow(_file.FilePath, _lines[row], cells, _plan.Roles.Length, RaggedHint.For(_file.DelimiterByte));
    }

    void Flush(double[] band, int from, int to)
    {
        if (_plan.FeaturesInRows || to == from)
        {
            return;
        }
        for (int v = 0; v < _valueCount; v++)
        {
            Span<double> target = _values.AsSpan((v * Rows) + from, to - from);
            for (int r = 0; r < target.Length; r++)
            {
                target[r] = band[(r * _valueCount) + v];
            }
        }
    }

    ParsedMatrix Close()
    {
        int[] keep = [.. Enumerable.Range(0, _counts.Length).SelectMany(b => Enumerable.Range(_starts[b], _counts[b]))];
        if (keep.Length == Rows)
        {
            return new(_ids, _lines, _values, _annotations);
        }
        // Empty rows were counted in advance: move the others together.
        return new(Pick(_ids, keep), Pick(_lines, keep), PickValues(keep), [.. _annotations.Select(a => Pick(a, keep))]);
    }

    double[] PickValues(int[] keep)
    {
        double[] values = new double[keep.Length * _valueCount];
        for (int r = 0; r < keep.Length; r++)
        {
            for (int v = 0; v < _valueCount; v++)
            {
                values[_plan.FeaturesInRows ? (r * _valueCount) + v : (v * keep.Length) + r] =
                    _values[_plan.FeaturesInRows ? (keep[r] * _valueCount) + v : (v * Rows) + keep[r]];
            }
        }
        return values;
    }

    static T[] Pick<T>(T[] values, int[] keep) => [.. keep.Select(k => values[k])];
}

/// <summary>What usually makes a cell no number.</summary>
static class NumberHint
{
    public static string For(string text, byte point) =>
        point == (byte)'.' && text.Contains(',', StringComparison.Ordinal) ? "If it is a decimal comma, set DecimalSeparator to Comma."
        : point == (byte)',' && text.Contains('.', StringComparison.Ordinal) ? "If it is a decimal point, set DecimalSeparator to Point."
        : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? "Hexadecimal numbers are not supported."
        : "";
}

/// <summary>The largest matrix that one array holds.</summary>
static class MatrixSize
{
    public static void Check(string path, long rows, long columns)
    {
        if (rows * columns > Array.MaxLength)
        {
            throw new RadioGenomicsException(ErrorCode.InputTooLarge,
                FormattableString.Invariant($"{path}: {rows} × {columns} values; at most {Array.MaxLength} fit into one matrix. Filter the rows first."));
        }
    }
}
