namespace RadioGenomics.Figures;

/// <summary>Axis lines, ticks, tick labels and axis titles.</summary>
sealed class AxisPainter(SvgWriter svg, PanelLayout panel, FigureStyle style, bool framed)
{
    public void Paint()
    {
        if (panel.Spec.X.Visible)
        {
            Horizontal();
        }
        if (panel.Spec.Y.Visible)
        {
            Vertical();
        }
    }

    void Horizontal()
    {
        Rect plot = panel.Plot;
        if (framed && (!panel.X.IsCategory || panel.Spec.Y.Visible))
        {
            svg.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, style.Ink, style.AxisWidth);
        }
        AxisLabels labels = panel.XLabels;
        double top = plot.Bottom + style.TickLength + 2;
        foreach (Tick tick in labels.Ticks)
        {
            double x = panel.XAt(tick.Value);
            if (HasMarks(panel.X, labels))
            {
                svg.Line(x, plot.Bottom, x, plot.Bottom + style.TickLength, style.Ink, style.AxisWidth);
            }
            HorizontalLabel(labels, tick.Label, x, top);
        }
        double baseline = top + labels.Extent + 2;
        for (int i = 0; i < panel.XTitle.Count; i++)
        {
            baseline += style.FontSize * PanelLayout.LineHeight;
            svg.Text(plot.Left + (plot.Width / 2), baseline - (style.FontSize * 0.3), panel.XTitle[i], new(style.FontSize, style.Ink, TextAnchor.Middle));
        }
    }

    void HorizontalLabel(AxisLabels labels, string text, double x, double top)
    {
        double size = labels.Size;
        switch (labels.Turn)
        {
            case 0: svg.Text(x, top + (size * 0.8), text, new(size, style.Ink, TextAnchor.Middle)); break;
            case 45: svg.Text(x + (size * 0.35), top + (size * 0.45), text, new(size, style.Ink, TextAnchor.End, Turn: -45)); break;
            default: svg.Text(x + (size * 0.36), top, text, new(size, style.Ink, TextAnchor.End, Turn: -90)); break;
        }
    }

    void Vertical()
    {
        Rect plot = panel.Plot;
        if (framed && (!panel.Y.IsCategory || panel.Spec.X.Visible))
        {
            svg.Line(plot.Left, plot.Top, plot.Left, plot.Bottom, style.Ink, style.AxisWidth);
        }
        AxisLabels labels = panel.YLabels;
        foreach (Tick tick in labels.Ticks)
        {
            double y = panel.YAt(tick.Value);
            if (HasMarks(panel.Y, labels))
            {
                svg.Line(plot.Left - style.TickLength, y, plot.Left, y, style.Ink, style.AxisWidth);
            }
            VerticalLabel(labels.Size, tick.Label, plot.Left - style.TickLength - 2 - panel.TextReach, y);
        }
        double x = plot.Left - style.TickLength - 2 - panel.TextReach - labels.MaxWidth - 2;
        for (int i = panel.YTitle.Count - 1; i >= 0; i--)
        {
            x -= style.FontSize * 0.3;
            svg.Text(x, plot.Top + (plot.Height / 2), panel.YTitle[i], new(style.FontSize, style.Ink, TextAnchor.Middle, Turn: -90));
            x -= style.FontSize * (PanelLayout.LineHeight - 0.3);
        }
    }

    void VerticalLabel(double size, string text, double x, double y)
    {
        string[] lines = text.Split('\n');
        double baseline = y + (size * (0.36 - (0.5 * AxisLabels.LineHeight * (lines.Length - 1))));
        foreach (string line in lines)
        {
            svg.Text(x, baseline, line, new(size, style.Ink, TextAnchor.End));
            baseline += size * AxisLabels.LineHeight;
        }
    }

    // Names need no tick marks unless some of them are left out.
    bool HasMarks(AxisMap axis, AxisLabels labels) => axis.IsCategory ? labels.Every > 1 : framed;
}
