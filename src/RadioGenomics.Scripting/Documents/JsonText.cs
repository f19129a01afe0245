using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Reads from JSON that strangers wrote: what is not as expected is null, never an exception.</summary>
static class JsonText
{
    /// <summary>The text of a node; null when it is something else.</summary>
    public static string? Of(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>The text at the end of a path of member names.</summary>
    public static string? At(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            node = (node as JsonObject)?[name];
        }
        return Of(node) is { Length: > 0 } text ? text : null;
    }
}

static class JsonOrder
{
    /// <summary>Sets a member so that sorted members stay sorted, as Jupyter writes them.</summary>
    public static void Set(JsonObject target, string name, JsonNode? value)
    {
        target.Remove(name);
        int position = 0;
        while (position < target.Count && string.CompareOrdinal(target.GetAt(position).Key, name) < 0)
        {
            position++;
        }
        target.Insert(position, name, value);
    }

    /// <summary>Sets a member of an inner object, which is made when it is missing; its other members stay.</summary>
    public static void Set(JsonObject target, string name, string inner, JsonNode? value)
    {
        if (target[name] is not JsonObject holder)
        {
            holder = [];
            Set(target, name, holder);
        }
        Set(holder, inner, value);
    }
}
