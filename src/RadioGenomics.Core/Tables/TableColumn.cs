using System.Globalization;

namespace RadioGenomics;

/// <summary>What a table column holds.</summary>
public enum ColumnKind
{
    /// <summary>Text; null is missing.</summary>
    Text,
    /// <summary>Real numbers; NaN is missing.</summary>
    Number,
    /// <summary>Whole numbers, never missing.</summary>
    Integer,
    /// <summary>True or false, never missing.</summary>
    Boolean,
}

/// <summary>One named column of a <see cref="Table"/>.</summary>
public sealed class TableColumn
{
    readonly Array _values;

    TableColumn(string name, ColumnKind kind, Array values)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Kind = kind;
        _values = values;
    }

    /// <summary>Column name.</summary>
    public string Name { get; }

    /// <summary>What the column holds.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Number of rows.</summary>
    public int Count => _values.Length;

    /// <summary>A text column. The array is not copied: the caller gives it away.</summary>
    public static TableColumn Text(string name, string?[] values) => new(name, ColumnKind.Text, values);

    /// <summary>A column of real numbers. The array is not copied: the caller gives it away.</summary>
    public static TableColumn Number(string name, double[] values) => new(name, ColumnKind.Number, values);

    /// <summary>A column of whole numbers. The array is not copied: the caller gives it away.</summary>
    public static TableColumn Integer(string name, long[] values) => new(name, ColumnKind.Integer, values);

    /// <summary>A column of truth values. The array is not copied: the caller gives it away.</summary>
    public static TableColumn Boolean(string name, bool[] values) => new(name, ColumnKind.Boolean, values);

    /// <summary>A column of any supported sequence: string, double, float, int, long, bool, or an enum (as text).</summary>
    public static TableColumn From(string name, object values) => values switch
    {
        IEnumerable<double> v => Number(name, [.. v]),
        IEnumerable<float> v => Number(name, [.. v.Select(x => (double)x)]),
        IEnumerable<int> v => Integer(name, [.. v.Select(x => (long)x)]),
        IEnumerable<long> v => Integer(name, [.. v]),
        IEnumerable<bool> v => Boolean(name, [.. v]),
        IEnumerable<string?> v => Text(name, [.. v]),
        System.Collections.IEnumerable v => Text(name, [.. v.Cast<object?>().Select(x => Convert.ToString(x, CultureInfo.InvariantCulture))]),
        _ => throw new ArgumentException($"Column '{name}': {values?.GetType().Name ?? "null"} is not a sequence.", nameof(values)),
    };

    /// <summary>The values of a text column; null is missing.</summary>
    public ReadOnlySpan<string?> AsText() => (string?[])_values;

    /// <summary>The values of a number column; NaN is missing.</summary>
    public ReadOnlySpan<double> AsNumbers() => (double[])_values;

    /// <summary>The values of an integer column.</summary>
    public ReadOnlySpan<long> AsIntegers() => (long[])_values;

    /// <summary>The values of a Boolean column.</summary>
    public ReadOnlySpan<bool> AsBooleans() => (bool[])_values;

    /// <summary>One value as a number: integers and truth values (0, 1) are converted, text is NaN.</summary>
    public double NumberAt(int row) => _values switch
    {
        double[] v => v[row],
        long[] v => v[row],
        bool[] v => v[row] ? 1 : 0,
        _ => double.NaN,
    };

    /// <summary>Whether a value is missing.</summary>
    public bool IsMissing(int row) => _values switch
    {
        double[] v => double.IsNaN(v[row]),
        string?[] v => v[row] is null,
        _ => false,
    };

    /// <summary>One value as text that reads back to the same value; null when missing. Invariant culture.</summary>
    public string? TextAt(int row) => IsMissing(row) ? null : _values switch
    {
        double[] v => FormatNumber(v[row]),
        long[] v => v[row].ToString(CultureInfo.InvariantCulture),
        bool[] v => v[row] ? "true" : "false",
        string?[] v => v[row],
        _ => null,
    };

    /// <summary>The same values under another name, without a copy.</summary>
    public TableColumn Renamed(string name) => new(name, Kind, _values);

    /// <summary>The rows at the given positions, in the given order.</summary>
    public TableColumn Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var picked = Array.CreateInstance(_values.GetType().GetElementType()!, rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            Array.Copy(_values, rows[i], picked, i, 1);
        }
        return new(Name, Kind, picked);
    }

    /// <summary>Shortest text that reads back to the same double; Inf and -Inf as R writes them, NaN as "NaN".</summary>
    public static string FormatNumber(double value) => value switch
    {
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
