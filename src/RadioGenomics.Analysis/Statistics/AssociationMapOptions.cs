using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>How an association map shows which cells are significant.</summary>
public enum SignificanceDisplay
{
    /// <summary>Stars: * q below 0.05, ** below 0.01, *** below 0.001.</summary>
    Stars,
    /// <summary>Cells with q at or above <see cref="AssociationMapOptions.Q"/> under a white veil.</summary>
    Fade,
    /// <summary>Both.</summary>
    Both,
    /// <summary>Neither.</summary>
    None,
}

/// <summary>Settings of <see cref="CorrelationFigures.AssociationMap"/>.</summary>
public sealed record AssociationMapOptions
{
    /// <summary>Greatest number of rows (x) and of columns (y): those of the pairs with the smallest p. Range: 2 to 500.</summary>
    public int MostRows { get; init; } = 30;

    /// <summary>Greatest number of columns. Range: 2 to 500.</summary>
    public int MostColumns { get; init; } = 40;

    /// <summary>How significant cells are shown.</summary>
    public SignificanceDisplay Significance { get; init; } = SignificanceDisplay.Stars;

    /// <summary>False discovery rate below which a cell counts as significant. Range: above 0 to 1.</summary>
    public double Q { get; init; } = 0.05;

    /// <summary>Whether trees are drawn and rows and columns stand in their order.</summary>
    public bool Trees { get; init; } = true;

    /// <summary>Bars of classes beside the rows, such as the class of a feature.</summary>
    public ImmutableArray<FigureAnnotation> RowAnnotations { get; init; } = [];

    /// <summary>Bars of classes over the columns, such as the module of a gene.</summary>
    public ImmutableArray<FigureAnnotation> ColumnAnnotations { get; init; } = [];

    internal AssociationMapOptions Checked()
    {
        Throw.IfOutside(nameof(MostRows), MostRows, 2, 500);
        Throw.IfOutside(nameof(MostColumns), MostColumns, 2, 500);
        Throw.IfOutside(nameof(Q), Q, 1e-300, 1);
        return this;
    }
}
