using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RadioGenomics.Scripting;

/// <summary>Values as JSON, for languages that do not share objects.</summary>
static class SharedJson
{
    const long MostCells = 5_000_000;

    static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
    };

    /// <summary>A value as JSON; a table is an array of records.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.CommandValueMissing"/> when it has no JSON form.</exception>
    public static JsonNode? ToNode(object? value, string name)
    {
        try
        {
            return value switch
            {
                null => null,
                JsonNode node => node.DeepClone(),
                Table table => Records(table, name),
                LabelledMatrix matrix => Records(ObjectTables.Corner(matrix, matrix.SampleCount, matrix.FeatureCount), name),
                _ => JsonSerializer.SerializeToNode(value, value.GetType(), Options),
            };
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw Throw.NotJson(name, value!.GetType(), e);
        }
    }

    /// <summary>What JSON is in C#: a number, text, truth value or null as itself, everything else a document.</summary>
    public static object? FromNode(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonSerializer.Deserialize<double>(value),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonSerializer.Deserialize<string>(value),
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValueKind() == JsonValueKind.True,
        _ => JsonDocument.Parse(node.ToJsonString()),
    };

    /// <summary>A copy by way of JSON.</summary>
    public static object? Copy(object? value, string name) => FromNode(ToNode(value, name));

    static JsonArray Records(Table table, string name)
    {
        if ((long)table.RowCount * table.Columns.Length > MostCells)
        {
            throw Throw.TooLargeForJson(name, table.RowCount, table.Columns.Length, MostCells);
        }
        var rows = new JsonArray();
        for (int r = 0; r < table.RowCount; r++)
        {
            var row = new JsonObject();
            foreach (TableColumn column in table.Columns)
            {
                row[column.Name] = Cell(column, r);
            }
            rows.Add(row);
        }
        return rows;
    }

    static JsonValue? Cell(TableColumn column, int row) => column.IsMissing(row) ? null : column.Kind switch
    {
        ColumnKind.Number when double.IsFinite(column.AsNumbers()[row]) => JsonValue.Create(column.AsNumbers()[row]),
        ColumnKind.Integer => JsonValue.Create(column.AsIntegers()[row]),
        ColumnKind.Boolean => JsonValue.Create(column.AsBooleans()[row]),
        _ => JsonValue.Create(column.TextAt(row)),
    };
}
