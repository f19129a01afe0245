using System.Globalization;
using System.Text;

namespace RadioGenomics.Figures;

/// <summary>Draws lines, bands, bars, segments and rectangles.</summary>
sealed class ShapePainter(SvgWriter svg, PanelLayout panel, FigureStyle style, List<string> remarks)
{
    const double MaxWidth = 20;

    public void Line(LineMark mark, string color)
    {
        (double X, double Y)[] places = new (double, double)[mark.X.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = (panel.XAt(mark.X[i]), panel.YAt(mark.Y[i]));
        }
        if (places.Length > style.PointLimit)
        {
            int all = places.Length;
            places = LineThinning.PerColumn(places, style.MergeGrid);
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"{mark.Series ?? "Line"}: {places.Length:N0} of {all:N0} vertices are drawn: first, lowest, highest and last in every {style.MergeGrid} pt."));
        }
        var path = new StringBuilder();
        foreach (ArraySegment<(double X, double Y)> run in Runs(places))
        {
            AppendRun(path, run, mark.Step, 'M');
            path.Append(run.Count == 1 ? "h0" : "");
        }
        Stroke(path, color, mark.Width, SeriesLook.DashOf(mark, mark.Dashed, style), mark);
    }

    void Stroke(StringBuilder path, string color, double width, string dashes, Mark mark)
    {
        double used = WidthOf(width);
        if (path.Length > 0)
        {
            svg.Empty("path", ("d", path.ToString()), ("fill", "none"), ("stroke", color), ("stroke-width", used), ("stroke-linejoin", "round"),
                ("stroke-linecap", dashes == "none" ? "round" : "butt"), ("stroke-dasharray", dashes), ("stroke-opacity", PointPainter.Opacity(mark)));
        }
    }

    public static double WidthOf(double width) => Math.Clamp(double.IsNaN(width) ? 1 : width, 0.1, MaxWidth);

    static IEnumerable<ArraySegment<(double X, double Y)>> Runs((double X, double Y)[] places)
    {
        int start = 0;
        for (int i = 0; i <= places.Length; i++)
        {
            if (i == places.Length || double.IsNaN(places[i].X) || double.IsNaN(places[i].Y))
            {
                if (i > start)
                {
                    yield return new(places, start, i - start);
                }
                start = i + 1;
            }
        }
    }

    static void AppendRun(StringBuilder path, IEnumerable<(double X, double Y)> run, bool step, char first)
    {
        char command = first;
        foreach ((double x, double y) in run)
        {
            (string px, string py) = (SvgWriter.Number(x), SvgWriter.Number(y));
            if (command != 'L')
            {
                path.Append(command).Append(px).Append(' ').Append(py);
            }
            else if (step)
            {
                path.Append('H').Append(px).Append('V').Append(py);
            }
            else
            {
                path.Append('L').Append(px).Append(' ').Append(py);
            }
            command = 'L';
        }
    }

    public void Area(AreaMark mark, string color)
    {
        int start = 0;
        var path = new StringBuilder();
        for (int i = 0; i <= mark.X.Length; i++)
        {
            if (i < mark.X.Length && double.IsFinite(panel.XAt(mark.X[i])) && double.IsFinite(panel.YAt(mark.Low[i])) && double.IsFinite(panel.YAt(mark.High[i])))
            {
                continue;
            }
            if (i > start)
            {
                AppendBand(path, mark, start, i);
            }
            start = i + 1;
        }
        if (path.Length > 0)
        {
            svg.Empty("path", ("d", path.ToString()), ("fill", color), ("fill-opacity", PointPainter.Opacity(mark)));
        }
    }

    void AppendBand(StringBuilder path, AreaMark mark, int start, int end)
    {
        List<(double X, double Y)> upper = [.. Corners(mark, mark.High, start, end).Select(c => (panel.XAt(c.X), panel.YAt(c.Y)))];
        List<(double X, double Y)> lower = [.. Corners(mark, mark.Low, start, end).Select(c => (panel.XAt(c.X), panel.YAt(c.Y)))];
        lower.Reverse();
        AppendRun(path, upper, step: false, 'M');
        AppendRun(path, lower, step: false, 'L');
        path.Append('Z');
    }

    /// <summary>Corners of one edge of a band, in data values.</summary>
    public static IEnumerable<(double X, double Y)> Corners(AreaMark mark, IReadOnlyList<double> edge, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (mark.Step && i > start)
            {
                yield return (mark.X[i], edge[i - 1]);
            }
            yield return (mark.X[i], edge[i]);
        }
    }

    public void Bars(BarsMark mark, string color)
    {
        for (int i = 0; i < mark.Position.Length; i++)
        {
            string fill = mark.Colors.IsDefaultOrEmpty ? color : mark.Colors[i];
            double near = mark.Position[i] - (mark.Width / 2), far = mark.Position[i] + (mark.Width / 2);
            if (mark.Horizontal)
            {
                double foot = Finite(panel.XAt(mark.Base), panel.Plot.Left);
                Box(foot, panel.YAt(near), panel.XAt(mark.Value[i]), panel.YAt(far), fill, PointPainter.Opacity(mark), outline: false);
            }
            else
            {
                double foot = Finite(panel.YAt(mark.Base), panel.Plot.Bottom);
                Box(panel.XAt(near), foot, panel.XAt(far), panel.YAt(mark.Value[i]), fill, PointPainter.Opacity(mark), outline: false);
            }
        }
    }

    static double Finite(double value, double otherwise) => double.IsFinite(value) ? value : otherwise;

    public void Rectangles(RectanglesMark mark, string color)
    {
        if (!mark.Outline && mark.Colors.IsDefaultOrEmpty && PointPainter.Opacity(mark) == 1 && mark.X0.Length > 1)
        {
            OnePath(mark, color);
            return;
        }
        for (int i = 0; i < mark.X0.Length; i++)
        {
            string fill = mark.Colors.IsDefaultOrEmpty ? color : mark.Colors[i];
            Box(panel.XAt(mark.X0[i]), panel.YAt(mark.Y0[i]), panel.XAt(mark.X1[i]), panel.YAt(mark.Y1[i]), fill, PointPainter.Opacity(mark), mark.Outline);
        }
    }

    // Many boxes of one colour, such as the cells of an oncoplot: a third of the size of as many elements.
    void OnePath(RectanglesMark mark, string color)
    {
        var path = new StringBuilder();
        for (int i = 0; i < mark.X0.Length; i++)
        {
            if (Visible(panel.XAt(mark.X0[i]), panel.YAt(mark.Y0[i]), panel.XAt(mark.X1[i]), panel.YAt(mark.Y1[i])) is Rect box)
            {
                path.Append('M').Append(SvgWriter.Number(box.Left)).Append(' ').Append(SvgWriter.Number(box.Top)).Append('h').Append(SvgWriter.Number(box.Width))
                    .Append('v').Append(SvgWriter.Number(box.Height)).Append('h').Append(SvgWriter.Number(-box.Width)).Append('z');
            }
        }
        if (path.Length > 0)
        {
            svg.Empty("path", ("d", path.ToString()), ("fill", color));
        }
    }

    // Far corners are drawn at the edge: SVG coordinates stay small and the visible part is the same.
    Rect? Visible(double x0, double y0, double x1, double y1)
    {
        if (!double.IsFinite(x0 + y0 + x1 + y1))
        {
            return null;
        }
        Rect plot = panel.Plot;
        double left = Math.Clamp(Math.Min(x0, x1), plot.Left - 10, plot.Right + 10), right = Math.Clamp(Math.Max(x0, x1), plot.Left - 10, plot.Right + 10);
        double top = Math.Clamp(Math.Min(y0, y1), plot.Top - 10, plot.Bottom + 10), bottom = Math.Clamp(Math.Max(y0, y1), plot.Top - 10, plot.Bottom + 10);
        return new(left, top, right - left, bottom - top);
    }

    void Box(double x0, double y0, double x1, double y1, string fill, double opacity, bool outline)
    {
        if (Visible(x0, y0, x1, y1) is not Rect box)
        {
            return;
        }
        (double left, double top, double width, double height) = (box.Left, box.Top, box.Width, box.Height);
        if (outline)
        {
            svg.Empty("rect", ("x", left), ("y", top), ("width", width), ("height", height), ("fill", fill), ("fill-opacity", opacity),
                ("stroke", style.Ink), ("stroke-width", style.AxisWidth));
        }
        else
        {
            svg.Empty("rect", ("x", left), ("y", top), ("width", width), ("height", height), ("fill", fill), ("fill-opacity", opacity));
        }
    }

    public void Segments(SegmentsMark mark, string color)
    {
        var path = new StringBuilder();
        for (int i = 0; i < mark.X0.Length; i++)
        {
            double x0 = panel.XAt(mark.X0[i]), y0 = panel.YAt(mark.Y0[i]), x1 = panel.XAt(mark.X1[i]), y1 = panel.YAt(mark.Y1[i]);
            if (double.IsFinite(x0 + y0 + x1 + y1))
            {
                AppendRun(path, [(x0, y0), (x1, y1)], step: false, 'M');
            }
        }
        Stroke(path, color, mark.Width, SeriesLook.DashOf(mark, mark.Dashed, style), mark);
    }
}
