using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Reads nbformat 4 and names what is damaged.</summary>
sealed class NotebookReader(string name)
{
    readonly List<Diagnostic> _diagnostics = [];
    int _cell;

    public NotebookDocument Read(string json)
    {
        JsonObject root = ParseRoot(json);
        int minor = Version(root);
        if (root["cells"] is not JsonArray cells)
        {
            throw Throw.Invalid(name, "it has no list of cells", "a member 'cells' with a list");
        }
        if (cells.Count > NotebookDocument.MaxCells)
        {
            throw Throw.Invalid(name, FormattableString.Invariant($"it has {cells.Count} cells"), FormattableString.Invariant($"at most {NotebookDocument.MaxCells}"));
        }
        ImmutableArray<NotebookCell> read = [.. cells.Select((c, i) => Cell(c, i))];
        CheckIds(read);
        return new NotebookDocument
        {
            Name = name,
            Cells = read,
            FormatMinor = minor,
            Metadata = Object(root, "metadata", () => Throw.Invalid(name, "'metadata' is not an object", "an object")),
            Extra = Rest(root, "cells", "metadata", "nbformat", "nbformat_minor"),
            Diagnostics = [.. _diagnostics],
        };
    }

    JsonObject ParseRoot(string json)
    {
        try
        {
            return StrictJson.Parse(json.TrimStart('\uFEFF')) as JsonObject
                ?? throw Throw.Invalid(name, "the outermost value is not an object", "a notebook in nbformat 4");
        }
        catch (JsonException e)
        {
            throw Throw.NotJson(name, e);
        }
    }

    int Version(JsonObject root)
    {
        int? major = Integer(root["nbformat"]), minor = Integer(root["nbformat_minor"]);
        return major == 4
            ? minor ?? 0
            : throw Throw.Invalid(name, major is null ? "it does not state its nbformat" : FormattableString.Invariant($"it is nbformat {major}"),
                "nbformat 4 (jupyter nbconvert --to notebook converts older ones)");
    }

    NotebookCell Cell(JsonNode? node, int index)
    {
        _cell = index;
        if (node is not JsonObject json)
        {
            throw Damage("the cell is not an object", "an object with cell_type, metadata and source");
        }
        CellKind kind = Text(json["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            string other => throw Damage($"cell_type is '{other}'", "code, markdown or raw"),
            null => throw Damage("it has no cell_type", "code, markdown or raw"),
        };
        bool isCode = kind == CellKind.Code;
        return new NotebookCell
        {
            Kind = kind,
            Id = json["id"] is null ? null : Text(json["id"]) ?? throw Damage("its id is not text", "text"),
            Source = MultiLine(json["source"]) ?? throw Damage("its source is neither text nor a list of lines", "text"),
            Metadata = Object(json, "metadata", () => Damage("its metadata is not an object", "an object")),
            Outputs = isCode ? Outputs(json) : [],
            ExecutionCount = isCode ? Count(json["execution_count"]) : null,
            Extra = isCode ? Rest(json, "cell_type", "id", "source", "metadata", "outputs", "execution_count")
                : Rest(json, "cell_type", "id", "source", "metadata"),
        };
    }

    ImmutableArray<NotebookOutput> Outputs(JsonObject cell) => cell["outputs"] switch
    {
        null => [],
        JsonArray list => [.. list.Select(Output)],
        _ => throw Damage("its outputs are not a list", "a list"),
    };

    NotebookOutput Output(JsonNode? node)
    {
        if (node is not JsonObject json)
        {
            throw Damage("an output is not an object", "an object with output_type");
        }
        return Text(json["output_type"]) switch
        {
            "stream" => new StreamOutput
            {
                Name = Text(json["name"]) ?? "stdout",
                Text = MultiLine(json["text"]) ?? throw Damage("the text of a stream is neither text nor a list of lines", "text"),
                Extra = Rest(json, "output_type", "name", "text"),
            },
            "display_data" => Data(json, isResult: false),
            "execute_result" => Data(json, isResult: true),
            "error" => new ErrorOutput
            {
                Name = Text(json["ename"]) ?? "",
                Value = Text(json["evalue"]) ?? "",
                Traceback = json["traceback"] is JsonArray lines ? [.. lines.Select(l => Text(l) ?? "")] : [],
                Extra = Rest(json, "output_type", "ename", "evalue", "traceback"),
            },
            string other => Unknown(json, $"of type '{other}'"),
            null => Unknown(json, "without a type"),
        };
    }

    // Old hosts wrote types of their own ("unknown"): kept, never shown.
    OtherOutput Unknown(JsonObject json, string what)
    {
        _diagnostics.Add(Diagnostic.Warning(ErrorCode.NotebookContentSkipped,
            FormattableString.Invariant($"Notebook '{name}', cell {_cell + 1}: an output {what} is not shown; expected stream, display_data, execute_result or error.")));
        return new OtherOutput { Extra = Rest(json) };
    }

    DataOutput Data(JsonObject json, bool isResult)
    {
        if (json["data"] is not JsonObject data)
        {
            throw Damage("an output has no data", "an object of media types");
        }
        var bundle = new MimeBundle();
        foreach ((string mime, JsonNode? value) in data)
        {
            bundle.With(mime, IsJson(mime) ? value?.DeepClone() : MultiLine(value) is string text ? text : value?.DeepClone());
        }
        return new DataOutput
        {
            IsResult = isResult,
            ExecutionCount = isResult ? Count(json["execution_count"]) : null,
            Data = bundle,
            Metadata = Object(json, "metadata", () => Damage("the metadata of an output is not an object", "an object")),
            Extra = isResult ? Rest(json, "output_type", "data", "metadata", "execution_count") : Rest(json, "output_type", "data", "metadata"),
        };
    }

    void CheckIds(ImmutableArray<NotebookCell> cells)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i].Id is string id && !seen.TryAdd(id, i))
            {
                throw Throw.InvalidCell(name, i, FormattableString.Invariant($"its id '{id}' is also the id of cell {seen[id] + 1}"), "an id of its own");
            }
        }
    }

    int? Count(JsonNode? node) => node is null ? null : Integer(node) ?? throw Damage("an execution_count is not a whole number", "a whole number or null");

    RadioGenomicsException Damage(string found, string expected) => Throw.InvalidCell(name, _cell, found, expected);

    static bool IsJson(string mime) =>
        mime == "application/json" || (mime.StartsWith("application/", StringComparison.Ordinal) && mime.EndsWith("+json", StringComparison.Ordinal));

    static JsonObject Object(JsonObject parent, string member, Func<RadioGenomicsException> damage) => parent[member] switch
    {
        null => [],
        JsonObject o => (JsonObject)o.DeepClone(),
        _ => throw damage(),
    };

    static string? MultiLine(JsonNode? node) => node switch
    {
        JsonArray lines when lines.All(l => Text(l) is not null) => string.Concat(lines.Select(Text)),
        _ => Text(node),
    };

    static string? Text(JsonNode? node) => JsonText.Of(node);

    static int? Integer(JsonNode? node) => node is JsonValue v && v.TryGetValue(out int number) ? number : null;

    static JsonObject Rest(JsonObject json, params string[] known)
    {
        var rest = new JsonObject();
        foreach ((string key, JsonNode? value) in json.Where(m => !known.Contains(m.Key, StringComparer.Ordinal)))
        {
            rest[key] = value?.DeepClone();
        }
        return rest;
    }
}
