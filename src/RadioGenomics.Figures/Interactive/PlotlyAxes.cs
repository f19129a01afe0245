using System.Globalization;
using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>Axes, colour axes and legend of one panel, at the places of the static picture.</summary>
sealed class PlotlyAxes(PanelLayout panel, FigureStyle style, PlotlyPage page, JsonObject layout, bool framed)
{
    readonly string _number = panel.Index == 0 ? "" : (panel.Index + 1).ToString(CultureInfo.InvariantCulture);

    public string XName => "x" + _number;

    public string YName => "y" + _number;

    public string Legend => "legend" + _number;

    /// <summary>Writes both axes. Panels that show the same stretch of one column or row move together.</summary>
    public void Write(string? xMatches, string? yMatches)
    {
        Rect plot = panel.Plot;
        JsonObject x = Axis(panel.X, panel.XLabels, YName, page.X(plot.Left), page.X(plot.Right), panel.XTitle);
        JsonObject y = Axis(panel.Y, panel.YLabels, XName, page.Y(plot.Bottom), page.Y(plot.Top), panel.YTitle);
        x["tickangle"] = -panel.XLabels.Turn;
        // Numbers at risk reach left of the plot; the names stand clear of them.
        y["ticklabelstandoff"] = Math.Round(PlotlyPage.Pixels(panel.TextReach));
        Matches(x, xMatches);
        Matches(y, yMatches);
        layout["xaxis" + _number] = x;
        layout["yaxis" + _number] = y;
        if (panel.Legend.Count > 0)
        {
            layout[Legend] = LegendBox();
        }
    }

    static void Matches(JsonObject axis, string? other)
    {
        if (other is not null)
        {
            axis["matches"] = other;
        }
    }

    JsonObject Axis(AxisMap map, AxisLabels labels, string anchor, double from, double to, List<string> title)
    {
        bool line = framed && (!map.IsCategory || (map == panel.X ? panel.Spec.Y.Visible : panel.Spec.X.Visible));
        bool marks = map.IsCategory ? labels.Every > 1 : framed;
        var axis = new JsonObject
        {
            ["anchor"] = anchor,
            ["domain"] = new JsonArray(from, Math.Max(to, from + 1e-6)),
            ["type"] = map.IsLog ? "log" : "linear",
            ["range"] = new JsonArray(map.Start, map.End),
            ["visible"] = map.Spec.Visible,
            ["showgrid"] = false,
            ["zeroline"] = false,
            ["showline"] = line,
            ["linecolor"] = style.Ink,
            ["linewidth"] = PlotlyPage.Pixels(style.AxisWidth),
            ["ticks"] = marks ? "outside" : "",
            ["ticklen"] = PlotlyPage.Pixels(style.TickLength),
            ["tickwidth"] = PlotlyPage.Pixels(style.AxisWidth),
            ["tickcolor"] = style.Ink,
            ["tickfont"] = PlotlyPage.Font(labels.Size, style.Ink),
            ["title"] = new JsonObject { ["text"] = map.IsCategory ? "" : PlotlyText.Lines(title), ["font"] = PlotlyPage.Font(style.FontSize, style.Ink), ["standoff"] = PlotlyPage.Pixels(3) },
        };
        Ticks(axis, map, labels);
        return axis;
    }

    static void Ticks(JsonObject axis, AxisMap map, AxisLabels labels)
    {
        if (map.IsCategory)
        {
            Names(axis, map.Spec, labels);
        }
        else if (!map.Spec.Ticks.IsDefaultOrEmpty && !map.IsLog)
        {
            axis["tickmode"] = "array";
            axis["tickvals"] = PlotlyPage.Numbers(map.Spec.Ticks);
        }
        else
        {
            axis["nticks"] = Math.Max(2, labels.Ticks.Length + 1);
            bool plain = Math.Max(Math.Abs(map.Low), Math.Abs(map.High)) < 1e6 && map.High - map.Low > 1e-4 && !map.IsLog;
            axis["exponentformat"] = plain ? "none" : "power";
            axis["separatethousands"] = plain;
        }
    }

