namespace RadioGenomics.Figures;

/// <summary>Sets the parts of an assembled figure anew where it is drawn much narrower than it was designed for: three plots in a row of 180 mm
/// cannot be read in a row of 85 mm.</summary>
static class AssemblyReflow
{
    // The design is kept down to this share of the width it was made for.
    const double KeptDown = 0.75;
    // A part needs room for about as many letters.
    const double LeastLetters = 18;
    const double WholeRow = 0.6;

    /// <summary>The figure as it is, or with its parts row by row in the order of their letters.</summary>
    /// <param name="spec">An assembled figure.</param>
    /// <param name="scale">Width drawn over width designed.</param>
    /// <param name="width">Width for the parts in points.</param>
    /// <param name="gap">Room between two parts.</param>
    /// <param name="style">Size of letters.</param>
    public static FigureSpec Fit(FigureSpec spec, double scale, double width, double gap, FigureStyle style)
    {
        int columns = spec.Parts.Max(p => p.Column + p.ColumnSpan);
        double least = LeastLetters * style.FontSize;
        double Share(FigurePart part) => (double)part.ColumnSpan / columns;
        if (scale >= KeptDown || spec.Parts.All(p => (Share(p) * width) - gap >= least))
        {
            return spec;
        }
        int perRow = Math.Clamp((int)((width + gap) / (least + gap)), 1, columns);
        List<List<FigurePart>> rows = [];
        bool isOpen = false;
        foreach (FigurePart part in spec.Parts.OrderBy(p => p.Row).ThenBy(p => p.Column))
        {
            bool isWide = Share(part) > WholeRow;
            if (isWide || !isOpen || rows[^1].Count == perRow)
            {
                rows.Add([]);
            }
            rows[^1].Add(part);
            isOpen = !isWide;
        }
        var placed = rows.SelectMany((row, r) => row.Select((part, c) => (part.FirstPanel, Row: r, Column: c, Span: row.Count == 1 ? perRow : 1))).ToDictionary(p => p.FirstPanel);
        return spec with
        {
            HeightMm = null,
            Parts = [.. spec.Parts.Select(p => p with { Row = placed[p.FirstPanel].Row, RowSpan = 1, Column = placed[p.FirstPanel].Column, ColumnSpan = placed[p.FirstPanel].Span, WidthWeight = 1 })],
        };
    }
}
