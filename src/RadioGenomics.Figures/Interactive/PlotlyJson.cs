using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>Figure specs as plotly.js figures: the same panels, colours and order as the static picture, to zoom and hover.</summary>
public static class PlotlyJson
{
    /// <summary>Media type under which notebooks carry such a figure.</summary>
    public const string MimeType = "application/vnd.plotly.v1+json";

    /// <summary>The figure as <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    /// <param name="spec">What to draw. NaN and infinite numbers become null, which is not drawn.</param>
    /// <param name="style">Sizes and colours; null: <see cref="FigureStyle.Default"/>.</param>
    /// <returns>One trace for each mark, in order; axes, colour bars, legends, notes and labels at the places of the static picture. Names are
    /// escaped: markup in a label is shown, not obeyed. The same spec gives the same bytes in every culture. Works with plotly.js 2.20 and later.</returns>
    /// <exception cref="RadioGenomicsException">As <see cref="SvgRenderer.Render"/>.</exception>
    /// <remarks>Marks of more than <see cref="FigureStyle.PointLimit"/> points are thinned by the rule of the static picture; a line under the
    /// figure says so. Heat maps keep every cell. Cost: O(values).</remarks>
    public static JsonObject Of(FigureSpec spec, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        FigureStyle used = (style ?? FigureStyle.Default).Checked();
        SpecCheck.Validate(spec);
        return new PlotlyFigure(spec, used).Build();
    }

    /// <summary>How many coordinates and cell values a figure holds: its size as JSON is about 20 bytes for each.</summary>
    public static long NumberCount(FigureSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.Panels.IsDefault ? 0 : spec.Panels.Sum(p => p.Marks.Sum(Count));
    }

    static long Count(Mark mark) => mark switch
    {
        PointsMark m => (2L + (m.Sizes.IsDefaultOrEmpty ? 0 : 1) + (m.ColorValues.IsDefaultOrEmpty ? 0 : 1)) * m.X.Length,
        LineMark m => 2L * m.X.Length,
        AreaMark m => (m.Step ? 8L : 4L) * m.X.Length,
        BarsMark m => 3L * m.Position.Length,
        SegmentsMark m => 4L * m.X0.Length,
        RectanglesMark m => 8L * m.X0.Length,
        HeatMapMark m => m.Values.Length,
        TextMark m => 2L * m.X.Length,
        _ => 0,
    };
}
