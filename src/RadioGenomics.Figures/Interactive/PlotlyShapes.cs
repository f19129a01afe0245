using System.Globalization;
using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>Traces of lines, bands, bars, segments and rectangles.</summary>
static class PlotlyShapes
{
    // Beyond this, boxes at the ends of pieces (dendrograms) tell nothing.
    const int MaxHoverSegments = 500;

    public static JsonObject Stroke(string color, double width, string dashes, bool step = false)
    {
        var line = new JsonObject { ["color"] = color, ["width"] = PlotlyPage.Pixels(ShapePainter.WidthOf(width)) };
        if (dashes != "none")
        {
            line["dash"] = string.Join(",", dashes.Split(' ').Select(d => FormattableString.Invariant($"{PlotlyPage.Pixels(double.Parse(d, CultureInfo.InvariantCulture))}px")));
        }
        if (step)
        {
            line["shape"] = "hv";
        }
        return line;
    }

    /// <summary>A band: the upper edge forwards, the lower edge backwards; gaps part it into several.</summary>
    public static JsonObject Area(JsonObject trace, AreaMark m, PanelLayout panel, string color)
    {
        List<double> x = [], y = [];
        int start = 0;
        for (int i = 0; i <= m.X.Length; i++)
        {
            if (i < m.X.Length && IsDrawn(m, panel, i))
            {
                continue;
            }
            if (i > start)
            {
                Band(m, start, i, x, y);
            }
            start = i + 1;
        }
        trace["mode"] = "lines";
        trace["x"] = PlotlyPage.Numbers(x);
        trace["y"] = PlotlyPage.Numbers(y);
        trace["fill"] = "toself";
        trace["fillcolor"] = color;
        trace["line"] = new JsonObject { ["width"] = 0, ["color"] = color };
        trace["hoveron"] = "points";
        PlotlyHover.Set(trace, PlotlyHover.Line(panel.Spec.X, "x"), PlotlyHover.Line(panel.Spec.Y, "y"));
        return trace;
    }

    static bool IsDrawn(AreaMark m, PanelLayout panel, int i) =>
        double.IsFinite(panel.X.Fraction(m.X[i])) && double.IsFinite(panel.Y.Fraction(m.Low[i])) && double.IsFinite(panel.Y.Fraction(m.High[i]));

    static void Band(AreaMark m, int start, int end, List<double> x, List<double> y)
    {
        if (x.Count > 0)
        {
            x.Add(double.NaN);
            y.Add(double.NaN);
        }
        List<(double X, double Y)> upper = [.. ShapePainter.Corners(m, m.High, start, end)], lower = [.. ShapePainter.Corners(m, m.Low, start, end)];
        lower.Reverse();
        foreach ((double cornerX, double cornerY) in upper.Concat(lower))
        {
            x.Add(cornerX);
            y.Add(cornerY);
        }
    }

    public static JsonObject Bars(JsonObject trace, BarsMark m, PanelLayout panel, string color)
    {
        AxisMap along = m.Horizontal ? panel.X : panel.Y;
        // On a logarithmic axis bars stand on the axis where their base has no place.
        double foot = double.IsNaN(along.Fraction(m.Base)) ? (along.IsLog ? Math.Pow(10, along.Low) : 0) : m.Base;
        trace["orientation"] = m.Horizontal ? "h" : "v";
        trace[m.Horizontal ? "y" : "x"] = PlotlyPage.Numbers(m.Position);
        trace[m.Horizontal ? "x" : "y"] = PlotlyPage.Numbers(m.Value.Select(v => v - foot));
        trace["base"] = PlotlyPage.Number(foot);
        trace["width"] = PlotlyPage.Number(Math.Abs(m.Width));
        trace["customdata"] = PlotlyPage.Numbers(m.Value);
        PlotlyHover.Set(trace,
            m.Horizontal ? PlotlyHover.Line(panel.Spec.Y, "y") : PlotlyHover.Line(panel.Spec.X, "x"),
            m.Horizontal ? PlotlyHover.Line(panel.Spec.X, "x", "customdata") : PlotlyHover.Line(panel.Spec.Y, "y", "customdata"));
        Fill(trace, m.Colors.IsDefaultOrEmpty ? JsonValue.Create(color) : new JsonArray([.. m.Colors.Select(c => (JsonNode?)JsonValue.Create(c))]), 0, color);
        return trace;
    }

    static void Fill(JsonObject trace, JsonNode color, double outline, string ink)
    {
        trace["marker"] = new JsonObject { ["color"] = color, ["line"] = new JsonObject { ["width"] = PlotlyPage.Pixels(outline), ["color"] = ink } };
        trace["textposition"] = "none";
        trace["cliponaxis"] = true;
    }

    public static JsonObject Segments(JsonObject trace, SegmentsMark m, string color, PanelLayout panel, FigureStyle style)
    {
        List<double> x = [], y = [];
        for (int i = 0; i < m.X0.Length; i++)
        {
            bool whole = double.IsFinite(m.X0[i] + m.Y0[i]) && double.IsFinite(m.X1[i] + m.Y1[i]);
            x.AddRange(whole ? [m.X0[i], m.X1[i], double.NaN] : [double.NaN, double.NaN, double.NaN]);
            y.AddRange(whole ? [m.Y0[i], m.Y1[i], double.NaN] : [double.NaN, double.NaN, double.NaN]);
        }
        trace["mode"] = "lines";
        trace["x"] = PlotlyPage.Numbers(x);
        trace["y"] = PlotlyPage.Numbers(y);
        trace["line"] = Stroke(color, m.Width, SeriesLook.DashOf(m, m.Dashed, style));
        trace["connectgaps"] = false;
        if (m.X0.Length > MaxHoverSegments)
        {
            trace["hoverinfo"] = "skip";
        }
        else
        {
            PlotlyHover.Set(trace, PlotlyHover.Line(panel.Spec.X, "x"), PlotlyHover.Line(panel.Spec.Y, "y"));
        }
        return trace;
    }

    /// <summary>Rectangles as bars with ends, width and colour of their own: one trace, in order, each with its hover box.</summary>
    public static JsonObject Rectangles(JsonObject trace, RectanglesMark m, string color, FigureStyle style)
    {
        int[] all = [.. Enumerable.Range(0, m.X0.Length)];
        trace["x"] = PlotlyPage.Numbers(all.Select(i => m.X0[i] + ((m.X1[i] - m.X0[i]) / 2)));
        trace["width"] = new JsonArray([.. all.Select(i => PlotlyPage.Number(Math.Abs(m.X1[i] - m.X0[i])) ?? JsonValue.Create(0))]);
        trace["base"] = PlotlyPage.Numbers(m.Y0);
        trace["y"] = PlotlyPage.Numbers(all.Select(i => m.Y1[i] - m.Y0[i]));
        trace["customdata"] = new JsonArray([.. all.Select(i => PlotlyPage.Numbers([m.X0[i], m.X1[i], m.Y0[i], m.Y1[i]]))]);
        PlotlyHover.Set(trace, "%{customdata[0]:.15~g} to %{customdata[1]:.15~g}", "%{customdata[2]:.15~g} to %{customdata[3]:.15~g}");
        Fill(trace, m.Colors.IsDefaultOrEmpty ? JsonValue.Create(color) : new JsonArray([.. m.Colors.Select(c => (JsonNode?)JsonValue.Create(c))]), m.Outline ? style.AxisWidth : 0, style.Ink);
        return trace;
    }
}
