using System.Collections;
using System.Data;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Writes a value of C# for another language, see <see cref="SharedFile"/>.</summary>
sealed class SharedWriter : IDisposable
{
    const int MaxDepth = 20;
    const long ExactInDouble = 1L << 53;

    readonly BinaryWriter _out;
    readonly bool _hasLongs;
    readonly string _name;

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="hasLongs">Whether the other language has 64-bit integers.</param>
    /// <param name="name">Name of the value, for messages.</param>
    public SharedWriter(Stream stream, bool hasLongs, string name) => (_out, _hasLongs, _name) = (new BinaryWriter(stream, Encoding.UTF8), hasLongs, name);

    /// <summary>Writes a value.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShareFailed"/> for what no other language has.</exception>
    public void Write(object? value, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw Throw.ShareTooDeep(_name, MaxDepth);
        }
        switch (value)
        {
            case null or DBNull:
                _out.Write(SharedFile.Nothing);
                break;
            case Table table:
                WriteTable(table);
                break;
            case LabelledMatrix m:
                WriteMatrix(m.SampleCount, m.FeatureCount, m.Values.Span, [.. m.SampleIds], [.. m.FeatureIds]);
                break;
            case double[,] array:
                WriteArray(array);
                break;
            case Cohort cohort:
                WriteCohort(cohort, depth);
                break;
            case IReport report:
                WriteReport(report, depth);
                break;
            case IDictionary dictionary:
                WriteDictionary(dictionary, depth);
                break;
            case DataTable or Data.MutationTable:
                WriteTable(SqlTables.ToTable(value)!);
                break;
            default:
                WriteOther(value, depth);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _out.Dispose();

    void WriteOther(object value, int depth)
    {
        if (Scalar(value) is Array one)
        {
            WriteVector(one, SharedFile.IsScalar);
        }
        else if (FrameTables.IsFrame(value))
        {
            WriteTable(FrameTables.Read(value));
        }
        else if (value is IEnumerable sequence and not IEnumerable<FigureSpec>)
        {
            WriteSequence(sequence, depth);
        }
        else
        {
            throw Throw.ShareType(_name, ShortText.Name(value.GetType()));
        }
    }

    static Array? Scalar(object value) => value switch
    {
        bool b => new[] { b },
        sbyte or byte or short or ushort or int or uint or long => new[] { Convert.ToInt64(value, CultureInfo.InvariantCulture) },
        double or float or decimal or ulong or Half => new[] { Convert.ToDouble(value, CultureInfo.InvariantCulture) },
        string s => new[] { s },
        char c => new[] { c.ToString() },
        DateTime or DateOnly or DateTimeOffset => new[] { SqlValue.OfScalar(value)!.Value.Text! },
        Enum or Guid or TimeSpan or Version or Uri => new[] { value.ToString()! },
        _ => null,
    };

    void WriteSequence(IEnumerable sequence, int depth)
    {
        List<object?> items = [.. sequence.Cast<object?>().Take(SqlTables.MaxItems + 1)];
        if (items.Count > SqlTables.MaxItems)
        {
            throw Throw.ShareTooLong(_name, SqlTables.MaxItems);
        }
        if (items.All(i => i is null || Scalar(i) is not null) && Together(sequence, items) is Array vector)
        {
            WriteVector(vector, 0);
        }
        else if (ObjectTables.Records(items) is Table records)
        {
            WriteTable(records);
        }
        else
        {
            WriteList(null, items, depth);
        }
    }

    // One kind for all; null where texts and numbers mix.
    static Array? Together(IEnumerable sequence, List<object?> items)
    {
        if (sequence is double[] or long[] or bool[] or string[])
        {
            return (Array)sequence;
        }
        object?[] known = [.. items.Where(i => i is not null).Select(i => Scalar(i!)!.GetValue(0))];
        bool isWhole = known.Length == items.Count;
        return known switch
        {
            _ when known.All(k => k is string) => items.Select(i => i is null ? null : (string?)Scalar(i)!.GetValue(0)).ToArray(),
            _ when isWhole && known.All(k => k is bool) => known.Cast<bool>().ToArray(),
            _ when isWhole && known.All(k => k is long) => known.Cast<long>().ToArray(),
            _ when known.All(k => k is long or double) => items.Select(i => i is null ? SharedFile.MissingDouble : Convert.ToDouble(i, CultureInfo.InvariantCulture)).ToArray(),
            _ => null,
        };
    }

    void WriteDictionary(IDictionary values, int depth)
    {
        object[] keys = [.. values.Keys.Cast<object>()];
        WriteList([.. keys.Select(k => ShortText.Of(k))], [.. keys.Select(k => values[k])], depth);
    }

    void WriteCohort(Cohort cohort, int depth) => WriteList([.. cohort.TableNames],
        [.. cohort.TableNames.Select(t => cohort.HasMatrix(t) ? (object)cohort.Matrix(t) : cohort.Clinical)], depth);

    void WriteReport(IReport report, int depth)
    {
        Table[] tables = [.. report.Tables()];
        if (tables.Length == 1)
        {
            WriteTable(tables[0]);
        }
        else
        {
            WriteList([.. tables.Select(t => t.Name)], tables, depth);
        }
    }

    void WriteList(string[]? names, IReadOnlyList<object?> values, int depth)
    {
        _out.Write(SharedFile.List);
        _out.Write(values.Count);
        WriteNames(names);
        foreach (object? value in values)
        {
            Write(value, depth + 1);
        }
    }

    void WriteTable(Table table)
    {
        _out.Write(SharedFile.Frame);
        _out.Write(table.RowCount);
        _out.Write(table.Columns.Length);
        WriteNames([.. table.Columns.Select(c => c.Name)]);
        foreach (TableColumn column in table.Columns)
        {
            switch (column.Kind)
            {
                case ColumnKind.Number:
                    WriteVector(Missing(column.AsNumbers()), 0);
                    break;
                case ColumnKind.Integer:
                    WriteVector(column.AsIntegers().ToArray(), 0);
                    break;
                case ColumnKind.Boolean:
                    WriteVector(column.AsBooleans().ToArray(), 0);
                    break;
                default:
                    WriteVector(column.AsText().ToArray(), 0);
                    break;
            }
        }
    }

    // In tables and matrices NaN means missing, which R tells from not-a-number.
    static double[] Missing(ReadOnlySpan<double> values)
    {
        double[] copy = values.ToArray();
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = double.IsNaN(copy[i]) ? SharedFile.MissingDouble : copy[i];
        }
        return copy;
    }

