using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>Puts the parts of an interactive figure together.</summary>
sealed class PlotlyFigure
{
    // Pixels above the figure for the buttons, so that they cover no title.
    const double ToolBar = 28;

    readonly FigureSpec _spec;
    readonly FigureStyle _style;
    readonly IPageLayout _measured;
    readonly PlotlyPage _page;
    readonly List<string> _remarks = [];
    readonly JsonArray _data = [];
    readonly JsonArray _annotations = [];
    readonly JsonArray _shapes = [];
    readonly List<string> _caption;

    public PlotlyFigure(FigureSpec spec, FigureStyle style)
    {
        _spec = spec;
        _style = style;
        _measured = SvgRenderer.Layout(spec, style);
        // The remarks decide the page's height, and the height all places: they are collected first.
        var svg = new SvgWriter();
        _labels = [.. _measured.Panels.Select(p => Labels(p, svg))];
        CollectRemarks();
        _caption = SvgRenderer.CaptionLines(spec, _measured.Width, style, _remarks);
        _measured.AddCaption(_caption.Count, style.TickSize * PanelLayout.LineHeight);
        _page = new PlotlyPage(_measured.Width, _measured.Height);
    }

    readonly List<List<PlacedLabel>> _labels;

    public JsonObject Build()
    {
        JsonObject layout = Page();
        foreach (PanelLayout panel in _measured.Panels)
        {
            Add(panel, layout);
        }
        foreach (Heading heading in _measured.Headings())
        {
            _annotations.Add(_page.Text(heading.X, heading.Baseline + (heading.Size * 0.25), PlotlyText.Bold([heading.Text]), heading.Size, _style.Ink));
        }
        Caption();
        layout["annotations"] = _annotations;
        layout["shapes"] = _shapes;
        return new() { ["data"] = _data, ["layout"] = layout, ["config"] = Config() };
    }

    JsonObject Page() => new()
    {
        ["width"] = _page.Width,
        ["height"] = _page.Height + ToolBar,
        ["margin"] = new JsonObject { ["l"] = 0, ["r"] = 0, ["t"] = ToolBar, ["b"] = 0, ["pad"] = 0, ["autoexpand"] = false },
        ["font"] = new JsonObject { ["family"] = _style.FontFamily, ["size"] = PlotlyPage.Pixels(_style.FontSize), ["color"] = _style.Ink },
        ["paper_bgcolor"] = _style.Background.Length > 0 ? ColorMaps.Check(_style.Background) : "rgba(0,0,0,0)",
        ["plot_bgcolor"] = "rgba(0,0,0,0)",
        ["hovermode"] = "closest",
        ["barmode"] = "overlay",
        ["dragmode"] = "zoom",
        ["showlegend"] = _measured.Panels.Any(p => p.Legend.Count > 0),
    };

    JsonObject Config() => new()
    {
        ["displaylogo"] = false,
        ["responsive"] = false,
        ["showLink"] = false,
        ["typesetMath"] = false,
        ["toImageButtonOptions"] = new JsonObject { ["format"] = "svg", ["filename"] = _spec.Id },
    };

    void Add(PanelLayout panel, JsonObject layout)
    {
        var axes = new PlotlyAxes(panel, _style, _page, layout, PanelPainter.IsFramed(panel.Spec));
        axes.Write(Leader(panel, horizontal: true), Leader(panel, horizontal: false));
        foreach (JsonObject trace in new PlotlyTraces(panel, _style, axes, new TextPlacement(panel, _style, _measured.Width).Place().Scale).All())
        {
            _data.Add(trace);
        }
        foreach (JsonObject label in axes.ColorLabels().Concat(new PlotlyCategories(panel, _style, _page, axes).All()))
        {
            _annotations.Add(label);
        }
        MissingCells(panel, axes);
        Header(panel);
        PlotlyNotes.SizeKey(panel, _style, _page, _annotations, _shapes);
        foreach (PlacedLabel label in _labels[panel.Index])
        {
            _annotations.Add(PlotlyNotes.Label(label, panel, axes, _style));
        }
    }

