namespace RadioGenomics.Figures;

/// <summary>One circle of the key: its middle, its diameter, its text and where that begins.</summary>
readonly record struct SizeKeyEntry(double X, double Y, double Diameter, double TextX, string Text);

/// <summary>The key of point sizes at the right of a panel: circles with their values, the label above.</summary>
static class SizeKeyLayout
{
    const double Gap = 4;
    const double LongestLabel = 90;

    public static double Height(SizeKey key, FigureStyle style) =>
        (key.Label.Length > 0 ? style.TickSize * PanelLayout.LineHeight : 0) + key.Diameters.Sum(d => Row(d, style));

    public static double Width(SizeKey key, FigureStyle style) => Math.Max(
        TextMetrics.Width(Label(key, style), style.TickSize),
        Widest(key) + Gap + key.Values.Max(v => TextMetrics.Width(Text(v), style.TickSize)));

    public static void Paint(SvgWriter svg, SizeKey key, FigureStyle style, double left, double top)
    {
        if (key.Label.Length > 0)
        {
            svg.Text(left, top + (style.TickSize * 0.8), Label(key, style), new(style.TickSize, style.Ink));
        }
        foreach (SizeKeyEntry entry in Entries(key, style, left, top))
        {
            PointPainter.Shape(svg, PointShape.Circle, entry.X, entry.Y, entry.Diameter, style.MissingColor, "", outline: true);
            svg.Text(entry.TextX, entry.Y + (style.TickSize * 0.36), entry.Text, new(style.TickSize, style.Ink));
        }
    }

    /// <summary>The circles, one under the other.</summary>
    public static IEnumerable<SizeKeyEntry> Entries(SizeKey key, FigureStyle style, double left, double top)
    {
        double y = top + (key.Label.Length > 0 ? style.TickSize * PanelLayout.LineHeight : 0), widest = Widest(key);
        for (int i = 0; i < key.Values.Length; i++)
        {
            double row = Row(key.Diameters[i], style);
            yield return new(left + (widest / 2), y + (row / 2), key.Diameters[i], left + widest + Gap, Text(key.Values[i]));
            y += row;
        }
    }

    public static string Label(SizeKey key, FigureStyle style) => TextMetrics.Shorten(key.Label, style.TickSize, LongestLabel);

    static double Row(double diameter, FigureStyle style) => Math.Max(diameter + 2, style.TickSize * PanelLayout.LineHeight);

    static double Widest(SizeKey key) => key.Diameters.Max();

    static string Text(double value) => FormattableString.Invariant($"{value:G4}");
}
