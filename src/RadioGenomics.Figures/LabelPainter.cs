namespace RadioGenomics.Figures;

/// <summary>Draws the labels of points where <see cref="LabelPlacement"/> puts them.</summary>
sealed class LabelPainter(SvgWriter svg, PanelLayout panel, FigureStyle style, List<string> remarks, List<DrawnPoint> points, List<PlacedText> texts)
{
    public const string LineColor = "#7f7f7f";

    public void Paint()
    {
        (List<PlacedLabel> placed, string? remark) = new LabelPlacement(panel, style, points, texts).Place();
        foreach (PlacedLabel label in placed)
        {
            Draw(label);
        }
        if (remark is not null)
        {
            remarks.Add(remark);
        }
    }

    void Draw(PlacedLabel label)
    {
        (DrawnPoint point, double size) = (label.Point, style.TickSize);
        (double nearX, double nearY) = label.Nearest;
        if (label.HasLine)
        {
            // From the edge of a large point, not across it.
            double start = point.Radius > LabelPlacement.LargeRadius ? point.Radius / label.Gap : 0;
            svg.Line(point.X + ((nearX - point.X) * start), point.Y + ((nearY - point.Y) * start), nearX, nearY, LineColor, 0.4);
        }
        svg.Text(label.Box.Left, label.Box.Top + (size * 0.86), label.Text, new(size, style.Ink));
    }
}
