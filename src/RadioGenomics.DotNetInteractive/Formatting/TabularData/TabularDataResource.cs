namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>A table as the Frictionless "tabular data resource" describes it: a schema and rows by field name.</summary>
/// <param name="schema">Fields.</param>
/// <param name="data">Rows.</param>
public sealed class TabularDataResource(TableSchema schema, IReadOnlyList<IDictionary<string, object?>> data)
{
    /// <summary>Media type.</summary>
    public const string MimeType = "application/table-schema+json";

    /// <summary>Kind of resource.</summary>
    public string Profile => "tabular-data-resource";

    /// <summary>Fields.</summary>
    public TableSchema Schema { get; } = schema ?? throw new ArgumentNullException(nameof(schema));

    /// <summary>Rows.</summary>
    public IReadOnlyList<IDictionary<string, object?>> Data { get; } = data ?? throw new ArgumentNullException(nameof(data));

    /// <summary>The resource as JSON.</summary>
    public JsonString ToJsonString() => new(JsonFormatter.Write(new
    {
        profile = Profile,
        schema = new
        {
            primaryKey = Schema.PrimaryKey,
            fields = Schema.Fields.Select(f => new { name = f.Name, type = f.Type.ToString().ToLowerInvariant() }),
        },
        data = Data,
    }));
}