    void WriteMatrix(int rows, int columns, ReadOnlySpan<double> values, string[]? rowNames, string[]? columnNames)
    {
        _out.Write(SharedFile.Matrix);
        _out.Write(SharedFile.Doubles);
        _out.Write(rows);
        _out.Write(columns);
        WriteNames(rowNames);
        WriteNames(columnNames);
        WriteBytes(MemoryMarshal.AsBytes<double>(Missing(values)));
    }

    void WriteArray(double[,] values)
    {
        (int rows, int columns) = (values.GetLength(0), values.GetLength(1));
        double[] byColumn = new double[values.Length];
        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < rows; r++)
            {
                byColumn[((long)c * rows) + r] = values[r, c];
            }
        }
        WriteMatrix(rows, columns, byColumn, null, null);
    }

    void WriteNames(string[]? names)
    {
        if (names is null)
        {
            _out.Write(SharedFile.Nothing);
        }
        else
        {
            WriteVector(names, 0);
        }
    }

    void WriteVector(Array values, byte flags)
    {
        Array suited = values is long[] longs && !_hasLongs ? Narrow(longs) : values;
        _out.Write(SharedFile.Vector);
        _out.Write(suited switch { double[] => SharedFile.Doubles, int[] => SharedFile.Integers, long[] => SharedFile.Longs, bool[] => SharedFile.Truths, _ => SharedFile.Texts });
        _out.Write(flags);
        _out.Write(suited.Length);
        switch (suited)
        {
            case double[] v:
                WriteBytes(MemoryMarshal.AsBytes<double>(v));
                break;
            case int[] v:
                WriteBytes(MemoryMarshal.AsBytes<int>(v));
                break;
            case long[] v:
                WriteBytes(MemoryMarshal.AsBytes<long>(v));
                break;
            case bool[] v:
                WriteBytes(MemoryMarshal.AsBytes<bool>(v));
                break;
            case string?[] v:
                WriteTexts(v);
                break;
        }
    }

    // R's integers have 32 bits; larger ones are doubles there, as long as those are exact.
    Array Narrow(long[] values)
    {
        if (values.All(v => v is > int.MinValue and <= int.MaxValue))
        {
            return values.Select(v => (int)v).ToArray();
        }
        return values.All(v => v is <= ExactInDouble and >= -ExactInDouble) ? values.Select(v => (double)v).ToArray() : throw Throw.ShareLong(_name);
    }

    void WriteTexts(string?[] values)
    {
        byte[][] bytes = [.. values.Select(v => v is null ? [] : Encoding.UTF8.GetBytes(v.Replace("\0", "", StringComparison.Ordinal)))];
        for (int i = 0; i < values.Length; i++)
        {
            _out.Write(values[i] is null ? -1 : bytes[i].Length);
        }
        _out.Write(checked((int)bytes.Sum(b => (long)b.Length)));
        foreach (byte[] text in bytes)
        {
            _out.Write(text);
        }
    }

    void WriteBytes(ReadOnlySpan<byte> bytes) => _out.Write(bytes);
}
