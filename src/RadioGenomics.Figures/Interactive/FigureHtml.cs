using System.Text;
using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>Interactive figures as web pages.</summary>
public static class FigureHtml
{
    /// <summary>One page with the figure and plotly.js in it: opened from a disk, it zooms and hovers without a network.</summary>
    /// <param name="spec">The figure.</param>
    /// <param name="style">Sizes and colours; null: <see cref="FigureStyle.Default"/>.</param>
    /// <returns>HTML of about 1.5 MB, most of it plotly.js. The page forbids itself every outside address. Where scripts are off it shows the
    /// static picture. The same spec gives the same bytes.</returns>
    /// <exception cref="RadioGenomicsException">As <see cref="SvgRenderer.Render"/>.</exception>
    public static string Write(FigureSpec spec, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        string svg = SvgRenderer.Render(spec, style);
        JsonObject figure = PlotlyJson.Of(spec, style);
        var page = new StringBuilder(PlotlyScript.Text.Length + svg.Length + 4096);
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(SvgWriter.Escape(spec.Title.Length > 0 ? spec.Title : spec.Id)).Append("</title>\n")
            .Append("<style>body{margin:1em;background:#fff}noscript svg{max-width:100%}</style>\n</head>\n<body>\n<div id=\"figure\"></div>\n<noscript>\n")
            .Append(svg).Append("</noscript>\n<script>").Append(PlotlyScript.Text).Append("</script>\n<script>\nPlotly.newPlot(\"figure\", ")
            // The default encoder of JSON writes < > & as escapes, so that no text can end the script.
            .Append(figure.ToJsonString()).Append(");\n</script>\n</body>\n</html>\n");
        return page.ToString();
    }
}
