namespace RadioGenomics.Figures;

/// <summary>Draws one panel: header, marks, axes, colour bars, labels.</summary>
sealed class PanelPainter
{
    readonly SvgWriter _svg;
    readonly PanelLayout _panel;
    readonly FigureStyle _style;
    readonly List<string> _remarks;
    readonly double _pageWidth;
    string? _clip;
    int _heatMaps;
    List<PlacedText> _texts = [];

    public PanelPainter(SvgWriter svg, PanelLayout panel, FigureStyle style, List<string> remarks, double pageWidth)
    {
        _svg = svg;
        _panel = panel;
        _style = style;
        _remarks = remarks;
        _pageWidth = pageWidth;
    }

    public void Paint()
    {
        _svg.Open("g");
        Header();
        var axes = new AxisPainter(_svg, _panel, _style, IsFramed(_panel.Spec));
        var points = new PointPainter(_svg, _panel, _style, _remarks);
        foreach (Mark mark in _panel.Spec.Marks)
        {
            PaintMark(mark, points);
        }
        FreeTexts();
        axes.Paint();
        new LabelPainter(_svg, _panel, _style, _remarks, points.Drawn, _texts).Paint();
        ColorBars();
        RemarkNotPositive(_panel.X, _remarks);
        RemarkNotPositive(_panel.Y, _remarks);
        _svg.Close("g");
    }

    /// <summary>Heat maps and tables of text (numbers at risk) need no axis lines.</summary>
    public static bool IsFramed(PanelSpec panel) =>
        panel.Marks.IsEmpty || (panel.Marks.Any(m => m is not (HeatMapMark or TextMark)) && !panel.Marks.Any(m => m is HeatMapMark));

    void PaintMark(Mark mark, PointPainter points)
    {
        string color = ColorOf(mark, _style);
        switch (mark)
        {
            case PointsMark m: points.Paint(m, color); break;
            case TextMark: break;
            case HeatMapMark m: new HeatMapPainter(_svg, _panel, _style, _remarks, _heatMaps++).Paint(m); break;
            default: Clipped(mark, color); break;
        }
    }

    void Clipped(Mark mark, string color)
    {
        Rect plot = _panel.Plot;
        _clip ??= Clip.Define(_svg, _panel.Index, "", new(plot.Left - 1, plot.Top - 1, plot.Width + 2, plot.Height + 2));
        Clip.Open(_svg, _clip);
        var shapes = new ShapePainter(_svg, _panel, _style, _remarks);
        switch (mark)
        {
            case LineMark m: shapes.Line(m, color); break;
            case AreaMark m: shapes.Area(m, color); break;
            case BarsMark m: shapes.Bars(m, color); break;
            case SegmentsMark m: shapes.Segments(m, m.Color is null && m.Series is null && m.ColorIndex == 0 ? _style.Ink : color); break;
            case RectanglesMark m: shapes.Rectangles(m, color); break;
            default: break;
        }
        _svg.Close("g");
    }

    public static string ColorOf(Mark mark, FigureStyle style) =>
        mark.Color ?? style.Palette[((mark.ColorIndex % style.Palette.Length) + style.Palette.Length) % style.Palette.Length];

    void Header()
    {
        Rect plot = _panel.Plot;
        double y = plot.Top - _panel.LegendHeight;
        if (_panel.NotesBox is null)
        {
            y -= _panel.Notes.Count * _style.TickSize * PanelLayout.LineHeight;
            NoteLines(plot.Left, y);
        }
        double lineHeight = _style.FontSize * 1.35;
        for (int i = 0; i < _panel.Title.Count; i++)
        {
            double baseline = y - 3 - ((_panel.Title.Count - i - 0.75) * lineHeight);
            _svg.Text(plot.Left, baseline, _panel.Title[i], new(_style.FontSize, _style.Ink, Bold: true));
        }
        LegendPainter.Paint(_svg, _panel, _style);
        if (_panel.NotesBox is Rect box)
        {
            NoteLines(box.Left + 4, box.Top + 2);
        }
    }

    void NoteLines(double x, double top)
    {
        double lineHeight = _style.TickSize * PanelLayout.LineHeight;
        for (int i = 0; i < _panel.Notes.Count; i++)
        {
            _svg.Text(x, top + ((i + 0.8) * lineHeight), _panel.Notes[i], new(_style.TickSize, _style.Ink));
        }
    }

    public static double TextSize(TextMark mark, FigureStyle style) =>
        style.FontSize * Math.Clamp(double.IsNaN(mark.RelativeSize) ? 1 : mark.RelativeSize, 0.3, 5);

    public static string TextColor(TextMark mark, FigureStyle style) => mark.Color ?? (mark.ColorIndex == 0 ? style.Ink : ColorOf(mark, style));

    void FreeTexts()
    {
        if (_panel.Spec.Marks.Any(m => m is TextMark))
        {
            (_texts, _, string? remark) = new TextPlacement(_panel, _style, _pageWidth).Place();
            _remarks.AddRange(remark is null ? [] : [remark]);
        }
        foreach (PlacedText text in _texts)
        {
            _svg.Text(text.Left, text.Baseline, text.Text, new(text.Size, text.Color));
        }
    }

    void ColorBars()
    {
        double left = _panel.Plot.Right;
        foreach (ColorScale scale in _panel.Scales)
        {
            ColorBarPainter.Paint(_svg, _panel, _style, scale, left + PanelLayout.ScaleGap);
            left += _panel.ScaleWidth(scale, _panel.Plot.Height);
        }
        if (_panel.SizeKey is SizeKey key)
        {
            (double keyLeft, double keyTop) = _panel.SizeKeyPlace();
            SizeKeyLayout.Paint(_svg, key, _style, keyLeft, keyTop);
        }
    }

    public static void RemarkNotPositive(AxisMap axis, List<string> remarks)
    {
        if (axis.NotPositive > 0)
        {
            remarks.Add(FormattableString.Invariant($"{axis.NotPositive} values are not positive and cannot be shown on a logarithmic axis."));
        }
    }
}
