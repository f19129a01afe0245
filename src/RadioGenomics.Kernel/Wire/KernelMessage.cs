using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RadioGenomics.Kernel.Wire;

/// <summary>One message of the Jupyter protocol.</summary>
sealed record KernelMessage
{
    /// <summary>Who asked, in the frames that a router puts in front; for broadcasts the topic.</summary>
    public ImmutableArray<byte[]> Identities { get; init; } = [];

    public required JsonObject Header { get; init; }

    public JsonObject Parent { get; init; } = [];

    public JsonObject Metadata { get; init; } = [];

    public JsonObject Content { get; init; } = [];

    public ImmutableArray<byte[]> Buffers { get; init; } = [];

    public string Type => TextOf(Header, "msg_type") ?? "";

    /// <summary>The message that this one belongs to; null for none.</summary>
    public string? ParentId => TextOf(Parent, "msg_id");

    /// <summary>A text member of the content; null when it is absent or not text.</summary>
    public string? Text(string name) => TextOf(Content, name);

    /// <summary>A member of the content that is a whole number.</summary>
    public int? Integer(string name) => Content[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    /// <summary>A member of the content that is true or false.</summary>
    public bool Flag(string name, bool absent) => Content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : absent;

    static string? TextOf(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
