namespace RadioGenomics;

/// <summary>One figure of an assembled one: its panels lie together and keep their own margins, so that a heat map with dendrograms can stand
/// beside survival curves. Made by <see cref="FigureSpec.Combine"/>.</summary>
public sealed record FigurePart
{
    /// <summary>Letter at the part's top left, as captions name it: a, b, c. A style may write it as a capital. Empty for none.</summary>
    public required string Letter { get; init; }

    /// <summary>Id of the figure that became this part.</summary>
    public string Id { get; init; } = "";

    /// <summary>Heading beside the letter; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Row of the assembly's grid, 0-based.</summary>
    public int Row { get; init; }

    /// <summary>Column of the assembly's grid, 0-based.</summary>
    public int Column { get; init; }

    /// <summary>Rows of the assembly's grid that the part takes.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Columns of the assembly's grid that the part takes.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Share of the width that this part's first column takes, relative to the others. The largest of a column counts.</summary>
    public double WidthWeight { get; init; } = 1;

    /// <summary>Position of its first panel in <see cref="FigureSpec.Panels"/>.</summary>
    public required int FirstPanel { get; init; }

    /// <summary>Number of its panels, which follow each other.</summary>
    public required int PanelCount { get; init; }

    /// <summary>Width that the figure preferred on its own; with <see cref="HeightMm"/> the proportions it is drawn in.</summary>
    public double? WidthMm { get; init; }

    /// <summary>Height that the figure preferred on its own.</summary>
    public double? HeightMm { get; init; }
}
