using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Demo;

/// <summary>Leaves out of a manifest what says nothing, so that the demo's manifest reads like one that a person wrote.</summary>
static class LeanJson
{
    static readonly JsonSerializerOptions Settings = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string json)
    {
        JsonNode root = JsonNode.Parse(json)!;
        Strip(root);
        return root.ToJsonString(Settings) + "\n";
    }

    static void Strip(JsonNode? node)
    {
        foreach (JsonNode? child in node is JsonArray array ? array : [])
        {
            Strip(child);
        }
        if (node is JsonObject members)
        {
            foreach ((string name, JsonNode? value) in members.ToArray())
            {
                Strip(value);
                if (SaysNothing(name, value))
                {
                    members.Remove(name);
                }
            }
        }
    }

    static bool SaysNothing(string name, JsonNode? value) => value switch
    {
        JsonArray list => list.Count == 0,
        JsonValue v => v.ToJsonString() is "\"\"" or "false"
            || (name == "orientation" && v.ToString() == "auto") || (name == "replicates" && v.ToString() == "error"),
        _ => value is null,
    };
}
