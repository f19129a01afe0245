using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Code to execute.</summary>
    Code,
    /// <summary>Markdown text.</summary>
    Markdown,
    /// <summary>Text for another tool.</summary>
    Raw,
}

/// <summary>One cell of a notebook.</summary>
public sealed record NotebookCell
{
    /// <summary>What the cell holds.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>Identifier; null in notebooks older than nbformat 4.5.</summary>
    public string? Id { get; init; }

    /// <summary>The text, lines separated as in the file.</summary>
    public required string Source { get; init; }

    /// <summary>Metadata, kept as it is.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>What a code cell showed.</summary>
    public ImmutableArray<NotebookOutput> Outputs { get; init; } = [];

    /// <summary>Number of the last execution of a code cell; null: not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>Members of the stored cell that the format does not know (and attachments), kept as they are.</summary>
    public JsonObject Extra { get; init; } = [];

    /// <summary>The cell's tags.</summary>
    public IEnumerable<string> Tags => Metadata["tags"] is JsonArray tags
        ? tags.OfType<JsonValue>().Select(t => t.TryGetValue(out string? text) ? text : "").Where(t => t.Length > 0)
        : [];

    /// <summary>Whether the cell has a tag.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    /// <summary>A code cell.</summary>
    public static NotebookCell Code(string source, string? id = null, params string[] tags) =>
        new() { Kind = CellKind.Code, Id = id, Source = source, Metadata = TagMetadata(tags) };

    /// <summary>A Markdown cell.</summary>
    public static NotebookCell Markdown(string source, string? id = null) => new() { Kind = CellKind.Markdown, Id = id, Source = source };

    static JsonObject TagMetadata(string[]? tags) =>
        tags is { Length: > 0 } ? new JsonObject { ["tags"] = new JsonArray([.. tags.Select(t => JsonValue.Create(t))]) } : [];
}
