using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>Annotations that belong to data: labels of points, the key of sizes.</summary>
static class PlotlyNotes
{
    /// <summary>A label that stays with its point when a reader zooms.</summary>
    public static JsonObject Label(PlacedLabel label, PanelLayout panel, PlotlyAxes axes, FigureStyle style)
    {
        Rect box = label.Box;
        (double middleX, double middleY) = (box.Left + (box.Width / 2), box.Top + (box.Height / 2));
        var annotation = new JsonObject
        {
            ["xref"] = axes.XName,
            ["yref"] = axes.YName,
            ["x"] = At(panel.X, (label.Point.X - panel.Plot.Left) / panel.Plot.Width),
            ["y"] = At(panel.Y, (panel.Plot.Bottom - label.Point.Y) / panel.Plot.Height),
            ["text"] = PlotlyText.Escape(label.Text),
            ["font"] = PlotlyPage.Font(style.TickSize, style.Ink),
            ["borderpad"] = 0,
        };
        if (label.HasLine)
        {
            annotation["showarrow"] = true;
            annotation["arrowhead"] = 0;
            annotation["arrowwidth"] = 0.7;
            annotation["arrowcolor"] = LabelPainter.LineColor;
            annotation["standoff"] = label.Point.Radius > LabelPlacement.LargeRadius ? PlotlyPage.Pixels(label.Point.Radius) : 0;
            annotation["ax"] = PlotlyPage.Pixels(middleX - label.Point.X);
            annotation["ay"] = PlotlyPage.Pixels(middleY - label.Point.Y);
        }
        else
        {
            annotation["showarrow"] = false;
            annotation["xshift"] = PlotlyPage.Pixels(middleX - label.Point.X);
            annotation["yshift"] = PlotlyPage.Pixels(label.Point.Y - middleY);
        }
        return annotation;
    }

    // Annotations of logarithmic axes are placed by the logarithm.
    static double At(AxisMap axis, double fraction) => axis.Start + (fraction * (axis.End - axis.Start));

    public static void SizeKey(PanelLayout panel, FigureStyle style, PlotlyPage page, JsonArray annotations, JsonArray shapes)
    {
        if (panel.SizeKey is not SizeKey key)
        {
            return;
        }
        (double left, double top) = panel.SizeKeyPlace();
        if (key.Label.Length > 0)
        {
            annotations.Add(page.Text(left, top, PlotlyText.Escape(SizeKeyLayout.Label(key, style)), style.TickSize, style.Ink, "top"));
        }
        foreach (SizeKeyEntry entry in SizeKeyLayout.Entries(key, style, left, top))
        {
            double r = entry.Diameter / 2;
            shapes.Add(new JsonObject
            {
                ["type"] = "circle",
                ["xref"] = "paper",
                ["yref"] = "paper",
                ["x0"] = page.X(entry.X - r),
                ["x1"] = page.X(entry.X + r),
                ["y0"] = page.Y(entry.Y + r),
                ["y1"] = page.Y(entry.Y - r),
                ["fillcolor"] = style.MissingColor,
                ["line"] = new JsonObject { ["width"] = PlotlyPage.Pixels(PointPainter.OutlineWidth), ["color"] = PointPainter.OutlineColor },
            });
            annotations.Add(page.Text(entry.TextX, entry.Y, entry.Text, style.TickSize, style.Ink, "middle"));
        }
    }
}
