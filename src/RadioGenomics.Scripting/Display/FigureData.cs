using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RadioGenomics.Scripting;

/// <summary>A figure specification as JSON (camel case, NaN and infinities as text) and back.</summary>
static class FigureData
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static JsonNode ToJson(FigureSpec figure) => JsonSerializer.SerializeToNode(figure, Options)!;

    /// <summary>Reads what <see cref="ToJson"/> wrote; null when it is something else.</summary>
    public static FigureSpec? FromJson(JsonNode? node)
    {
        try
        {
            return node?.Deserialize<FigureSpec>(Options);
        }
        // A damaged form is not drawn from its data; the stored picture is shown.
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    public static string Plain(FigureSpec figure)
    {
        string title = figure.Title.Length > 0 ? figure.Title : string.Join("; ", figure.Panels.Select(p => p.Title).Where(t => t.Length > 0));
        string caption = figure.Caption.Length > 0 ? "\n" + figure.Caption : "";
        string panels = FormattableString.Invariant($"{figure.Panels.Length} {(figure.Panels.Length == 1 ? "panel" : "panels")}");
        return $"Figure {figure.Id}{(title.Length > 0 ? ": " + title : "")} ({panels}){caption}";
    }
}
