namespace RadioGenomics.Figures;

/// <summary>A point on the page and how far it reaches.</summary>
readonly record struct DrawnPoint(double X, double Y, double Radius, string Label);

/// <summary>Draws points; remembers where they are for the labels.</summary>
sealed class PointPainter(SvgWriter svg, PanelLayout panel, FigureStyle style, List<string> remarks)
{
    // Beyond this, names for hovering would outweigh the picture.
    const int MaxTitles = 2000;
    public const string OutlineColor = "#6e6e6e";
    public const double OutlineWidth = 0.4;

    public List<DrawnPoint> Drawn { get; } = [];

    public void Paint(PointsMark mark, string color)
    {
        List<int> visible = PointThinning.Kept(mark, panel, style, remarks);
        bool titles = !mark.Names.IsDefaultOrEmpty && visible.Count <= MaxTitles;
        svg.Open("g", ("opacity", Opacity(mark)));
        foreach (int i in visible)
        {
            double x = panel.XAt(mark.X[i]), y = panel.YAt(mark.Y[i]), size = SizeOf(mark, i);
            Shape(svg, SeriesLook.ShapeOf(mark, style), x, y, size, ColorOf(mark, i, color), titles ? mark.Names[i] ?? "" : "", mark.Outline);
            Drawn.Add(new(x, y, size / 2, mark.Labels.IsDefaultOrEmpty ? "" : mark.Labels[i] ?? ""));
        }
        svg.Close("g");
    }

    public static double SizeOf(PointsMark mark, int i) => Bounded(mark.Sizes.IsDefaultOrEmpty ? mark.Size : mark.Sizes[i]);

    public static double Bounded(double size) => double.IsNaN(size) ? 0 : Math.Clamp(size, 0, 100);

    string ColorOf(PointsMark mark, int i, string color) =>
        mark.ColorScale is null || mark.ColorValues.IsDefaultOrEmpty ? color : ColorMaps.Of(mark.ColorScale, mark.ColorValues[i], style.MissingColor);

    public static double Opacity(Mark mark) => mark.Opacity is > 0 and <= 1 ? mark.Opacity : 1;

    static void Outlined(SvgWriter svg, PointShape shape, double x, double y, double r, string color, string title)
    {
        if (shape == PointShape.Circle)
        {
            svg.Titled("circle", title, ("cx", x), ("cy", y), ("r", r), ("fill", color), ("stroke", OutlineColor), ("stroke-width", OutlineWidth));
            return;
        }
        svg.Titled("rect", title, ("x", x - r), ("y", y - r), ("width", 2 * r), ("height", 2 * r), ("fill", color), ("stroke", OutlineColor), ("stroke-width", OutlineWidth));
    }

    public static void Shape(SvgWriter svg, PointShape shape, double x, double y, double size, string color, string title, bool outline = false)
    {
        double r = size / 2;
        if (outline && (shape is PointShape.Circle or PointShape.Square))
        {
            Outlined(svg, shape, x, y, r, color, title);
            return;
        }
        string n(double v) => SvgWriter.Number(v);
        switch (shape)
        {
            case PointShape.Ring:
                svg.Titled("circle", title, ("cx", x), ("cy", y), ("r", Math.Max(0.2, r - 0.35)), ("fill", "none"), ("stroke", color), ("stroke-width", 0.7));
                break;
            case PointShape.Square:
                svg.Titled("rect", title, ("x", x - r), ("y", y - r), ("width", size), ("height", size), ("fill", color));
                break;
            case PointShape.Triangle:
                svg.Titled("path", title, ("d", $"M{n(x)} {n(y - r)}L{n(x + r)} {n(y + r)}H{n(x - r)}Z"), ("fill", color));
                break;
            case PointShape.Plus:
                svg.Titled("path", title, ("d", $"M{n(x - r)} {n(y)}H{n(x + r)}M{n(x)} {n(y - r)}V{n(y + r)}"), ("fill", "none"), ("stroke", color), ("stroke-width", 0.8));
                break;
            default:
                svg.Titled("circle", title, ("cx", x), ("cy", y), ("r", r), ("fill", color));
                break;
        }
    }
}
