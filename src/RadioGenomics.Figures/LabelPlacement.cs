namespace RadioGenomics.Figures;

/// <summary>A label with the place that was found for it.</summary>
readonly record struct PlacedLabel(DrawnPoint Point, string Text, Rect Box)
{
    /// <summary>The place of the label's box that is nearest to its point.</summary>
    public (double X, double Y) Nearest => (Math.Clamp(Point.X, Box.Left, Box.Right), Math.Clamp(Point.Y, Box.Top, Box.Bottom));

    public double Gap => Math.Sqrt(((Nearest.X - Point.X) * (Nearest.X - Point.X)) + ((Nearest.Y - Point.Y) * (Nearest.Y - Point.Y)));

    /// <summary>Far labels are tied to their point by a line.</summary>
    public bool HasLine => Gap > Point.Radius + 4;
}

/// <summary>Places the labels of points so that they cover neither each other nor, where avoidable, points.</summary>
sealed class LabelPlacement(PanelLayout panel, FigureStyle style, List<DrawnPoint> points, List<PlacedText> texts)
{
    const int MaxLabels = 300;
    public const double LargeRadius = 3;
    static readonly double[] Distances = [1, 6, 12, 20, 30, 44];
    static readonly (double X, double Y)[] Directions = [(1, 0), (-1, 0), (0, -1), (0, 1), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)];

    readonly List<DrawnPoint> _obstacles = [.. points, .. points.Any(p => p.Label.Length > 0) ? Obstacles.Of(panel) : []];
    readonly List<Rect> _taken = [.. panel.NotesBox is Rect notes ? [notes] : (Rect[])[], .. texts.Select(t => t.Box)];

    /// <summary>The labels that found a place, and what to say about those that did not; null when all did.</summary>
    public (List<PlacedLabel> Placed, string? Remark) Place()
    {
        List<DrawnPoint> labelled = [.. points.Where(p => p.Label.Length > 0)];
        List<PlacedLabel> placed = [.. labelled.Take(MaxLabels).Select(TryPlace).OfType<PlacedLabel>()];
        int left = labelled.Count - placed.Count;
        return (placed, left == 0 ? null : FormattableString.Invariant($"{left} of {labelled.Count} labels are left out for want of space."));
    }

    PlacedLabel? TryPlace(DrawnPoint point)
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
                if (distance < cost && panel.Plot.Contains(candidate) && !_taken.Any(Spaced(candidate, size).Overlaps))
                {
                    double total = distance + _obstacles.Sum(p => Covers(candidate, p) ? CostOf(p) : 0);
                    (cost, box) = total < cost ? (total, candidate) : (cost, box);
                }
            }
        }
        if (double.IsPositiveInfinity(cost))
        {
            return null;
        }
        _taken.Add(box);
        return new(point, text, box);
    }

    // Names that stand closer than a third of a letter read as one.
    static Rect Spaced(Rect box, double size) => box with { Left = box.Left - (size * 0.3), Width = box.Width + (size * 0.6) };

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
}
