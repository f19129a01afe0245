namespace RadioGenomics.Analysis.Statistics;

/// <summary>One tested pair of a <see cref="CorrelationResult"/>; names are looked up by index, so that millions of rows stay small.</summary>
public readonly record struct CorrelationRow
{
    /// <summary>Column of the first matrix, 0-based.</summary>
    public required int XIndex { get; init; }

    /// <summary>Column of the second matrix, 0-based.</summary>
    public required int YIndex { get; init; }

    /// <summary>Number of samples in which both values are present.</summary>
    public required int N { get; init; }

    /// <summary>Correlation. Range: [-1, 1]; NaN when it could not be computed.</summary>
    public required double R { get; init; }

    /// <summary>Lower end of the confidence interval.</summary>
    public required double CiLow { get; init; }

    /// <summary>Upper end of the confidence interval.</summary>
    public required double CiHigh { get; init; }

    /// <summary>Two-sided p-value. Range: [0, 1].</summary>
    public required double P { get; init; }

    /// <summary>Adjusted p-value over all pairs. Range: [0, 1].</summary>
    public required double Q { get; init; }

    /// <summary>Correlation without adjustment for the covariates; NaN when there were none.</summary>
    public double RUnadjusted { get; init; }
}
