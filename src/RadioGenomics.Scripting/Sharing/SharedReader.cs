using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Reads what another language wrote, see <see cref="SharedFile"/>. Nothing in a file is believed: sizes are checked against its length.</summary>
sealed class SharedReader : IDisposable
{
    const int MaxDepth = 40;
    readonly BinaryReader _in;
    readonly string _name;

    /// <summary>Opens a file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">Name of the value, for messages and as the name of tables.</param>
    public SharedReader(Stream stream, string name) => (_in, _name) = (new BinaryReader(stream, Encoding.UTF8), name);

    /// <summary>Whether there is a value at all.</summary>
    public bool IsAbsent { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _in.Dispose();

    /// <summary>Reads a value: numbers and texts, arrays of them, <see cref="Table"/>, <see cref="LabelledMatrix"/>, lists and dictionaries.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShareFailed"/> with what the other language said.</exception>
    public object? Read(int depth = 0)
    {
        byte tag = _in.ReadByte();
        if (depth > MaxDepth)
        {
            throw Throw.ShareTooDeep(_name, MaxDepth);
        }
        switch (tag)
        {
            case SharedFile.Nothing:
                return null;
            case SharedFile.Absent:
                IsAbsent = true;
                return null;
            case SharedFile.Failure:
                throw Throw.ShareRefused(_name, Encoding.UTF8.GetString(_in.ReadBytes(Count(1))));
            case SharedFile.Vector:
                return Value();
            case SharedFile.Frame:
                return Frame();
            case SharedFile.Matrix:
                return Matrix();
            case SharedFile.List:
                return List(depth);
            default:
                throw Throw.ShareDamaged(_name);
        }
    }

    // A count that the rest of the file cannot hold would ask for memory that is not needed.
    int Count(int bytes)
    {
        int count = _in.ReadInt32();
        return count >= 0 && (long)count * bytes <= _in.BaseStream.Length - _in.BaseStream.Position ? count : throw Throw.ShareDamaged(_name);
    }

    object? Value()
    {
        (Array values, byte flags, string[]? names) = Vector();
        if ((flags & SharedFile.IsScalar) != 0 && values.Length == 1 && names is null)
        {
            return values.GetValue(0);
        }
        return names is null ? values
            : names.All(n => n.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == names.Length ? Dictionary(names, values)
            : new Table(_name, [TableColumn.Text("name", names), TableColumn.From("value", values)]);
    }

    static object Dictionary(string[] names, Array values) => values switch
    {
        double[] v => Pairs(names, v),
        int[] v => Pairs(names, v),
        long[] v => Pairs(names, v),
        bool[] v => Pairs(names, v),
        _ => Pairs(names, (string?[])values),
    };

    static Dictionary<string, T> Pairs<T>(string[] names, T[] values) => names.Zip(values).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);

    (Array Values, byte Flags, string[]? Names) Vector()
    {
        byte kind = _in.ReadByte(), flags = _in.ReadByte();
        string[]? names = (flags & SharedFile.HasNames) != 0 ? Names() : null;
        Array values = kind switch
        {
            SharedFile.Doubles => Numbers<double>(),
            SharedFile.Integers => Integers(),
            SharedFile.Longs => Numbers<long>(),
            SharedFile.Truths => Truths(),
            SharedFile.Texts => Texts(),
            _ => throw Throw.ShareDamaged(_name),
        };
        return names is null || names.Length == values.Length ? (values, flags, names) : throw Throw.ShareDamaged(_name);
    }

    T[] Numbers<T>()
        where T : unmanaged => Numbers<T>(Count(Marshal.SizeOf<T>()));

    T[] Numbers<T>(int count)
        where T : unmanaged
    {
        var values = new T[count];
        _in.BaseStream.ReadExactly(MemoryMarshal.AsBytes<T>(values.AsSpan()));
        return values;
    }

    Array Integers()
    {
        int[] values = Numbers<int>();
        return values.Contains(SharedFile.MissingInteger) ? values.Select(v => v == SharedFile.MissingInteger ? double.NaN : v).ToArray() : values;
    }

    Array Truths()
    {
        byte[] values = Numbers<byte>();
        return values.Any(v => v > 1) ? values.Select(v => v > 1 ? double.NaN : v).ToArray() : values.Select(v => v == 1).ToArray();
    }

    string?[] Texts()
    {
        int[] lengths = Numbers<int>();
        byte[] bytes = Numbers<byte>();
        string?[] texts = new string?[lengths.Length];
        for (int i = 0, at = 0; i < texts.Length; i++)
        {
            if (lengths[i] > bytes.Length - at)
            {
                throw Throw.ShareDamaged(_name);
            }
            texts[i] = lengths[i] < 0 ? null : Encoding.UTF8.GetString(bytes, at, lengths[i]);
            at += Math.Max(0, lengths[i]);
        }
        return texts;
    }

    string[]? Names()
    {
        byte tag = _in.ReadByte();
        return tag == SharedFile.Nothing ? null
            : tag == SharedFile.Vector && Vector().Values is string?[] names ? [.. names.Select(n => n ?? "")] : throw Throw.ShareDamaged(_name);
    }

    Table Frame()
    {
        int rows = _in.ReadInt32(), columns = Count(1);
        string[] names = Names() ?? [];
        var read = new List<TableColumn>();
        var unique = new HashSet<string>(StringComparer.Ordinal);
        for (int c = 0; c < columns; c++)
        {
            Array values = _in.ReadByte() == SharedFile.Vector ? Vector().Values : throw Throw.ShareDamaged(_name);
            if (values.Length != rows || names.Length != columns)
            {
                throw Throw.ShareDamaged(_name);
            }
            string name = names[c];
            for (int i = 2; !unique.Add(name); i++)
            {
                name = FormattableString.Invariant($"{names[c]}_{i}");
            }
            read.Add(TableColumn.From(name, values));
        }
        return new Table(_name, read);
    }

    object Matrix()
    {
        byte kind = _in.ReadByte();
        int rows = _in.ReadInt32(), columns = _in.ReadInt32();
        string[]? rowNames = Names(), columnNames = Names();
        if (kind != SharedFile.Doubles || rows < 0 || columns < 0 || (long)rows * columns * sizeof(double) > _in.BaseStream.Length - _in.BaseStream.Position)
        {
            throw Throw.ShareDamaged(_name);
        }
        double[] values = Numbers<double>(checked(rows * columns));
        return AreLabels(rowNames, rows) && AreLabels(columnNames, columns)
            ? LabelledMatrix.FromColumnMajor(ImmutableCollectionsMarshal.AsImmutableArray(rowNames!), ImmutableCollectionsMarshal.AsImmutableArray(columnNames!), values).WithName(_name)
            : Rectangle(values, rows, columns);
    }

    static bool AreLabels(string[]? names, int count) =>
        names?.Length == count && names.All(n => n.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == count;

    static double[,] Rectangle(double[] values, int rows, int columns)
    {
        double[,] array = new double[rows, columns];
        for (int i = 0; i < values.Length; i++)
        {
            array[i % rows, i / rows] = values[i];
        }
        return array;
    }

    object List(int depth)
    {
        int count = Count(1);
        string[]? names = Names();
        object?[] values = new object?[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Read(depth + 1);
        }
        return names is not null && names.Length == count && names.All(n => n.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == count
            ? Pairs(names, values) : values;
    }
}