    // The names are drawn by PlotlyCategories; the axis knows them for its hover boxes.
    static void Names(JsonObject axis, AxisSpec spec, AxisLabels labels)
    {
        axis["tickmode"] = "linear";
        axis["tick0"] = 0;
        axis["dtick"] = labels.Every;
        axis["showticklabels"] = false;
        axis["hoverformat"] = "d";
        axis["labelalias"] = new JsonObject(spec.Categories.Select((name, i) =>
            KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), (JsonNode?)JsonValue.Create(PlotlyText.Escape(name ?? "")))));
    }

    JsonObject LegendBox() => new()
    {
        ["orientation"] = "h",
        ["x"] = page.X(panel.LegendLeft),
        ["xanchor"] = "left",
        ["y"] = page.Y(panel.Plot.Top - 3),
        ["yanchor"] = "bottom",
        ["font"] = PlotlyPage.Font(style.TickSize, style.Ink),
        ["bgcolor"] = "rgba(0,0,0,0)",
        ["tracegroupgap"] = 0,
    };

    /// <summary>Name of the colour axis of a scale in this panel.</summary>
    public string ColorAxis(ColorScale scale)
    {
        int before = panel.Scales.TakeWhile(other => other != scale).Count();
        double left = panel.Plot.Right + panel.Scales.Take(before).Sum(other => panel.ScaleWidth(other, panel.Plot.Height));
        // Numbered over the figure: a hundred scales for each panel.
        int number = (panel.Index * 100) + before;
        string name = number == 0 ? "coloraxis" : FormattableString.Invariant($"coloraxis{number + 1}");
        layout[name] ??= ColorBar(scale, left + PanelLayout.ScaleGap);
        return name;
    }

    JsonObject ColorBar(ColorScale scale, double left)
    {
        double height = PanelLayout.BarHeight(panel.Plot.Height);
        bool proper = scale.Max > scale.Min && double.IsFinite(scale.Max - scale.Min);
        double middle = double.IsFinite(scale.Min) ? scale.Min : 0;
        List<Tick> ticks = panel.ScaleTicks(scale, panel.Plot.Height);
        return new()
        {
            ["cauto"] = false,
            ["cmin"] = proper ? scale.Min : middle - 1,
            ["cmax"] = proper ? scale.Max : middle + 1,
            ["colorscale"] = Stops(scale.Map),
            ["colorbar"] = new JsonObject
            {
                ["x"] = page.X(left),
                ["xanchor"] = "left",
                ["y"] = page.Y(panel.Plot.Top),
                ["yanchor"] = "top",
                ["xpad"] = 0,
                ["ypad"] = 0,
                ["lenmode"] = "pixels",
                ["len"] = PlotlyPage.Pixels(height),
                ["thicknessmode"] = "pixels",
                ["thickness"] = PlotlyPage.Pixels(PanelLayout.BarWidth),
                ["outlinewidth"] = 0,
                ["ticks"] = "outside",
                ["ticklen"] = PlotlyPage.Pixels(2),
                ["tickcolor"] = style.Ink,
                ["tickfont"] = PlotlyPage.Font(style.TickSize, style.Ink),
                ["tickmode"] = "array",
                ["tickvals"] = PlotlyPage.Numbers(ticks.Select(t => double.IsNaN(t.Value) ? middle : t.Value)),
                ["ticktext"] = PlotlyPage.Texts(ticks.Select(t => t.Label)),
            },
        };
    }

    /// <summary>The labels of the colour bars, which read upwards beside them.</summary>
    public IEnumerable<JsonObject> ColorLabels()
    {
        double left = panel.Plot.Right;
        foreach (ColorScale scale in panel.Scales)
        {
            (double x, double foot, string label) = ColorBarPainter.LabelPlace(panel, style, scale, left + PanelLayout.ScaleGap);
            left += panel.ScaleWidth(scale, panel.Plot.Height);
            if (label.Length > 0)
            {
                JsonObject text = page.Text(x - style.TickSize, foot, PlotlyText.Escape(label), style.TickSize, style.Ink);
                text["textangle"] = -90;
                yield return text;
            }
        }
    }

    static JsonArray Stops(ColorMap map)
    {
        const int Parts = 4;
        return [.. Enumerable.Range(0, Parts + 1).Select(i => (JsonNode?)new JsonArray((double)i / Parts, ColorMaps.Hex(ColorMaps.At(map, (double)i / Parts))))];
    }
}
