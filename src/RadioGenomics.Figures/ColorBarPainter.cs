namespace RadioGenomics.Figures;

/// <summary>Draws the key of a colour scale at the right of a panel.</summary>
static class ColorBarPainter
{
    const int Slices = 64;

    public static void Paint(SvgWriter svg, PanelLayout panel, FigureStyle style, ColorScale scale, double left)
    {
        Rect plot = panel.Plot;
        double height = PanelLayout.BarHeight(plot.Height), top = plot.Top;
        svg.Open("g", ("shape-rendering", "crispEdges"));
        for (int i = 0; i < Slices; i++)
        {
            string color = ColorMaps.Hex(ColorMaps.At(scale.Map, 1 - ((i + 0.5) / Slices)));
            svg.Empty("rect", ("x", left), ("y", top + (height * i / Slices)), ("width", PanelLayout.BarWidth), ("height", height / Slices), ("fill", color));
        }
        svg.Close("g");
        double right = left + PanelLayout.BarWidth;
        foreach (Tick tick in panel.ScaleTicks(scale, plot.Height))
        {
            double y = top + (height * (1 - (double.IsNaN(tick.Value) ? 0.5 : ColorMaps.Fraction(scale, tick.Value))));
            svg.Line(right, y, right + 2, y, style.Ink, style.AxisWidth);
            svg.Text(right + 4, y + (style.TickSize * 0.36), tick.Label, new(style.TickSize, style.Ink));
        }
        (double x, double foot, string label) = LabelPlace(panel, style, scale, left);
        svg.Text(x, foot, label, new(style.TickSize, style.Ink, Turn: -90));
    }

    /// <summary>Where the label stands: it reads upwards from its foot and must not climb out of the page.</summary>
    public static (double X, double Foot, string Label) LabelPlace(PanelLayout panel, FigureStyle style, ColorScale scale, double left)
    {
        double widest = panel.ScaleTicks(scale, panel.Plot.Height).Max(t => TextMetrics.Width(t.Label, style.TickSize));
        string label = Label(scale, style, panel.Plot.Height);
        double foot = panel.Plot.Top + Foot(label, PanelLayout.BarHeight(panel.Plot.Height), style);
        return (left + PanelLayout.BarWidth + 4 + widest + 3 + (style.TickSize * 0.8), foot, label);
    }

    /// <summary>Height of the bar with its label, which may be longer.</summary>
    public static double Height(ColorScale scale, FigureStyle style, double plotHeight)
    {
        double bar = PanelLayout.BarHeight(plotHeight);
        return Math.Max(bar, Foot(Label(scale, style, plotHeight), bar, style));
    }

    static string Label(ColorScale scale, FigureStyle style, double plotHeight) =>
        TextMetrics.Shorten(scale.Label, style.TickSize, Math.Max(PanelLayout.BarHeight(plotHeight), plotHeight));

    static double Foot(string label, double barHeight, FigureStyle style)
    {
        double length = TextMetrics.Width(label, style.TickSize);
        return Math.Max(length, (barHeight + length) / 2);
    }
}
