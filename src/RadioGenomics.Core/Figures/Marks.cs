using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RadioGenomics;

/// <summary>Something drawn in a panel. Coordinates are data values of the panel's axes. A NaN coordinate is not drawn.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "mark")]
[JsonDerivedType(typeof(PointsMark), "points")]
[JsonDerivedType(typeof(LineMark), "line")]
[JsonDerivedType(typeof(AreaMark), "area")]
[JsonDerivedType(typeof(BarsMark), "bars")]
[JsonDerivedType(typeof(SegmentsMark), "segments")]
[JsonDerivedType(typeof(RectanglesMark), "rectangles")]
[JsonDerivedType(typeof(HeatMapMark), "heatmap")]
[JsonDerivedType(typeof(TextMark), "text")]
public abstract record Mark
{
    /// <summary>Name in the legend; null: not in the legend.</summary>
    public string? Series { get; init; }

    /// <summary>Colour as #rrggbb; null: the palette's colour number <see cref="ColorIndex"/>.</summary>
    public string? Color { get; init; }

    /// <summary>Position in the qualitative palette, 0-based; wraps around.</summary>
    public int ColorIndex { get; init; }

    /// <summary>Opacity. Range: (0, 1].</summary>
    public double Opacity { get; init; } = 1;
}

/// <summary>Shape of a point.</summary>
public enum PointShape
{
    /// <summary>Filled circle.</summary>
    Circle,
    /// <summary>Open circle.</summary>
    Ring,
    /// <summary>Filled square.</summary>
    Square,
    /// <summary>Filled triangle.</summary>
    Triangle,
    /// <summary>Plus sign, as for censored patients.</summary>
    Plus,
}

/// <summary>Points.</summary>
public sealed record PointsMark : Mark
{
    /// <summary>Shape: [points].</summary>
    public required ImmutableArray<double> X { get; init; }
    /// <summary>Shape: [points].</summary>
    public required ImmutableArray<double> Y { get; init; }
    /// <summary>Names for hovering and data files; empty or one each.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
    /// <summary>Text drawn beside a point, null or "" for none; empty or one each.</summary>
    public ImmutableArray<string?> Labels { get; init; } = [];
    /// <summary>Diameter in typographic points.</summary>
    public double Size { get; init; } = 3;
    /// <summary>Shape of every point.</summary>
    public PointShape PointShape { get; init; }
    /// <summary>Own diameters in typographic points; empty: <see cref="Size"/> for all.</summary>
    public ImmutableArray<double> Sizes { get; init; } = [];
    /// <summary>Values for <see cref="ColorScale"/>; empty: one colour for all.</summary>
    public ImmutableArray<double> ColorValues { get; init; } = [];
    /// <summary>Scale of <see cref="ColorValues"/>; null: one colour for all.</summary>
    public ColorScale? ColorScale { get; init; }
    /// <summary>Thin grey line around filled circles and squares, so that light colours are seen on white.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Outline { get; init; }
    /// <summary>What <see cref="Sizes"/> stand for, as a key beside the panel; null: no key.</summary>
    public SizeKey? SizeKey { get; init; }
}

/// <summary>Key of point sizes: a few values with the diameters that stand for them.</summary>
public sealed record SizeKey
{
    /// <summary>Label of the key.</summary>
    public string Label { get; init; } = "";
    /// <summary>Values, ascending. Shape: [entries].</summary>
    public required ImmutableArray<double> Values { get; init; }
    /// <summary>Diameters in typographic points. Shape: [entries].</summary>
    public required ImmutableArray<double> Diameters { get; init; }
}

/// <summary>A line through points.</summary>
public sealed record LineMark : Mark
{
    /// <summary>Shape: [points].</summary>
    public required ImmutableArray<double> X { get; init; }
    /// <summary>Shape: [points]. NaN breaks the line.</summary>
    public required ImmutableArray<double> Y { get; init; }
    /// <summary>Width in typographic points.</summary>
    public double Width { get; init; } = 1;
    /// <summary>Dashed instead of solid.</summary>
    public bool Dashed { get; init; }
    /// <summary>Horizontal then vertical, as survival curves are drawn.</summary>
    public bool Step { get; init; }
}

/// <summary>The band between two lines, such as a confidence band.</summary>
public sealed record AreaMark : Mark
{
    /// <summary>Shape: [points].</summary>
    public required ImmutableArray<double> X { get; init; }
    /// <summary>Shape: [points].</summary>
    public required ImmutableArray<double> Low { get; init; }
    /// <summary>Shape: [points].</summary>
    public required ImmutableArray<double> High { get; init; }
    /// <summary>Horizontal then vertical.</summary>
    public bool Step { get; init; }
}

