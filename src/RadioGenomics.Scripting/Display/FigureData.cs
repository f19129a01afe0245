using System.Text.Json.Nodes;
using RadioGenomics.Figures;

namespace RadioGenomics.Scripting;

/// <summary>A figure specification as JSON beside its picture, and back.</summary>
static class FigureData
{
    public static JsonNode ToJson(FigureSpec figure) => JsonNode.Parse(FigureJson.Write(figure))!;

    /// <summary>Draws what <see cref="ToJson"/> wrote; null when it is something else or cannot be drawn.</summary>
    public static string? Draw(JsonNode node)
    {
        try
        {
            return SvgRenderer.Render(FigureJson.Read(node.ToJsonString()));
        }
        // A damaged form is not drawn from its data; the stored picture is shown.
        catch (RadioGenomicsException)
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
