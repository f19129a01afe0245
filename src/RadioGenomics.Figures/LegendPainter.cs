namespace RadioGenomics.Figures;

/// <summary>Draws the legend above a panel.</summary>
static class LegendPainter
{
    public static void Paint(SvgWriter svg, PanelLayout panel, FigureStyle style)
    {
        double rowHeight = style.TickSize * 1.45;
        double middle = panel.Plot.Top - panel.LegendHeight + (rowHeight / 2);
        foreach (List<LegendEntry> row in panel.Legend)
        {
            double x = panel.LegendLeft;
            foreach (LegendEntry entry in row)
            {
                foreach (Mark mark in entry.Marks.Take(3))
                {
                    Glyph(svg, mark, x, middle, style);
                }
                svg.Text(x + LegendLayout.TextOffset, middle + (style.TickSize * 0.36), entry.Text, new(style.TickSize, style.Ink));
                x += LegendLayout.Advance(entry);
            }
            middle += rowHeight;
        }
    }

    static void Glyph(SvgWriter svg, Mark mark, double x, double middle, FigureStyle style)
    {
        string color = PanelPainter.ColorOf(mark, style);
        double right = x + LegendLayout.GlyphWidth, size = style.TickSize * 0.8;
        switch (mark)
        {
            case LineMark m: svg.Line(x, middle, right, middle, color, Math.Clamp(m.Width, 0.5, 4), SeriesLook.DashOf(m, m.Dashed, style)); break;
            case SegmentsMark m: svg.Line(x, middle, right, middle, color, Math.Clamp(m.Width, 0.5, 4), SeriesLook.DashOf(m, m.Dashed, style)); break;
            case PointsMark m: PointPainter.Shape(svg, SeriesLook.ShapeOf(m, style), x + (LegendLayout.GlyphWidth / 2), middle, Math.Clamp(m.Size, 3, style.TickSize), color, ""); break;
            case BarsMark or RectanglesMark or AreaMark:
                svg.Empty("rect", ("x", right - 2 - size), ("y", middle - (size / 2)), ("width", size), ("height", size), ("fill", color), ("fill-opacity", PointPainter.Opacity(mark)));
                break;
            default: break;
        }
    }
}
