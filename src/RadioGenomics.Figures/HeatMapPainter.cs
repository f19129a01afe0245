using System.Globalization;
using System.Text;

namespace RadioGenomics.Figures;

/// <summary>Draws heat maps: one path per colour, or an embedded picture when there are very many cells.</summary>
sealed class HeatMapPainter(SvgWriter svg, PanelLayout panel, FigureStyle style, List<string> remarks, int number)
{
    public const double SmallestText = 3;

    public void Paint(HeatMapMark mark)
    {
        if (mark.Values.Length == 0)
        {
            return;
        }
        Clip.Open(svg, Clip.Define(svg, panel.Index, FormattableString.Invariant($"h{number}"), panel.Plot));
        if (mark.Values.Length > style.CellLimit)
        {
            Picture(mark);
        }
        else
        {
            Cells(mark);
            CellText(mark);
        }
        svg.Close("g");
        RemarkMissing(mark, remarks);
    }

    public static void RemarkMissing(HeatMapMark mark, List<string> remarks)
    {
        int missing = mark.Values.Count(double.IsNaN);
        if (missing > 0)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"Grey: no value ({missing:N0} of {mark.Values.Length:N0} cells)."));
        }
    }

    void Cells(HeatMapMark mark)
    {
        Dictionary<string, StringBuilder> paths = new(StringComparer.Ordinal);
        List<string> order = [];
        for (int i = 0; i < mark.Values.Length; i++)
        {
            string color = ColorMaps.Of(mark.ColorScale, mark.Values[i], style.MissingColor);
            if (!paths.TryGetValue(color, out StringBuilder? path))
            {
                paths[color] = path = new StringBuilder();
                order.Add(color);
            }
            Rect cell = CellAt(panel, mark, i);
            path.Append('M').Append(SvgWriter.Number(cell.Left)).Append(' ').Append(SvgWriter.Number(cell.Top))
                .Append('h').Append(SvgWriter.Number(cell.Width)).Append('v').Append(SvgWriter.Number(cell.Height))
                .Append('h').Append(SvgWriter.Number(-cell.Width)).Append('z');
        }
        svg.Open("g", ("shape-rendering", "crispEdges"), ("opacity", PointPainter.Opacity(mark)));
        foreach (string color in order)
        {
            svg.Empty("path", ("d", paths[color].ToString()), ("fill", color));
        }
        svg.Close("g");
    }

    // Edges are rounded as they are written, so that neighbours meet without a seam.
    static Rect CellAt(PanelLayout panel, HeatMapMark mark, int index)
    {
        int row = index / mark.ColumnCount, column = index % mark.ColumnCount;
        double x0 = Math.Round(panel.XAt(column - 0.5), 2), x1 = Math.Round(panel.XAt(column + 0.5), 2);
        double y0 = Math.Round(panel.YAt(row - 0.5), 2), y1 = Math.Round(panel.YAt(row + 0.5), 2);
        return new(Math.Min(x0, x1), Math.Min(y0, y1), Math.Abs(x1 - x0), Math.Abs(y1 - y0));
    }

    /// <summary>The size at which every cell's text fits into its cell.</summary>
    public static double TextSize(HeatMapMark mark, PanelLayout panel, FigureStyle style)
    {
        Rect first = CellAt(panel, mark, 0);
        double widest = mark.CellText.SelectMany(Lines).Select(l => TextMetrics.Width(l, 1)).DefaultIfEmpty(0).Max();
        int most = mark.CellText.Select(t => Lines(t).Length).DefaultIfEmpty(0).Max();
        return Math.Min(style.TickSize, Math.Min(first.Width * 0.86 / Math.Max(widest, 0.1), first.Height * 0.9 / (Math.Max(most, 1) * 1.15)));
    }

    void CellText(HeatMapMark mark)
    {
        if (mark.CellText.IsDefaultOrEmpty)
        {
            return;
        }
        double size = TextSize(mark, panel, style);
        if (size < SmallestText)
        {
            remarks.Add("Text in cells is left out: the cells are too small for it.");
            return;
        }
        for (int i = 0; i < mark.CellText.Length; i++)
        {
            Rect cell = CellAt(panel, mark, i);
            string ink = ColorMaps.TextOn(ColorMaps.Of(mark.ColorScale, mark.Values[i], style.MissingColor));
            string[] lines = Lines(mark.CellText[i]);
            for (int k = 0; k < lines.Length; k++)
            {
                double y = cell.Top + (cell.Height / 2) + ((k - ((lines.Length - 1) / 2.0)) * size * 1.15) + (size * 0.36);
                svg.Text(cell.Left + (cell.Width / 2), y, lines[k], new(size, ink, TextAnchor.Middle));
            }
        }
    }

    static string[] Lines(string? text) => string.IsNullOrEmpty(text) ? [] : text.Split('\n');

    void Picture(HeatMapMark mark)
    {
        double x0 = panel.XAt(-0.5), x1 = panel.XAt(mark.ColumnCount - 0.5), y0 = panel.YAt(-0.5), y1 = panel.YAt(mark.RowCount - 0.5);
        int width = Math.Clamp((int)(Math.Abs(x1 - x0) / style.MergeGrid), 1, mark.ColumnCount);
        int height = Math.Clamp((int)(Math.Abs(y1 - y0) / style.MergeGrid), 1, mark.RowCount);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int px = x1 < x0 ? width - 1 - x : x, py = y1 < y0 ? height - 1 - y : y;
                pixels[(py * width) + px] = Level(mark.ColorScale, Mean(mark, x, width, y, height));
            }
        }
        string png = Convert.ToBase64String(IndexedPng.Encode(pixels, width, height, Palette(mark.ColorScale)));
        svg.Empty("image", ("x", Math.Min(x0, x1)), ("y", Math.Min(y0, y1)), ("width", Math.Abs(x1 - x0)), ("height", Math.Abs(y1 - y0)),
            ("preserveAspectRatio", "none"), ("image-rendering", "optimizeSpeed"), ("href", "data:image/png;base64," + png));
        if (width < mark.ColumnCount || height < mark.RowCount)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"{mark.RowCount:N0} × {mark.ColumnCount:N0} cells are drawn as {height:N0} × {width:N0} block means."));
        }
    }

    static double Mean(HeatMapMark mark, int x, int width, int y, int height)
    {
        int c0 = (int)((long)x * mark.ColumnCount / width), c1 = (int)((x + 1L) * mark.ColumnCount / width);
        int r0 = (int)((long)y * mark.RowCount / height), r1 = (int)((y + 1L) * mark.RowCount / height);
        double sum = 0;
        int count = 0;
        for (int r = r0; r < r1; r++)
        {
            for (int c = c0; c < c1; c++)
            {
                double value = mark.Values[(r * mark.ColumnCount) + c];
                sum += double.IsNaN(value) ? 0 : value;
                count += double.IsNaN(value) ? 0 : 1;
            }
        }
        return count == 0 ? double.NaN : sum / count;
    }

    // Level 255 is "no value".
    static byte Level(ColorScale scale, double value) =>
        double.IsNaN(value) ? (byte)255 : (byte)Math.Round(ColorMaps.Fraction(scale, value) * 254, MidpointRounding.AwayFromZero);

    int[] Palette(ColorScale scale) =>
        [.. Enumerable.Range(0, 255).Select(i => ColorMaps.At(scale.Map, i / 254.0)),
            int.Parse(ColorMaps.Check(style.MissingColor).AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)];
}
