namespace RadioGenomics.Figures;

/// <summary>Where a panel's data lie, so that notes never cover any.</summary>
static class Occupancy
{
    /// <summary>The first corner (top left, top right, bottom left, bottom right) without data; null when there is none.</summary>
    public static Rect? FreeCorner(PanelLayout panel, double width, double height, double boxWidth, double boxHeight)
    {
        if (boxWidth > width * 0.7 || boxHeight > height * 0.7)
        {
            return null;
        }
        const double Inset = 2;
        double right = width - boxWidth - Inset, bottom = height - boxHeight - Inset;
        List<Rect> corners = [new(Inset, Inset, boxWidth, boxHeight), new(right, Inset, boxWidth, boxHeight),
            new(Inset, bottom, boxWidth, boxHeight), new(right, bottom, boxWidth, boxHeight)];
        foreach (Mark mark in panel.Spec.Marks)
        {
            foreach (Rect occupied in Of(panel, mark, width, height))
            {
                corners.RemoveAll(c => c.Overlaps(occupied));
            }
            if (corners.Count == 0)
            {
                return null;
            }
        }
        return corners[0];
    }

    static IEnumerable<Rect> Of(PanelLayout panel, Mark mark, double width, double height)
    {
        Rect Box(double x0, double y0, double x1, double y1, double grow)
        {
            double a = panel.X.Fraction(x0) * width, b = panel.X.Fraction(x1) * width;
            double c = (1 - panel.Y.Fraction(y0)) * height, d = (1 - panel.Y.Fraction(y1)) * height;
            return new(Math.Min(a, b) - grow, Math.Min(c, d) - grow, Math.Abs(a - b) + (2 * grow), Math.Abs(c - d) + (2 * grow));
        }
        return mark switch
        {
            PointsMark m => Indices(m.X.Length, m.Y.Length).SelectMany(i => PointBoxes(m, i, Box)),
            LineMark m => Pieces(m.X.Length, m.Y.Length).SelectMany(i => Along(m.X[i], m.Y[i], m.X[i + 1], m.Y[i + 1], m.Step, Box)),
            AreaMark m => Pieces(m.X.Length, Math.Min(m.Low.Length, m.High.Length)).Select(i =>
                Box(m.X[i], Math.Min(m.Low[i], m.Low[i + 1]), m.X[i + 1], Math.Max(m.High[i], m.High[i + 1]), 0)),
            SegmentsMark m => Indices(m.X0.Length, m.Y1.Length).SelectMany(i => Along(m.X0[i], m.Y0[i], m.X1[i], m.Y1[i], false, Box)),
            RectanglesMark m => Indices(m.X0.Length, m.Y1.Length).Select(i => Box(m.X0[i], m.Y0[i], m.X1[i], m.Y1[i], 1)),
            BarsMark m => Indices(m.Position.Length, m.Value.Length).Select(i => m.Horizontal
                ? Box(m.Base, m.Position[i] - (m.Width / 2), m.Value[i], m.Position[i] + (m.Width / 2), 1)
                : Box(m.Position[i] - (m.Width / 2), m.Base, m.Position[i] + (m.Width / 2), m.Value[i], 1)),
            TextMark m => Indices(m.X.Length, m.Y.Length).Select(i => Box(m.X[i], m.Y[i], m.X[i], m.Y[i], 12)),
            HeatMapMark => [new(0, 0, width, height)],
            _ => [],
        };
    }

    static IEnumerable<Rect> PointBoxes(PointsMark m, int i, Func<double, double, double, double, double, Rect> box)
    {
        Rect dot = box(m.X[i], m.Y[i], m.X[i], m.Y[i], m.Size);
        yield return dot;
        if (!m.Labels.IsDefaultOrEmpty && !string.IsNullOrEmpty(m.Labels[i]))
        {
            // A label stands on one of both sides; keep both free.
            double w = TextMetrics.Width(m.Labels[i]!, 7);
            yield return new(dot.Left - w, dot.Top - 6, dot.Width + (2 * w), dot.Height + 12);
        }
    }

    static IEnumerable<Rect> Along(double x0, double y0, double x1, double y1, bool step, Func<double, double, double, double, double, Rect> box)
    {
        if (step)
        {
            return [box(x0, y0, x1, y0, 1), box(x1, y0, x1, y1, 1)];
        }
        const int Parts = 16;
        return Enumerable.Range(0, Parts).Select(k =>
        {
            double from = (double)k / Parts, to = (k + 1.0) / Parts;
            return box(x0 + ((x1 - x0) * from), y0 + ((y1 - y0) * from), x0 + ((x1 - x0) * to), y0 + ((y1 - y0) * to), 1);
        });
    }

    static IEnumerable<int> Indices(int a, int b) => Enumerable.Range(0, Math.Min(a, b));

    static IEnumerable<int> Pieces(int a, int b) => Enumerable.Range(0, Math.Max(0, Math.Min(a, b) - 1));
}
