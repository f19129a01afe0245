using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>The traces of one panel: one for each mark, in the order in which the marks are drawn.</summary>
sealed class PlotlyTraces(PanelLayout panel, FigureStyle style, PlotlyAxes axes, double textScale)
{
    readonly HashSet<string> _inLegend = new(StringComparer.Ordinal);
    int _level;
    int _lastLayer;

    public IEnumerable<JsonObject> All()
    {
        foreach (Mark mark in panel.Spec.Marks)
        {
            JsonObject trace = Of(mark);
            Order(trace);
            KeepInLegend(trace);
            yield return trace;
        }
    }

    JsonObject Of(Mark mark)
    {
        string color = PanelPainter.ColorOf(mark, style);
        return mark switch
        {
            PointsMark m => Points(m, color),
            LineMark m => Line(m, color),
            AreaMark m => PlotlyShapes.Area(Start(m, "scatter"), m, panel, color),
            BarsMark m => PlotlyShapes.Bars(Start(m, "bar"), m, panel, color),
            SegmentsMark m => PlotlyShapes.Segments(Start(m, "scatter"), m, SegmentColor(m, color), panel, style),
            RectanglesMark m => PlotlyShapes.Rectangles(Start(m, "bar"), m, color, style),
            HeatMapMark m => HeatMap(m),
            TextMark m => Text(m),
            _ => Start(mark, "scatter"),
        };
    }

    string SegmentColor(SegmentsMark m, string color) => m.Color is null && m.Series is null && m.ColorIndex == 0 ? style.Ink : color;

    // plotly.js draws heat maps under bars under scatter traces; a mark that the spec puts above is lifted.
    void Order(JsonObject trace)
    {
        int layer = (string?)trace["type"] switch { "heatmap" => 0, "bar" => 1, _ => 2 };
        _level += layer < _lastLayer ? 1 : 0;
        _lastLayer = layer;
        if (_level > 0)
        {
            trace["zorder"] = _level;
        }
    }

    // plotly.js leaves a trace without data out of the legend, where the picture shows it: a key of colours, a group that is empty.
    static void KeepInLegend(JsonObject trace)
    {
        if ((bool?)trace["showlegend"] == true && trace["x"] is JsonArray { Count: 0 })
        {
            trace["x"] = new JsonArray((JsonNode?)null);
            trace["y"] = new JsonArray((JsonNode?)null);
        }
    }

    JsonObject Start(Mark mark, string type)
    {
        bool named = !string.IsNullOrWhiteSpace(mark.Series);
        bool listed = named && panel.Spec.ShowLegend && _inLegend.Count < LegendLayout.MaxEntries && _inLegend.Add(mark.Series!);
        var trace = new JsonObject
        {
            ["type"] = type,
            ["name"] = PlotlyText.Escape(mark.Series ?? ""),
            ["xaxis"] = axes.XName,
            ["yaxis"] = axes.YName,
            ["showlegend"] = listed,
        };
        if (named)
        {
            trace["legend"] = axes.Legend;
            trace["legendgroup"] = $"{axes.Legend} {mark.Series}";
        }
        if (PointPainter.Opacity(mark) < 1)
        {
            trace["opacity"] = mark.Opacity;
        }
        return trace;
    }

    JsonObject Points(PointsMark m, string color)
    {
        // Beyond the limit the same points as in the static picture; otherwise all, for a reader who zooms out.
        List<int> drawn = m.X.Length > style.PointLimit ? PointThinning.Kept(m, panel, style, []) : [.. Enumerable.Range(0, m.X.Length)];
        JsonObject trace = Start(m, "scatter");
        trace["mode"] = "markers";
        trace["x"] = PlotlyPage.Numbers(drawn.Select(i => m.X[i]));
        trace["y"] = PlotlyPage.Numbers(drawn.Select(i => m.Y[i]));
        trace["cliponaxis"] = false;
        trace["marker"] = Marker(m, color, drawn);
        bool named = !m.Names.IsDefaultOrEmpty, colored = IsColored(m);
        ImmutableArray<string?> labels = m.Labels.IsDefaultOrEmpty ? [] : m.Labels;
        if (named || labels.Any(l => !string.IsNullOrEmpty(l)))
        {
            trace["text"] = PlotlyPage.Texts(drawn.Select(i => named ? m.Names[i] : labels[i]));
        }
        PlotlyHover.Set(trace, trace.ContainsKey("text") ? "<b>%{text}</b>" : "", PlotlyHover.Line(panel.Spec.X, "x"), PlotlyHover.Line(panel.Spec.Y, "y"),
            colored ? PlotlyHover.Value(m.ColorScale!.Label, "marker.color") : "");
        return trace;
    }

