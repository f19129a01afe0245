using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace RadioGenomics.Scripting;

/// <summary>Turns objects, sequences of like records, dictionaries and arrays into tables.</summary>
static class ObjectTables
{
    static readonly ConcurrentDictionary<Type, (string Name, Func<object, object?> Get)[]> Known = new();

    /// <summary>Public readable members of an object that a table can show: properties, and the fields of tuples and structs. A getter that
    /// throws gives the exception's name in brackets.</summary>
    public static (string Name, Func<object, object?> Get)[] Members(Type type) => Known.GetOrAdd(type, static t =>
    {
        IEnumerable<(string, Func<object, object?>)> properties = t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike && !p.PropertyType.IsByRef && !p.PropertyType.IsPointer && p.GetMethod!.IsPublic)
            .Select(p => (p.Name, (Func<object, object?>)(o => Read(() => p.GetValue(o)))));
        IEnumerable<(string, Func<object, object?>)> fields = t.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Where(f => !f.FieldType.IsPointer)
            .Select(f => (f.Name, (Func<object, object?>)f.GetValue));
        return [.. properties.Concat(fields).DistinctBy(m => m.Item1, StringComparer.Ordinal)];
    });

    /// <summary>Whether a type's ToString was written by somebody: not the one that every object, record and anonymous type has.</summary>
    public static bool HasOwnText(Type type) =>
        type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, []) is MethodInfo method
        && method.DeclaringType != typeof(object) && method.DeclaringType != typeof(ValueType)
        && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    /// <summary>One row per entry.</summary>
    public static Table Dictionary(IReadOnlyList<object?> keys, IReadOnlyList<object?> values) => new("", [Column("key", keys), Column("value", values)]);

    /// <summary>One row per record and one column per property; null when the items are not like records.</summary>
    public static Table? Records(IReadOnlyList<object?> items)
    {
        Type[] types = [.. items.OfType<object>().Select(i => i.GetType()).Distinct().Take(5)];
        if (types.Length is 0 or 5 || types.Any(t => !IsRecord(t)))
        {
            return null;
        }
        string[] names = [.. types.SelectMany(t => Members(t).Select(m => m.Name)).Distinct(StringComparer.Ordinal)];
        Dictionary<Type, Dictionary<string, Func<object, object?>>> getters =
            types.ToDictionary(t => t, t => Members(t).ToDictionary(m => m.Name, m => m.Get, StringComparer.Ordinal));
        IEnumerable<TableColumn> columns = names.Select(n => Column(n, [.. items.Select(i => i is null ? null : getters[i.GetType()].GetValueOrDefault(n)?.Invoke(i))]));
        if (types.Length > 1 && names.Length > 0)
        {
            string type = Free("type", names);
            columns = columns.Prepend(TableColumn.Text(type, [.. items.Select(i => i is null ? null : ShortText.Name(i.GetType()))]));
        }
        return names.Length == 0 ? null : new Table("", columns);
    }

    /// <summary>One row per element: position, type when they differ, and value.</summary>
    public static Table Indexed(IReadOnlyList<object?> items)
    {
        var columns = new List<TableColumn> { Index("index", items.Count) };
        if (items.OfType<object>().Select(i => i.GetType()).Distinct().Skip(1).Any())
        {
            columns.Add(TableColumn.Text("type", [.. items.Select(i => i is null ? null : ShortText.Name(i.GetType()))]));
        }
        columns.Add(Column("value", items));
        return new Table("", columns);
    }

    /// <summary>One row per dictionary or inner sequence, one column per key or position; null when the items are neither.</summary>
    public static Table? Rows(IReadOnlyList<object?> items, int maxColumns)
    {
        object[] present = [.. items.OfType<object>()];
        if (present.Length > 0 && present.All(i => Pairs.Of(i) is not null))
        {
            Dictionary<string, object?>?[] rows = [.. items.Select(i => i is null ? null : Pairs.Of(i)!.DistinctBy(p => ShortText.Of(p.Key), StringComparer.Ordinal)
                .ToDictionary(p => ShortText.Of(p.Key), p => p.Value, StringComparer.Ordinal))];
            string[] keys = [.. rows.Where(r => r is not null).SelectMany(r => r!.Keys).Distinct(StringComparer.Ordinal)];
            return keys.Length == 0 ? null : new Table("", keys.Select(k => Column(k, [.. rows.Select(r => r?.GetValueOrDefault(k))])));
        }
        if (present.Length == 0 || !present.All(i => i is IList and not byte[] && ((IList)i).Cast<object?>().Take(maxColumns).All(ShortText.IsScalar)))
        {
            return null;
        }
        int width = Math.Min(maxColumns, present.Max(i => ((IList)i).Count));
        IEnumerable<TableColumn> columns = Enumerable.Range(0, width).Select(c =>
            Column(FormattableString.Invariant($"{c}"), [.. items.Select(i => i is IList row && row.Count > c ? row[c] : null)]));
        return new Table("", columns.Prepend(Index("row", items.Count)));
    }

    /// <summary>A rectangular array, its columns numbered from 0; of more dimensions the first slice.</summary>
    public static Table Rectangle(Array values, int maxRows, int maxColumns)
    {
        int rank = values.Rank, rowsAt = rank - 2, columnsAt = rank - 1;
        int rows = Math.Min(maxRows, values.GetLength(rowsAt)), columns = Math.Min(maxColumns, values.GetLength(columnsAt));
        int[] at = [.. Enumerable.Range(0, rank).Select(values.GetLowerBound)];
        IEnumerable<TableColumn> shown = Enumerable.Range(0, columns).Select(c =>
            Column(FormattableString.Invariant($"{c}"), [.. Enumerable.Range(0, rows).Select(r => Element(r, c))]));
        string name = rank == 2 ? ShortText.Name(values.GetType()) : SliceName(values);
        return new Table(name, shown.Prepend(Index("row", rows)));

        object? Element(int row, int column)
        {
            at[rowsAt] = values.GetLowerBound(rowsAt) + row;
            at[columnsAt] = values.GetLowerBound(columnsAt) + column;
            return values.Length == 0 ? null : values.GetValue(at);
        }
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

    /// <summary>Values as a column of the narrowest kind that holds them.</summary>
    /// <summary>A column of whatever kind all values allow.</summary>
    public static TableColumn Column(string name, IReadOnlyList<object?> values)
    {
        if (values.Count > 0 && values.All(v => v is bool))
        {
            return TableColumn.Boolean(name, [.. values.Select(v => (bool)v!)]);
        }
        if (values.Count > 0 && values.All(v => v is int or long or short or byte or sbyte or ushort or uint))
        {
            return TableColumn.Integer(name, [.. values.Select(v => Convert.ToInt64(v, CultureInfo.InvariantCulture))]);
        }
        if (values.Any(v => v is double or float or decimal) && values.All(v => v is null or double or float or decimal or int or long))
        {
            return TableColumn.Number(name, [.. values.Select(v => v is null ? double.NaN : Convert.ToDouble(v, CultureInfo.InvariantCulture))]);
        }
        return TableColumn.Text(name, [.. values.Select(v => v is null ? null : ShortText.Of(v))]);
    }

    static TableColumn Index(string name, int count) => TableColumn.Integer(name, [.. Enumerable.Range(0, count).Select(i => (long)i)]);

    static bool IsRecord(Type type) =>
        !typeof(IEnumerable).IsAssignableFrom(type) && !typeof(IFormattable).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type)
        && !type.IsPrimitive && !typeof(Type).IsAssignableFrom(type) && type != typeof(Uri) && type != typeof(Version) && type.Namespace?.StartsWith("System.Text.Json", StringComparison.Ordinal) != true && !typeof(Task).IsAssignableFrom(type)
        && Members(type).Length > 0;

    static string SliceName(Array values)
    {
        IEnumerable<string> sizes = Enumerable.Range(0, values.Rank).Select(d => FormattableString.Invariant($"{values.GetLength(d)}"));
        return $"{ShortText.Name(values.GetType().GetElementType()!)}[{string.Join(", ", sizes)}], slice [{string.Join(", ", Enumerable.Repeat("0", values.Rank - 2))}, .., ..]";
    }

    static string Free(string name, string[] taken) => taken.Contains(name, StringComparer.Ordinal) ? Free(name + "_", taken) : name;

    // A getter may throw; the other properties are shown all the same.
    static object? Read(Func<object?> get)
    {
        try
        {
            return get();
        }
        catch (TargetInvocationException e)
        {
            return $"({e.InnerException?.GetType().Name}: {e.InnerException?.Message})";
        }
    }
}
