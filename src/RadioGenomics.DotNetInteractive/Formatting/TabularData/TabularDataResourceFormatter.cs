using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Turns sequences into tables.</summary>
public static class TabularDataResourceFormatter
{
    // A sequence may be endless; a table for a notebook is not.
    const int MostRows = 100_000;

    /// <summary>How tables become JSON.</summary>
    public static JsonSerializerOptions JsonSerializerOptions => JsonFormatter.SerializerOptions;

    /// <summary>A sequence as a table: one row per element, one field per property, key, or column.</summary>
    /// <typeparam name="T">Type of an element.</typeparam>
    /// <param name="source">The rows; of an endless sequence the first 100,000.</param>
    public static TabularDataResource ToTabularDataResource<T>(this IEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var rows = new List<IDictionary<string, object?>>();
        var types = new Dictionary<string, TableSchemaFieldType>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (T item in source.Take(MostRows))
        {
            var row = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach ((string name, object? value) in Fields(item))
            {
                row[name] = value;
                Note(name, value);
            }
            rows.Add(row);
        }
        var schema = new TableSchema();
        order.ForEach(n => schema.Fields.Add(new TableSchemaFieldDescriptor(n, types[n])));
        return new TabularDataResource(schema, rows);

        void Note(string name, object? value)
        {
            TableSchemaFieldType type = value is null ? TableSchemaFieldType.Null : value.GetType().ToTableSchemaFieldType();
            if (!types.TryGetValue(name, out TableSchemaFieldType before))
            {
                order.Add(name);
                types[name] = type;
            }
            else if (before != type && type != TableSchemaFieldType.Null)
            {
                types[name] = before == TableSchemaFieldType.Null ? type : TableSchemaFieldType.Any;
            }
        }
    }

    /// <summary>An array of JSON objects as a table.</summary>
    /// <param name="document">The array.</param>
    public static TabularDataResource ToTabularDataResource(this JsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.RootElement.ToTabularDataResource();
    }

    /// <summary>An array of JSON objects as a table.</summary>
    /// <param name="array">The array.</param>
    public static TabularDataResource ToTabularDataResource(this JsonElement array) =>
        array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Select(e => e.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value), StringComparer.Ordinal)).ToTabularDataResource()
            : throw new ArgumentException($"The JSON is of kind {array.ValueKind}; a table is an array of objects.", nameof(array));

    /// <summary>Type of a field that holds values of a type.</summary>
    /// <param name="type">The type.</param>
    public static TableSchemaFieldType ToTableSchemaFieldType(this Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Type actual = Nullable.GetUnderlyingType(type) ?? type;
        return actual.IsEnum ? TableSchemaFieldType.String : Type.GetTypeCode(actual) switch
        {
            TypeCode.Boolean => TableSchemaFieldType.Boolean,
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => TableSchemaFieldType.Number,
            >= TypeCode.SByte and <= TypeCode.UInt64 => TableSchemaFieldType.Integer,
            TypeCode.DateTime => TableSchemaFieldType.DateTime,
            TypeCode.String or TypeCode.Char => TableSchemaFieldType.String,
            _ when actual == typeof(DateTimeOffset) || actual == typeof(DateOnly) => TableSchemaFieldType.DateTime,
            _ when actual == typeof(Guid) => TableSchemaFieldType.String,
            _ when typeof(IEnumerable).IsAssignableFrom(actual) => TableSchemaFieldType.Array,
            _ => TableSchemaFieldType.Object,
        };
    }

    static IEnumerable<(string, object?)> Fields(object? item) => item switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.Select(p => (p.Key, p.Value)),
        IDictionary dictionary => dictionary.Keys.Cast<object>().Select(k => (k.ToString() ?? "", dictionary[k])),
        string or IFormattable or bool => [("value", item)],
        _ => item.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike)
            .Select(p => (p.Name, Get(() => p.GetValue(item))))
            .Concat(item.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => (f.Name, f.GetValue(item)))),
    };

    static object? Get(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (TargetInvocationException e)
        {
            return $"({e.InnerException?.GetType().Name})";
        }
    }

    static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out long whole) ? whole : element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        _ => element.GetRawText(),
    };
}
