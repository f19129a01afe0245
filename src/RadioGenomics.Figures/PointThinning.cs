using System.Globalization;

namespace RadioGenomics.Figures;

/// <summary>Which points of a mark are drawn: all that lie in the plot, or a stated choice where there are too many.</summary>
static class PointThinning
{
    /// <summary>Positions of the drawn points, in data order; a remark says how many are left out.</summary>
    public static List<int> Kept(PointsMark mark, PanelLayout panel, FigureStyle style, List<string> remarks)
    {
        List<int> visible = [.. Enumerable.Range(0, mark.X.Length).Where(i => IsVisible(mark, panel, i))];
        int all = visible.Count;
        if (all > style.PointLimit)
        {
            (visible, double grid) = Thinned(mark, panel, style, visible);
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"{mark.Series ?? "Points"}: {visible.Count:N0} of {all:N0} points are drawn, the first in every square of {grid} pt."));
        }
        return visible;
    }

    static bool IsVisible(PointsMark mark, PanelLayout panel, int i)
    {
        const double Slack = 1e-9;
        double x = panel.X.Fraction(mark.X[i]), y = panel.Y.Fraction(mark.Y[i]);
        return x is >= -Slack and <= 1 + Slack && y is >= -Slack and <= 1 + Slack && PointPainter.SizeOf(mark, i) > 0;
    }

    // The squares double until few enough points are left. Kept in data order, so that what is drawn depends on nothing else.
    static (List<int> Kept, double Grid) Thinned(PointsMark mark, PanelLayout panel, FigureStyle style, List<int> visible)
    {
        double grid = style.MergeGrid;
        List<int> kept = FirstPerSquare(mark, panel, visible, grid);
        while (kept.Count > style.PointLimit && grid < panel.Plot.Width)
        {
            grid *= 2;
            kept = FirstPerSquare(mark, panel, kept, grid);
        }
        return (kept, grid);
    }

    static List<int> FirstPerSquare(PointsMark mark, PanelLayout panel, List<int> points, double grid)
    {
        HashSet<(int, int)> taken = [];
        return [.. points.Where(i =>
            taken.Add(((int)(panel.XAt(mark.X[i]) / grid), (int)(panel.YAt(mark.Y[i]) / grid)))
            || (!mark.Labels.IsDefaultOrEmpty && !string.IsNullOrEmpty(mark.Labels[i])))];
    }
}