/// <summary>Bars from a base line.</summary>
public sealed record BarsMark : Mark
{
    /// <summary>Positions of the bars' centres. Shape: [bars].</summary>
    public required ImmutableArray<double> Position { get; init; }
    /// <summary>Ends of the bars. Shape: [bars].</summary>
    public required ImmutableArray<double> Value { get; init; }
    /// <summary>Where bars start.</summary>
    public double Base { get; init; }
    /// <summary>Width of a bar in axis units.</summary>
    public double Width { get; init; } = 0.8;
    /// <summary>Bars run from left to right; Position is on the Y axis.</summary>
    public bool Horizontal { get; init; }
    /// <summary>Own colours as #rrggbb; empty: one colour for all.</summary>
    public ImmutableArray<string> Colors { get; init; } = [];
}

/// <summary>Straight pieces: whiskers, reference lines, dendrograms, edges.</summary>
public sealed record SegmentsMark : Mark
{
    /// <summary>Shape: [segments].</summary>
    public required ImmutableArray<double> X0 { get; init; }
    /// <summary>Shape: [segments].</summary>
    public required ImmutableArray<double> Y0 { get; init; }
    /// <summary>Shape: [segments].</summary>
    public required ImmutableArray<double> X1 { get; init; }
    /// <summary>Shape: [segments].</summary>
    public required ImmutableArray<double> Y1 { get; init; }
    /// <summary>Width in typographic points.</summary>
    public double Width { get; init; } = 0.75;
    /// <summary>Dashed instead of solid.</summary>
    public bool Dashed { get; init; }
}

/// <summary>Filled rectangles: boxes, module colour bars, histograms.</summary>
public sealed record RectanglesMark : Mark
{
    /// <summary>Shape: [rectangles].</summary>
    public required ImmutableArray<double> X0 { get; init; }
    /// <summary>Shape: [rectangles].</summary>
    public required ImmutableArray<double> Y0 { get; init; }
    /// <summary>Shape: [rectangles].</summary>
    public required ImmutableArray<double> X1 { get; init; }
    /// <summary>Shape: [rectangles].</summary>
    public required ImmutableArray<double> Y1 { get; init; }
    /// <summary>Own colours as #rrggbb; empty: one colour for all.</summary>
    public ImmutableArray<string> Colors { get; init; } = [];
    /// <summary>Whether an outline is drawn.</summary>
    public bool Outline { get; init; }
}

/// <summary>A matrix of coloured cells. Both axes are category axes, or linear with cell (i, j) around column j and row i.</summary>
public sealed record HeatMapMark : Mark
{
    /// <summary>Cell values row by row, first row at the top. NaN = missing, drawn grey. Shape: [rows × columns].</summary>
    public required ImmutableArray<double> Values { get; init; }
    /// <summary>Number of rows.</summary>
    public required int RowCount { get; init; }
    /// <summary>Number of columns.</summary>
    public required int ColumnCount { get; init; }
    /// <summary>Text in the cells, row by row; empty: none. Lines are separated by \n.</summary>
    public ImmutableArray<string> CellText { get; init; } = [];
    /// <summary>How values become colours.</summary>
    public required ColorScale ColorScale { get; init; }
}

/// <summary>Free text.</summary>
public sealed record TextMark : Mark
{
    /// <summary>Shape: [texts].</summary>
    public required ImmutableArray<double> X { get; init; }
    /// <summary>Shape: [texts].</summary>
    public required ImmutableArray<double> Y { get; init; }
    /// <summary>Shape: [texts].</summary>
    public required ImmutableArray<string> Text { get; init; }
    /// <summary>Which side of the text sits at X.</summary>
    public TextAnchor Anchor { get; init; } = TextAnchor.Middle;
    /// <summary>Size relative to the style's base size.</summary>
    public double RelativeSize { get; init; } = 1;
}

/// <summary>Which side of a text sits at its position.</summary>
public enum TextAnchor
{
    /// <summary>Left side.</summary>
    Start,
    /// <summary>Middle.</summary>
    Middle,
    /// <summary>Right side.</summary>
    End,
}

/// <summary>Colour maps, all safe for the common colour-vision deficiencies.</summary>
public enum ColorMap
{
    /// <summary>Blue – white – red, for signed values.</summary>
    Diverging,
    /// <summary>Light to dark, for magnitudes.</summary>
    Sequential,
}

/// <summary>How values become colours.</summary>
public sealed record ColorScale
{
    /// <summary>The map.</summary>
    public ColorMap Map { get; init; } = ColorMap.Diverging;
    /// <summary>Value of the first colour; values below take it too.</summary>
    public required double Min { get; init; }
    /// <summary>Value of the last colour; values above take it too.</summary>
    public required double Max { get; init; }
    /// <summary>Label of the colour bar.</summary>
    public string Label { get; init; } = "";
}
