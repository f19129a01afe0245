using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>The part of a table that is shown, with the true counts and a hash of the whole.</summary>
sealed record TableView(Table Head, long RowCount, long ColumnCount, string? Sha256)
{
    /// <summary>Whether this is the corner of a matrix: its first column holds labels and is not counted.</summary>
    public bool IsMatrix { get; init; }

    /// <summary>Whether there are more rows than anybody has counted: an endless sequence.</summary>
    public bool IsOpenEnded { get; init; }

    // Beyond this many cells the hash would cost more than showing the table.
    const long HashedCells = 2_000_000;

    public static TableView Of(Table table, int maxRows, int maxColumns, long? rowCount = null, long? columnCount = null)
    {
        Table columns = table.Columns.Length > maxColumns ? new Table(table.Name, table.Columns.Take(maxColumns)) : table;
        bool hashed = (long)table.RowCount * table.Columns.Length <= HashedCells;
        return new(columns.Head(maxRows), rowCount ?? table.RowCount, columnCount ?? table.Columns.Length, hashed ? Hash(table) : null);
    }

    public string Caption()
    {
        (string row, string column) = IsMatrix ? ("sample", "feature") : ("row", "column");
        int shownColumns = Head.Columns.Length - (IsMatrix ? 1 : 0);
        string size = (IsOpenEnded ? "more than " : "") + Count(RowCount, row) + " × " + Count(ColumnCount, column);
        string rows = Head.RowCount < RowCount ? "first " + Count(Head.RowCount, row) : "";
        string columns = shownColumns < ColumnCount ? "first " + Count(shownColumns, column) : "";
        string shown = (rows.Length > 0 && columns.Length > 0 ? rows + ", " : rows) + columns;
        string name = Head.Name.Length > 0 ? Head.Name + ": " : "";
        return name + size + (shown.Length > 0 ? $" ({shown} shown)" : "");
    }

    static string Count(long count, string word) => FormattableString.Invariant($"{count:N0} {word}{(count == 1 ? "" : "s")}");

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["columns"] = new JsonArray([.. Head.Columns.Select(c => (JsonNode)Column(c))]),
            ["matrix"] = IsMatrix,
            ["name"] = Head.Name,
            ["shape"] = new JsonArray(RowCount, ColumnCount),
        };
        if (IsOpenEnded)
        {
            json["open"] = true;
        }
        if (Sha256 is not null)
        {
            json["sha256"] = Sha256;
        }
        return json;
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote; null when it is something else.</summary>
    public static TableView? FromJson(JsonNode? node)
    {
        try
        {
            if (node is JsonObject json && json["columns"] is JsonArray columns && json["shape"] is JsonArray { Count: 2 } shape)
            {
                var head = new Table(json["name"]?.GetValue<string>() ?? "", columns.Select(c => ReadColumn(c!)));
                return new(head, shape[0]!.GetValue<long>(), shape[1]!.GetValue<long>(), json["sha256"]?.GetValue<string>())
                {
                    IsMatrix = json["matrix"]?.GetValue<bool>() ?? false,
                    IsOpenEnded = json["open"]?.GetValue<bool>() ?? false,
                };
            }
        }
        // A damaged form is not shown from its data; its plain text is.
        catch (Exception e) when (e is InvalidOperationException or FormatException or JsonException or RadioGenomicsException
            or NullReferenceException or ArgumentException)
        {
        }
        return null;
    }

    static JsonObject Column(TableColumn column) => new()
    {
        ["kind"] = column.Kind.ToString().ToLowerInvariant(),
        ["name"] = column.Name,
        ["values"] = new JsonArray([.. Enumerable.Range(0, column.Count).Select(i => Value(column, i))]),
    };

    static JsonValue? Value(TableColumn column, int row) => column.IsMissing(row) ? null : column.Kind switch
    {
        ColumnKind.Number when double.IsFinite(column.AsNumbers()[row]) => JsonValue.Create(column.AsNumbers()[row]),
        ColumnKind.Integer => JsonValue.Create(column.AsIntegers()[row]),
        ColumnKind.Boolean => JsonValue.Create(column.AsBooleans()[row]),
        _ => JsonValue.Create(column.TextAt(row)),
    };

    static TableColumn ReadColumn(JsonNode json)
    {
        string name = json["name"]!.GetValue<string>();
        JsonArray values = json["values"]!.AsArray();
        return json["kind"]!.GetValue<string>() switch
        {
            "number" => TableColumn.Number(name, [.. values.Select(Number)]),
            "integer" => TableColumn.Integer(name, [.. values.Select(v => v!.GetValue<long>())]),
            "boolean" => TableColumn.Boolean(name, [.. values.Select(v => v!.GetValue<bool>())]),
            _ => TableColumn.Text(name, [.. values.Select(v => v?.GetValue<string>())]),
        };
    }

    static double Number(JsonNode? node) => node switch
    {
        null => double.NaN,
        JsonValue v when v.TryGetValue(out string? text) => text == "Inf" ? double.PositiveInfinity : text == "-Inf" ? double.NegativeInfinity : double.NaN,
        _ => node.GetValue<double>(),
    };

    static string Hash(Table table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TableColumn column in table.Columns)
        {
            var text = new StringBuilder(column.Name).Append('\n');
            for (int i = 0; i < column.Count; i++)
            {
                text.Append(column.TextAt(i) ?? "NA").Append('\n');
            }
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
