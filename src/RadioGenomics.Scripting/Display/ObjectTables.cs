using System.Collections;
using System.Reflection;

namespace RadioGenomics.Scripting;

/// <summary>Turns objects, sequences of like records, dictionaries and arrays into tables.</summary>
static class ObjectTables
{
    /// <summary>Public readable members of an object that a table can show: properties, and the fields of tuples and structs.</summary>
    public static (string Name, Func<object, object?> Get)[] Members(Type type)
    {
        IEnumerable<(string, Func<object, object?>)> properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike && p.GetMethod!.IsPublic)
            .Select(p => (p.Name, (Func<object, object?>)(o => Read(() => p.GetValue(o)))));
        IEnumerable<(string, Func<object, object?>)> fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(f => (f.Name, (Func<object, object?>)f.GetValue));
        return [.. properties.Concat(fields).DistinctBy(m => m.Item1, StringComparer.Ordinal)];
    }

    /// <summary>One row per property.</summary>
    public static Table Properties(object value)
    {
        (string Name, Func<object, object?> Get)[] members = Members(value.GetType());
        return Table.From(ShortText.Name(value.GetType()),
            ("property", members.Select(m => m.Name)), ("value", members.Select(m => ShortText.Of(m.Get(value)))));
    }

    /// <summary>One row per entry.</summary>
    public static Table Dictionary(IDictionary values)
    {
        object[] keys = [.. values.Keys.Cast<object>()];
        return new Table("", [Column("key", keys), Column("value", [.. keys.Select(k => values[k])])]);
    }

    /// <summary>One row per record and one column per property; null when the items are not like records.</summary>
    public static Table? Records(IReadOnlyList<object?> items)
    {
        Type? type = (items.Count > 0 ? items[0] : null)?.GetType();
        if (type is null || ShortText.IsScalar(items[0]) || items[0] is IEnumerable || items.Any(i => i?.GetType() != type))
        {
            return null;
        }
        (string Name, Func<object, object?> Get)[] members = Members(type);
        return members.Length == 0 ? null
            : new Table("", members.Select(m => Column(m.Name, [.. items.Select(i => m.Get(i!))])));
    }

    /// <summary>One row per element: position and value.</summary>
    public static Table Indexed(IReadOnlyList<object?> items) => new("",
        [TableColumn.Integer("index", [.. Enumerable.Range(0, items.Count).Select(i => (long)i)]), Column("value", items)]);

    /// <summary>A rectangular array, its columns numbered from 0.</summary>
    public static Table Rectangle(double[,] values, int maxRows, int maxColumns)
    {
        int rows = Math.Min(maxRows, values.GetLength(0)), columns = Math.Min(maxColumns, values.GetLength(1));
        IEnumerable<TableColumn> numbers = Enumerable.Range(0, columns).Select(c =>
            TableColumn.Number(FormattableString.Invariant($"{c}"), [.. Enumerable.Range(0, rows).Select(r => values[r, c])]));
        return new Table("double[,]", numbers.Prepend(TableColumn.Integer("row", [.. Enumerable.Range(0, rows).Select(r => (long)r)])));
    }

    /// <summary>The corner of a matrix, samples in rows.</summary>
    public static Table Corner(LabelledMatrix matrix, int maxRows, int maxColumns)
    {
        int rows = Math.Min(maxRows, matrix.SampleCount), columns = Math.Min(maxColumns, matrix.FeatureCount);
        string id = "sample";
        while (matrix.TryIndexOfFeature(id, out _))
        {
            id += "_";
        }
        IEnumerable<TableColumn> numbers = Enumerable.Range(0, columns)
            .Select(f => TableColumn.Number(matrix.FeatureIds[f], matrix.Column(f)[..rows].ToArray()));
        string name = matrix.Name + (matrix.Unit.Length > 0 ? $" [{matrix.Unit}]" : "");
        return new Table(name, numbers.Prepend(TableColumn.Text(id, [.. matrix.SampleIds.Take(rows)])));
    }

    static TableColumn Column(string name, IReadOnlyList<object?> values)
    {
        if (values.Count > 0 && values.All(v => v is bool))
        {
            return TableColumn.Boolean(name, [.. values.Select(v => (bool)v!)]);
        }
        if (values.Count > 0 && values.All(v => v is int or long or short or byte or sbyte or ushort or uint))
        {
            return TableColumn.Integer(name, [.. values.Select(v => Convert.ToInt64(v, System.Globalization.CultureInfo.InvariantCulture))]);
        }
        if (values.Any(v => v is double or float or decimal) && values.All(v => v is null or double or float or decimal or int or long))
        {
            return TableColumn.Number(name, [.. values.Select(v => v is null ? double.NaN : Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture))]);
        }
        return TableColumn.Text(name, [.. values.Select(v => v is null ? null : ShortText.Of(v))]);
    }

    // A getter may throw; the other properties are shown all the same.
    static object? Read(Func<object?> get)
    {
        try
        {
            return get();
        }
        catch (TargetInvocationException e)
        {
            return $"({e.InnerException?.GetType().Name})";
        }
    }
}
