namespace RadioGenomics.Figures;

/// <summary>Places the labels of points so that they cover neither each other nor, where avoidable, points.</summary>
sealed class LabelPainter(SvgWriter svg, PanelLayout panel, FigureStyle style, List<string> remarks, List<DrawnPoint> points)
{
    const int MaxLabels = 300;
    const double LargeRadius = 3;
    static readonly double[] Distances = [1, 6, 12, 20, 30, 44];
    static readonly (double X, double Y)[] Directions = [(1, 0), (-1, 0), (0, -1), (0, 1), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)];

    readonly List<DrawnPoint> _obstacles = [.. points, .. points.Any(p => p.Label.Length > 0) ? Obstacles.Of(panel) : []];
    readonly List<Rect> _taken = panel.NotesBox is Rect notes ? [notes] : [];

    public void Paint()
    {
        List<DrawnPoint> labelled = [.. points.Where(p => p.Label.Length > 0)];
        int left = Math.Max(0, labelled.Count - MaxLabels);
        foreach (DrawnPoint point in labelled.Take(MaxLabels))
        {
            left += TryPlace(point) ? 0 : 1;
        }
        if (left > 0)
        {
            remarks.Add(FormattableString.Invariant($"{left} of {labelled.Count} labels are left out for want of space."));
        }
    }

    bool TryPlace(DrawnPoint point)
    {
        double size = style.TickSize;
        string text = TextMetrics.Shorten(point.Label.ReplaceLineEndings(" "), size, panel.Plot.Width * 0.45);
        double width = TextMetrics.Width(text, size);
        (double cost, Rect box) = (double.PositiveInfinity, default);
        foreach (double distance in Distances)
        {
            foreach ((double dx, double dy) in Directions)
            {
                Rect candidate = Box(point, dx, dy, distance, width, size);
                if (distance < cost && panel.Plot.Contains(candidate) && !_taken.Any(candidate.Overlaps))
                {
                    double total = distance + _obstacles.Sum(p => Covers(candidate, p) ? CostOf(p) : 0);
                    (cost, box) = total < cost ? (total, candidate) : (cost, box);
                }
            }
        }
        if (double.IsPositiveInfinity(cost))
        {
            return false;
        }
        Draw(point, text, box, size);
        return true;
    }

    // A large point (a node of a network) must not be written over; a dot among many may.
    static double CostOf(DrawnPoint p) => p.Radius > LargeRadius ? 40 : 4;

    static bool Covers(Rect box, DrawnPoint p) =>
        p.X + p.Radius > box.Left && p.X - p.Radius < box.Right && p.Y + p.Radius > box.Top && p.Y - p.Radius < box.Bottom;

    static Rect Box(DrawnPoint point, double dx, double dy, double distance, double width, double size)
    {
        double reach = point.Radius + distance, height = size * 1.05;
        double x = point.X + (dx * reach), y = point.Y + (dy * reach);
        double left = dx > 0 ? x : dx < 0 ? x - width : x - (width / 2);
        double top = dy > 0 ? y : dy < 0 ? y - height : y - (height / 2);
        return new(left, top, width, height);
    }

    void Draw(DrawnPoint point, string text, Rect box, double size)
    {
        _taken.Add(box);
        double nearX = Math.Clamp(point.X, box.Left, box.Right), nearY = Math.Clamp(point.Y, box.Top, box.Bottom);
        double gap = Math.Sqrt(((nearX - point.X) * (nearX - point.X)) + ((nearY - point.Y) * (nearY - point.Y)));
        if (gap > point.Radius + 4)
        {
            // From the edge of a large point, not across it.
            double start = point.Radius > LargeRadius ? point.Radius / gap : 0;
            svg.Line(point.X + ((nearX - point.X) * start), point.Y + ((nearY - point.Y) * start), nearX, nearY, "#7f7f7f", 0.4);
        }
        svg.Text(box.Left, box.Top + (size * 0.86), text, new(size, style.Ink));
    }
}
