namespace RadioGenomics.Figures;

/// <summary>What tells series apart beside their colour, when there are more series than colours.</summary>
static class SeriesLook
{
    static readonly string[] Dashes = ["none", "5 2", "1.5 1.5", "6 2 1.5 2", "8 3", "3 1.5 1 1.5 1 1.5"];
    static readonly PointShape[] Shapes = [PointShape.Circle, PointShape.Square, PointShape.Triangle, PointShape.Ring, PointShape.Plus];

    // How often the palette was used up before this series.
    static int Round(Mark mark, FigureStyle style) => mark.Color is null ? Math.Max(0, mark.ColorIndex / style.Palette.Length) : 0;

    /// <summary>Lengths of strokes and gaps in points; "none" for a whole line.</summary>
    public static string DashOf(Mark mark, bool dashed, FigureStyle style) =>
        dashed ? "4 3" : Dashes[Round(mark, style) % Dashes.Length];

    public static PointShape ShapeOf(PointsMark mark, FigureStyle style) =>
        mark.PointShape == PointShape.Circle ? Shapes[Round(mark, style) % Shapes.Length] : mark.PointShape;
}
