using System.Globalization;

namespace RadioGenomics.Figures;

/// <summary>Draws figure specs as SVG: the same spec gives the same bytes on every machine, thread and culture.</summary>
public static class SvgRenderer
{
    /// <summary>Draws a figure.</summary>
    /// <param name="spec">What to draw. NaN and infinite coordinates are not drawn; labels are escaped and shortened to fit the page.</param>
    /// <param name="style">Sizes and colours; null: <see cref="FigureStyle.Default"/>.</param>
    /// <returns>An SVG document with sizes in millimetres and user units of one point. No scripts, no outside references.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.EmptyTable"/> without panels; <see cref="ErrorCode.ShapeMismatch"/>
    /// for arrays of different lengths; <see cref="ErrorCode.OptionOutOfRange"/> for a wrong colour, grid place or style.</exception>
    /// <remarks>Marks of more than <see cref="FigureStyle.PointLimit"/> points and heat maps of more than
    /// <see cref="FigureStyle.CellLimit"/> cells are merged to <see cref="FigureStyle.MergeGrid"/>; a line under the figure says how many
    /// are drawn. Cost: O(values).</remarks>
    public static string Render(FigureSpec spec, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        FigureStyle used = (style ?? FigureStyle.Default).Checked();
        SpecCheck.Validate(spec);
        var body = new SvgWriter();
        List<string> remarks = [];
        IPageLayout layout = Layout(spec, used);
        foreach (Heading heading in layout.Headings())
        {
            body.Text(heading.X, heading.Baseline, heading.Text, new(heading.Size, used.Ink, Bold: true));
        }
        foreach (PanelLayout panel in layout.Panels)
        {
            new PanelPainter(body, panel, used, remarks, layout.Width).Paint();
        }
        Caption(body, spec, layout, used, remarks);
        return Document(spec, layout, used, body);
    }

    internal static IPageLayout Layout(FigureSpec spec, FigureStyle style) =>
        spec.Parts.IsDefaultOrEmpty ? new FigureLayout(spec, style) : new AssemblyLayout(spec, style);

    internal const string CaptionColor = "#4d4d4d";

    // A combined figure in one journal column has the captions of all its parts.
    const int MostCaptionLines = 60;

    internal static List<string> CaptionLines(FigureSpec spec, double width, FigureStyle style, List<string> remarks)
    {
        double room = width - (2 * FigureLayout.Margin);
        List<string> lines = TextMetrics.Wrap(spec.Caption, style.TickSize, room, MostCaptionLines);
        foreach (string remark in remarks.Distinct(StringComparer.Ordinal))
        {
            lines.AddRange(TextMetrics.Wrap(remark, style.TickSize, room, 3));
        }
        return lines;
    }

    static void Caption(SvgWriter body, FigureSpec spec, IPageLayout layout, FigureStyle style, List<string> remarks)
    {
        double size = style.TickSize, lineHeight = size * PanelLayout.LineHeight;
        List<string> lines = CaptionLines(spec, layout.Width, style, remarks);
        for (int i = 0; i < lines.Count; i++)
        {
            body.Text(FigureLayout.Margin, layout.CaptionTop + 3 + ((i + 0.8) * lineHeight), lines[i], new(size, CaptionColor));
        }
        layout.AddCaption(lines.Count, lineHeight);
    }

    static string Document(FigureSpec spec, IPageLayout layout, FigureStyle style, SvgWriter body)
    {
        const double MmPerPoint = 25.4 / 72;
        (string width, string height) = (SvgWriter.Number(layout.Width), SvgWriter.Number(layout.Height));
        var document = new SvgWriter();
        document.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("version", "1.1"),
            ("width", Millimetres(layout.Width * MmPerPoint)), ("height", Millimetres(layout.Height * MmPerPoint)),
            ("viewBox", $"0 0 {width} {height}"), ("font-family", style.FontFamily),
            ("role", "img"), ("aria-label", spec.Title.Length > 0 ? spec.Title : spec.Id));
        if (style.Background.Length > 0)
        {
            document.Empty("rect", ("width", layout.Width), ("height", layout.Height), ("fill", ColorMaps.Check(style.Background)));
        }
        string start = document.ToString();
        return Clip.Resolve(start + body.ToString() + "</svg>\n");
    }

    static string Millimetres(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "mm";
}
