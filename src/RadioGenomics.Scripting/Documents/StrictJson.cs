using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Parses JSON that strangers wrote: no name twice, no deep nesting, no half characters. Everything else is a <see cref="JsonException"/>.</summary>
static class StrictJson
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    /// <summary>The value of a text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: Strict);
            if (text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            {
                Touch(node);
            }
            return node;
        }
        catch (Exception e) when (e is InvalidOperationException or EncoderFallbackException or ArgumentException)
        {
            throw new JsonException("a text has half of a character (a lone surrogate).", e);
        }
    }

    // Escapes are decoded when they are first read; half a surrogate pair fails then, wherever that may be.
    static void Touch(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach ((string _, JsonNode? value) in o)
                {
                    Touch(value);
                }
                break;
            case JsonArray a:
                foreach (JsonNode? value in a)
                {
                    Touch(value);
                }
                break;
            case JsonValue v:
                v.TryGetValue(out string? _);
                break;
            default:
                break;
        }
    }
}