    static bool IsColored(PointsMark m) => m.ColorScale is not null && !m.ColorValues.IsDefaultOrEmpty;

    JsonObject Marker(PointsMark m, string color, List<int> drawn)
    {
        var marker = new JsonObject
        {
            ["symbol"] = SeriesLook.ShapeOf(m, style) switch
            {
                PointShape.Ring => "circle-open",
                PointShape.Square => "square",
                PointShape.Triangle => "triangle-up",
                PointShape.Plus => "cross-thin-open",
                _ => "circle",
            },
            ["size"] = m.Sizes.IsDefaultOrEmpty ? PlotlyPage.Pixels(PointPainter.Bounded(m.Size))
                : PlotlyPage.Numbers(drawn.Select(i => PlotlyPage.Pixels(PointPainter.SizeOf(m, i)))),
            ["opacity"] = 1,
            ["line"] = Border(m),
        };
        if (IsColored(m))
        {
            // A text among the numbers is taken as a colour: grey for points without a value.
            marker["color"] = new JsonArray([.. drawn.Select(i => PlotlyPage.Number(m.ColorValues[i]) ?? JsonValue.Create(style.MissingColor))]);
            marker["coloraxis"] = axes.ColorAxis(m.ColorScale!);
        }
        else
        {
            marker["color"] = color;
        }
        return marker;
    }

    JsonObject Border(PointsMark m) => SeriesLook.ShapeOf(m, style) switch
    {
        PointShape.Ring => new() { ["width"] = PlotlyPage.Pixels(0.7) },
        PointShape.Plus => new() { ["width"] = PlotlyPage.Pixels(0.8) },
        PointShape.Circle or PointShape.Square when m.Outline => new() { ["width"] = PlotlyPage.Pixels(PointPainter.OutlineWidth), ["color"] = PointPainter.OutlineColor },
        _ => new() { ["width"] = 0 },
    };

    JsonObject Line(LineMark m, string color)
    {
        JsonObject trace = Start(m, "scatter");
        trace["mode"] = "lines";
        trace["x"] = PlotlyPage.Numbers(m.X);
        trace["y"] = PlotlyPage.Numbers(m.Y);
        trace["line"] = PlotlyShapes.Stroke(color, m.Width, SeriesLook.DashOf(m, m.Dashed, style), m.Step);
        trace["connectgaps"] = false;
        PlotlyHover.Set(trace, PlotlyHover.Line(panel.Spec.X, "x"), PlotlyHover.Line(panel.Spec.Y, "y"));
        return trace;
    }

    JsonObject HeatMap(HeatMapMark m)
    {
        JsonObject trace = Start(m, "heatmap");
        trace["z"] = new JsonArray([.. Enumerable.Range(0, m.RowCount)
            .Select(r => PlotlyPage.Numbers(m.Values.AsSpan(r * m.ColumnCount, m.ColumnCount).ToArray()))]);
        trace["coloraxis"] = axes.ColorAxis(m.ColorScale);
        trace["hoverongaps"] = true;
        PlotlyHover.Set(trace, PlotlyHover.Line(panel.Spec.Y, "y"), PlotlyHover.Line(panel.Spec.X, "x"), PlotlyHover.Value(m.ColorScale.Label, "z"));
        if (m.Values.Length > 0 && !m.CellText.IsDefaultOrEmpty && HeatMapPainter.TextSize(m, panel, style) is double size and >= HeatMapPainter.SmallestText)
        {
            trace["text"] = new JsonArray([.. Enumerable.Range(0, m.RowCount).Select(r => CellText(m, r))]);
            trace["texttemplate"] = "%{text}";
            trace["textfont"] = new JsonObject { ["size"] = PlotlyPage.Pixels(size) };
        }
        return trace;
    }

    static JsonArray CellText(HeatMapMark m, int row) =>
        [.. Enumerable.Range(row * m.ColumnCount, m.ColumnCount).Select(i => (JsonNode?)JsonValue.Create(PlotlyText.Lines((m.CellText[i] ?? "").Split('\n'))))];

    JsonObject Text(TextMark m)
    {
        JsonObject trace = Start(m, "scatter");
        trace["mode"] = "text";
        trace["x"] = PlotlyPage.Numbers(m.X);
        trace["y"] = PlotlyPage.Numbers(m.Y);
        trace["text"] = PlotlyPage.Texts(m.Text);
        trace["textposition"] = m.Anchor switch { TextAnchor.Start => "middle right", TextAnchor.Middle => "middle center", _ => "middle left" };
        trace["textfont"] = PlotlyPage.Font(PanelPainter.TextSize(m, style) * textScale, PanelPainter.TextColor(m, style));
        trace["cliponaxis"] = false;
        trace["hoverinfo"] = "skip";
        return trace;
    }
}
