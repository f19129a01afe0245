namespace RadioGenomics.Figures;

/// <summary>The key of point sizes at the right of a panel: circles with their values, the label above.</summary>
static class SizeKeyLayout
{
    const double Gap = 4;

    public static double Height(SizeKey key, FigureStyle style) =>
        (key.Label.Length > 0 ? style.TickSize * PanelLayout.LineHeight : 0) + key.Diameters.Sum(d => Row(d, style));

    public static double Width(SizeKey key, FigureStyle style) => Math.Max(
        TextMetrics.Width(key.Label, style.TickSize),
        Widest(key) + Gap + key.Values.Max(v => TextMetrics.Width(Text(v), style.TickSize)));

    public static void Paint(SvgWriter svg, SizeKey key, FigureStyle style, double left, double top)
    {
        double y = top, middle = left + (Widest(key) / 2);
        if (key.Label.Length > 0)
        {
            svg.Text(left, y + (style.TickSize * 0.8), key.Label, new(style.TickSize, style.Ink));
            y += style.TickSize * PanelLayout.LineHeight;
        }
        for (int i = 0; i < key.Values.Length; i++)
        {
            double row = Row(key.Diameters[i], style);
            PointPainter.Shape(svg, PointShape.Circle, middle, y + (row / 2), key.Diameters[i], style.MissingColor, "", outline: true);
            svg.Text(left + Widest(key) + Gap, y + (row / 2) + (style.TickSize * 0.36), Text(key.Values[i]), new(style.TickSize, style.Ink));
            y += row;
        }
    }

    static double Row(double diameter, FigureStyle style) => Math.Max(diameter + 2, style.TickSize * PanelLayout.LineHeight);

    static double Widest(SizeKey key) => key.Diameters.Max();

    static string Text(double value) => FormattableString.Invariant($"{value:G4}");
}
