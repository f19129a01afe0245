using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RadioGenomics.Figures;

namespace RadioGenomics.Scripting;

/// <summary>Figures: the picture first, so that nothing is lost where scripts do not run, and the specification beside it.</summary>
static partial class FigureDisplay
{
    const double PixelsPerMm = 96 / 25.4;

    public static FormattedOutput Of(FigureSpec figure)
    {
        string svg = SvgRenderer.Render(figure);
        MimeBundle data = new MimeBundle().With(MimeBundle.FigureJson, FigureData.ToJson(figure)).With(MimeBundle.Svg, svg).With(MimeBundle.Plain, FigureData.Plain(figure));
        return new(FigureData.WithInteractive(data, figure), IsTrusted: true) { Metadata = Size(svg) };
    }

    // Frontends that do not read millimetres take the size from here.
    static JsonObject Size(string svg) => Extent().Match(svg) is { Success: true } m
        ? new() { [MimeBundle.Svg] = new JsonObject { ["height"] = Pixels(m.Groups[2].Value), ["width"] = Pixels(m.Groups[1].Value) } }
        : [];

    static int Pixels(string millimetres) => (int)Math.Round(double.Parse(millimetres, CultureInfo.InvariantCulture) * PixelsPerMm);

    [GeneratedRegex("^<svg[^>]*? width=\"([0-9.]+)mm\" height=\"([0-9.]+)mm\"")]
    private static partial Regex Extent();
}
