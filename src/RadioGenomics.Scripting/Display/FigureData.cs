using System.Globalization;
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

    /// <summary>Above this many numbers a figure is a picture only: its interactive form would be some megabytes in every stored notebook.</summary>
    public const int MaxInteractiveNumbers = 100_000;

    /// <summary>Adds the interactive form, or says in the plain text why there is none.</summary>
    public static MimeBundle WithInteractive(MimeBundle bundle, FigureSpec figure)
    {
        long numbers = PlotlyJson.NumberCount(figure);
        return numbers <= MaxInteractiveNumbers ? bundle.With(MimeBundle.Plotly, PlotlyJson.Of(figure))
            : bundle.With(MimeBundle.Plain, string.Create(CultureInfo.InvariantCulture,
                $"{Plain(figure)}\nNot interactive here: {numbers:N0} numbers, more than {MaxInteractiveNumbers:N0}; figure.Save(\"{figure.Id}.html\") writes it as a page."));
    }

    public static string Plain(FigureSpec figure)
    {
        string title = figure.Title.Length > 0 ? figure.Title : string.Join("; ", figure.Panels.Select(p => p.Title).Where(t => t.Length > 0));
        string caption = figure.Caption.Length > 0 ? "\n" + figure.Caption : "";
        string panels = FormattableString.Invariant($"{figure.Panels.Length} {(figure.Panels.Length == 1 ? "panel" : "panels")}");
        return $"Figure {figure.Id}{(title.Length > 0 ? ": " + title : "")} ({panels}){caption}";
    }
}
