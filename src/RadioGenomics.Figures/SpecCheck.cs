using System.Collections.Immutable;

namespace RadioGenomics.Figures;

/// <summary>Refuses specs that cannot be drawn truthfully: arrays of different lengths, colours that are none.</summary>
static class SpecCheck
{
    const int MaxGrid = 100;
    const double MaxWeight = 1000;

    public static void Validate(FigureSpec spec)
    {
        if (spec.Panels.IsDefaultOrEmpty)
        {
            Throw.NoPanels(spec.Id);
        }
        CheckNulls(spec);
        CheckParts(spec);
        foreach (PanelSpec panel in spec.Panels)
        {
            CheckGrid(spec, panel);
            foreach (Mark mark in panel.Marks)
            {
                CheckColor(mark.Color);
                CheckLengths(mark);
            }
        }
    }

    // Of specs that were edited by hand: elements of lists that are null.
    static void CheckNulls(FigureSpec spec)
    {
        string? found = spec.Panels.Any(p => p is null) ? "panel"
            : !spec.Parts.IsDefault && spec.Parts.Any(p => p is null) ? "part"
            : spec.Panels.Any(p => p.Marks.IsDefault || p.Marks.Any(m => m is null)) ? "mark"
            : spec.Panels.Any(p => HasNull(p.X.Categories) || HasNull(p.Y.Categories)) ? "category"
            : spec.Panels.Any(p => HasNull(p.Notes)) ? "note"
            : spec.Panels.Any(p => p.Marks.Any(HasNull)) ? "text of a mark" : null;
        if (found is not null)
        {
            Throw.NullElement(spec.Id, found);
        }
    }

    static bool HasNull(Mark mark) => mark switch
    {
        PointsMark m => HasNull(m.Names),
        TextMark m => HasNull(m.Text),
        BarsMark m => HasNull(m.Colors),
        RectanglesMark m => HasNull(m.Colors),
        _ => false,
    };

    static bool HasNull(ImmutableArray<string> values) => !values.IsDefault && values.Any(v => v is null);

    // Parts hold all panels, one after the other.
    static void CheckParts(FigureSpec spec)
    {
        int next = 0;
        foreach (FigurePart part in spec.Parts.IsDefault ? [] : spec.Parts)
        {
            bool place = part.Row is >= 0 and < MaxGrid && part.Column is >= 0 and < MaxGrid && part.RowSpan is >= 1 and <= MaxGrid && part.ColumnSpan is >= 1 and <= MaxGrid;
            if (!place || !(part.WidthWeight is > 0 and <= MaxWeight) || part.FirstPanel != next || part.PanelCount < 1)
            {
                Throw.BadPart(spec.Id, part);
            }
            next += part.PanelCount;
        }
        if (next > 0 && next != spec.Panels.Length)
        {
            Throw.Lengths("parts of the figure", "panels", next, spec.Panels.Length);
        }
    }

    static void CheckGrid(FigureSpec spec, PanelSpec panel)
    {
        bool place = panel.Row is >= 0 and < MaxGrid && panel.Column is >= 0 and < MaxGrid;
        bool weight = panel.HeightWeight is > 0 and <= MaxWeight && panel.WidthWeight is > 0 and <= MaxWeight;
        if (!place || !weight)
        {
            Throw.BadGrid(spec.Id, FormattableString.Invariant(
                $"Row {panel.Row}, Column {panel.Column}, HeightWeight {panel.HeightWeight}, WidthWeight {panel.WidthWeight}"));
        }
    }

    static void CheckColor(string? color)
    {
        if (color is not null)
        {
            ColorMaps.Check(color);
        }
    }

    static void CheckLengths(Mark mark)
    {
        switch (mark)
        {
            case PointsMark m: CheckPoints(m); break;
            case LineMark m: Same("line", "Y", m.Y.Length, m.X.Length); break;
            case AreaMark m: Same("area", "Low", m.Low.Length, m.X.Length); Same("area", "High", m.High.Length, m.X.Length); break;
            case BarsMark m: Same("bars", "Value", m.Value.Length, m.Position.Length); Colors("bars", m.Colors, m.Position.Length); break;
            case SegmentsMark m: Corners("segments", m.X0, m.Y0, m.X1, m.Y1); break;
            case RectanglesMark m: Corners("rectangles", m.X0, m.Y0, m.X1, m.Y1); Colors("rectangles", m.Colors, m.X0.Length); break;
            case HeatMapMark m: CheckHeatMap(m); break;
            case TextMark m: Same("text", "Y", m.Y.Length, m.X.Length); Same("text", "Text", m.Text.Length, m.X.Length); break;
            default: break;
        }
    }

    static void CheckPoints(PointsMark m)
    {
        Same("points", "Y", m.Y.Length, m.X.Length);
        EmptyOrSame("points", "Names", m.Names, m.X.Length);
        EmptyOrSame("points", "Labels", m.Labels, m.X.Length);
        EmptyOrSame("points", "Sizes", m.Sizes, m.X.Length);
        EmptyOrSame("points", "ColorValues", m.ColorValues, m.X.Length);
        if (m.SizeKey is SizeKey key)
        {
            Same("size key", "Diameters", key.Diameters.Length, key.Values.Length);
        }
    }

    static void CheckHeatMap(HeatMapMark m)
    {
        if (m.RowCount < 0 || m.ColumnCount < 0)
        {
            Throw.Lengths("heatmap", "rows or columns", Math.Min(m.RowCount, m.ColumnCount), 0);
        }
        Same("heatmap", "Values", m.Values.Length, (int)Math.Min((long)m.RowCount * m.ColumnCount, int.MaxValue));
        EmptyOrSame("heatmap", "CellText", m.CellText, m.Values.Length);
    }

    static void Corners(string mark, ImmutableArray<double> x0, ImmutableArray<double> y0, ImmutableArray<double> x1, ImmutableArray<double> y1)
    {
        Same(mark, "Y0", y0.Length, x0.Length);
        Same(mark, "X1", x1.Length, x0.Length);
        Same(mark, "Y1", y1.Length, x0.Length);
    }

    static void Colors(string mark, ImmutableArray<string> colors, int expected)
    {
        EmptyOrSame(mark, "Colors", colors, expected);
        foreach (string color in colors.IsDefault ? [] : colors)
        {
            ColorMaps.Check(color);
        }
    }

    static void EmptyOrSame<T>(string mark, string field, ImmutableArray<T> values, int expected)
    {
        if (!values.IsDefaultOrEmpty)
        {
            Same(mark, field, values.Length, expected);
        }
    }

    static void Same(string mark, string field, int found, int expected)
    {
        if (found != expected)
        {
            Throw.Lengths(mark, field, found, expected);
        }
    }
}
