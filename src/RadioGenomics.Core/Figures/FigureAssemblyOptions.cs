using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>Settings of <see cref="FigureSpec.Combine"/>.</summary>
public sealed record FigureAssemblyOptions
{
    /// <summary>File-name stem of the whole.</summary>
    public string Id { get; init; } = "figure";

    /// <summary>Title over the whole; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Caption under the whole; null: the captions of the figures, each after its letter.</summary>
    public string? Caption { get; init; }

    /// <summary>Number of columns when <see cref="Design"/> is empty. Range: 1 to 10.</summary>
    public int Columns { get; init; } = 2;

    /// <summary>Where the figures go, as rows of letters divided by "/": "aab/ccb" puts the first figure over two columns and the second over two
    /// rows; "." is an empty place. Empty: row by row, <see cref="Columns"/> to a row.</summary>
    public string Design { get; init; } = "";

    /// <summary>Relative widths of the columns; empty: all the same. Range: above 0.</summary>
    public ImmutableArray<double> ColumnWeights { get; init; } = [];

    /// <summary>Width of the whole in millimetres. Range: 20 to 2000.</summary>
    public double WidthMm { get; init; } = 180;

    /// <summary>Height of the panels together in millimetres, the caption not counted; null: what the figures need. Range: 20 to 5000.</summary>
    public double? HeightMm { get; init; }

    /// <summary>Whether the figures keep their titles, beside their letters.</summary>
    public bool KeepTitles { get; init; } = true;
}
