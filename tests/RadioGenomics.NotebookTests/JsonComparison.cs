using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.NotebookTests;

/// <summary>Compares stored with fresh data: words exactly, numbers to a relative 1e-9, so that the last bits of a sum do not matter.</summary>
static class JsonComparison
{
    const double Tolerance = 1e-9;

    /// <summary>Where two values differ first; null when they agree.</summary>
    public static string? Difference(JsonNode? stored, JsonNode? fresh, string path = "")
    {
        if (stored is JsonObject a && fresh is JsonObject b)
        {
            // A hash of exact digits says the same as the digits, but with no tolerance.
            string[] names = [.. a.Select(m => m.Key).Union(b.Select(m => m.Key)).Where(n => n != "sha256")];
            return names.Select(n => Difference(a[n], b[n], $"{path}/{n}")).FirstOrDefault(d => d is not null);
        }
        if (stored is JsonArray x && fresh is JsonArray y)
        {
            return x.Count != y.Count ? FormattableString.Invariant($"{path}: {x.Count} and {y.Count} items")
                : x.Select((v, i) => Difference(v, y[i], FormattableString.Invariant($"{path}/{i}"))).FirstOrDefault(d => d is not null);
        }
        return SameValue(stored, fresh) ? null : $"{path}: {stored?.ToJsonString() ?? "null"} and {fresh?.ToJsonString() ?? "null"}";
    }

    static bool SameValue(JsonNode? stored, JsonNode? fresh)
    {
        if (stored?.GetValueKind() == JsonValueKind.Number && fresh?.GetValueKind() == JsonValueKind.Number)
        {
            double a = Number(stored), b = Number(fresh);
            return Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b)) || Math.Abs(a - b) < 1e-12;
        }
        return JsonNode.DeepEquals(stored, fresh);
    }

    // A number made in this process holds a long or a double; its text says both.
    static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
}
