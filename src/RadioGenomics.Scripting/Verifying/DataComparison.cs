using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Compares the data beside an output: names and words exactly, numbers within the tolerance.</summary>
static class DataComparison
{
    // Depth is bounded by the parser; a hash says the same as the digits but without a tolerance, so tables are compared by their cells.
    public static void Compare(string place, JsonNode? stored, JsonNode? fresh, Differences found)
    {
        if (stored is JsonObject a && fresh is JsonObject b)
        {
            foreach (string name in a.Select(m => m.Key).Union(b.Select(m => m.Key), StringComparer.Ordinal))
            {
                Compare(Join(place, name), a[name], b[name], found);
            }
        }
        else if (stored is JsonArray x && fresh is JsonArray y)
        {
            Items(place, x, y, found);
        }
        else if (Number(stored) is double before && Number(fresh) is double after)
        {
            bool isWhole = IsInteger(stored!) && IsInteger(fresh!);
            found.Number(place, before, after, isWhole ? VerifyTolerance.None : found.Options.Tolerance);
        }
        else
        {
            found.Word(place, Text(stored), Text(fresh));
        }
    }

    static void Items(string place, JsonArray stored, JsonArray fresh, Differences found)
    {
        if (stored.Count != fresh.Count)
        {
            found.Other(place, Count(stored.Count), Count(fresh.Count));
        }
        for (int i = 0; i < Math.Min(stored.Count, fresh.Count); i++)
        {
            Compare(FormattableString.Invariant($"{place}[{i}]"), stored[i], fresh[i], found);
        }
    }

    static string Count(int count) => FormattableString.Invariant($"{count} items");

    static string Join(string place, string name) => place.Length == 0 || place.EndsWith(' ') ? place + name : $"{place}.{name}";

    static double? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    static bool IsInteger(JsonNode node) => node.ToJsonString().AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    static string Text(JsonNode? node) => node switch
    {
        null => "missing",
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => node.ToJsonString(),
    };
}
