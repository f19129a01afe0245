using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>The page of an interactive figure: the places of the static picture in pixels and in shares of the page.</summary>
sealed class PlotlyPage(double width, double height)
{
    /// <summary>Pixels for a typographic point: larger than in print, because a screen is read from farther away.</summary>
    public const double Scale = 5.0 / 3;

    public double Width => Pixels(width);

    public double Height => Pixels(height);

    public static double Pixels(double points) => Math.Round(points * Scale, 2, MidpointRounding.AwayFromZero);

    public double X(double points) => Share(points / width);

    /// <summary>Shares count upwards, points downwards.</summary>
    public double Y(double points) => Share(1 - (points / height));

    static double Share(double share) => Math.Round(Math.Clamp(share, 0, 1), 6, MidpointRounding.AwayFromZero);

    /// <summary>Text that stands at a place of the page.</summary>
    public JsonObject Text(double x, double y, string html, double size, string color, string anchorY = "bottom") => new()
    {
        ["xref"] = "paper",
        ["yref"] = "paper",
        ["x"] = X(x),
        ["y"] = Y(y),
        ["xanchor"] = "left",
        ["yanchor"] = anchorY,
        ["align"] = "left",
        ["showarrow"] = false,
        ["borderpad"] = 0,
        ["text"] = html,
        ["font"] = Font(size, color),
    };

    public static JsonObject Font(double size, string color) => new() { ["size"] = Pixels(size), ["color"] = color };

    /// <summary>Numbers as JSON; what is not finite is null, which plotly.js does not draw.</summary>
    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(Number)];

    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    public static JsonArray Texts(IEnumerable<string?> texts) => [.. texts.Select(t => (JsonNode?)JsonValue.Create(PlotlyText.Escape(t ?? "")))];
}
