using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Which cells of a symmetric matrix are drawn.</summary>
public enum MatrixTriangle
{
    /// <summary>All.</summary>
    Both,
    /// <summary>Those below the diagonal, and the diagonal.</summary>
    Lower,
    /// <summary>Those above the diagonal, and the diagonal.</summary>
    Upper,
}

/// <summary>Settings of <see cref="CorrelationFigures.Matrix"/>.</summary>
public sealed record CorrelationMatrixOptions
{
    /// <summary>How columns are correlated.</summary>
    public CorrelationMethod Method { get; init; } = CorrelationMethod.Pearson;

    /// <summary>Correction for the number of distinct pairs.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Bh;

    /// <summary>Which cells are drawn.</summary>
    public MatrixTriangle Triangle { get; init; } = MatrixTriangle.Both;

    /// <summary>Whether columns are ordered by average linkage of 1 − |r| and the tree is drawn.</summary>
    public bool Cluster { get; init; } = true;

    /// <summary>Stars for q below 0.05, 0.01 and 0.001.</summary>
    public bool Stars { get; init; } = true;

    /// <summary>r as text in the cells; null: up to 15 columns.</summary>
    public bool? Numbers { get; init; }

    /// <summary>Bars of classes over the columns.</summary>
    public ImmutableArray<FigureAnnotation> Annotations { get; init; } = [];
}

/// <summary>Settings of <see cref="CorrelationFigures.Consensus"/>.</summary>
public sealed record ConsensusMatrixOptions
{
    /// <summary>Number of clusters whose membership is shown as a bar; 0: none. Range: 0 to the number of items.</summary>
    public int Clusters { get; init; }

    /// <summary>Further bars of classes.</summary>
    public ImmutableArray<FigureAnnotation> Annotations { get; init; } = [];
}