    // The axis with which this one moves: the first of the same column or row that shows the same stretch.
    string? Leader(PanelLayout panel, bool horizontal)
    {
        AxisMap own = horizontal ? panel.X : panel.Y;
        PanelLayout? first = _measured.Panels.TakeWhile(p => p != panel).FirstOrDefault(p =>
            PartOf(p) == PartOf(panel) && (horizontal ? p.Spec.Column == panel.Spec.Column : p.Spec.Row == panel.Spec.Row)
            && (horizontal ? p.X : p.Y) is AxisMap other && other.Start == own.Start && other.End == own.End && other.IsLog == own.IsLog);
        return first is null ? null : FormattableString.Invariant($"{(horizontal ? "x" : "y")}{(first.Index == 0 ? "" : first.Index + 1)}");
    }

    FigurePart? PartOf(PanelLayout panel) => _spec.Parts.IsDefaultOrEmpty ? null : _spec.Parts.LastOrDefault(p => p.FirstPanel <= panel.Index);

    // Cells without a value are transparent: grey lies under them.
    void MissingCells(PanelLayout panel, PlotlyAxes axes)
    {
        foreach (HeatMapMark map in panel.Spec.Marks.OfType<HeatMapMark>().Where(m => m.Values.Any(v => !double.IsFinite(v))))
        {
            _shapes.Add(new JsonObject
            {
                ["type"] = "rect",
                ["xref"] = axes.XName,
                ["yref"] = axes.YName,
                ["x0"] = -0.5,
                ["x1"] = map.ColumnCount - 0.5,
                ["y0"] = -0.5,
                ["y1"] = map.RowCount - 0.5,
                ["fillcolor"] = _style.MissingColor,
                ["line"] = new JsonObject { ["width"] = 0 },
                ["layer"] = "below",
            });
        }
    }

    void Header(PanelLayout panel)
    {
        Rect plot = panel.Plot;
        double y = plot.Top - panel.LegendHeight;
        if (panel.Notes.Count > 0)
        {
            y -= panel.NotesBox is null ? panel.Notes.Count * _style.TickSize * PanelLayout.LineHeight : 0;
            (double left, double top) = panel.NotesBox is Rect box ? (box.Left + 4, box.Top + 2) : (plot.Left, y);
            _annotations.Add(_page.Text(left, top, PlotlyText.Lines(panel.Notes), _style.TickSize, _style.Ink, "top"));
        }
        if (panel.Title.Count > 0)
        {
            _annotations.Add(_page.Text(plot.Left, y - 3, PlotlyText.Bold(panel.Title), _style.FontSize, _style.Ink));
        }
    }

    void Caption()
    {
        if (_caption.Count > 0)
        {
            _annotations.Add(_page.Text(FigureLayout.Margin, _measured.CaptionTop + 3, PlotlyText.Lines(_caption), _style.TickSize, SvgRenderer.CaptionColor, "top"));
        }
    }

    // The labels keep the places that the static picture gives them.
    List<PlacedLabel> Labels(PanelLayout panel, SvgWriter svg)
    {
        var painter = new PointPainter(svg, panel, _style, _remarks);
        foreach (PointsMark mark in panel.Spec.Marks.OfType<PointsMark>())
        {
            painter.Paint(mark, _style.Ink);
        }
        (List<PlacedLabel> placed, string? remark) = new LabelPlacement(panel, _style, painter.Drawn, new TextPlacement(panel, _style, _measured.Width).Place().Placed).Place();
        _remarks.AddRange(remark is null ? [] : [remark]);
        return placed;
    }

    void CollectRemarks()
    {
        foreach (PanelLayout panel in _measured.Panels)
        {
            foreach (HeatMapMark map in panel.Spec.Marks.OfType<HeatMapMark>())
            {
                HeatMapPainter.RemarkMissing(map, _remarks);
            }
            PanelPainter.RemarkNotPositive(panel.X, _remarks);
            PanelPainter.RemarkNotPositive(panel.Y, _remarks);
        }
    }
}
