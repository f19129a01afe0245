using System.Collections;

namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Fields of a table.</summary>
public sealed class TableSchema
{
    /// <summary>The fields, in order.</summary>
    public TableDataFieldDescriptors Fields { get; set; } = [];

    /// <summary>Names of the fields that identify a row.</summary>
    public IList<string> PrimaryKey { get; init; } = [];
}

/// <summary>Fields, in order.</summary>
public sealed class TableDataFieldDescriptors : IReadOnlyCollection<TableSchemaFieldDescriptor>
{
    readonly List<TableSchemaFieldDescriptor> _fields = [];

    /// <inheritdoc/>
    public int Count => _fields.Count;

    /// <summary>The field of a name.</summary>
    /// <param name="name">The name.</param>
    public TableSchemaFieldDescriptor this[string name] =>
        _fields.Find(f => f.Name == name) ?? throw new KeyNotFoundException($"There is no field '{name}'; there are {string.Join(", ", _fields.Select(f => f.Name))}.");

    /// <summary>Adds a field.</summary>
    /// <param name="descriptor">The field.</param>
    public void Add(TableSchemaFieldDescriptor descriptor) => _fields.Add(descriptor);

    /// <summary>Whether there is a field of a name.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) => _fields.Exists(f => f.Name == name);

    /// <inheritdoc/>
    public IEnumerator<TableSchemaFieldDescriptor> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A field.</summary>
/// <param name="name">Name.</param>
/// <param name="type">Type; null: any.</param>
/// <param name="description">What it holds.</param>
/// <param name="format">How its values are written.</param>
public sealed class TableSchemaFieldDescriptor(string name, TableSchemaFieldType? type = null, string? description = null, string? format = null)
{
    /// <summary>Name.</summary>
    public string Name { get; } = name;

    /// <summary>Type.</summary>
    public TableSchemaFieldType Type { get; } = type ?? TableSchemaFieldType.Any;

    /// <summary>What it holds.</summary>
    public string? Description { get; } = description;

    /// <summary>How its values are written.</summary>
    public string? Format { get; } = format;
}

/// <summary>Types of fields.</summary>
public enum TableSchemaFieldType
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>An object with members.</summary>
    Object,

    /// <summary>Nothing.</summary>
    Null,

    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A text.</summary>
    String,

    /// <summary>A sequence.</summary>
    Array,

    /// <summary>A date with or without time.</summary>
    DateTime,

    /// <summary>A place.</summary>
    GeoPoint,

    /// <summary>A shape on the earth.</summary>
    GeoJson,
}
