namespace RadioGenomics.Analysis.Statistics;

/// <summary>Which side of a marker means a case.</summary>
public enum RocDirection
{
    /// <summary>Higher values mean a case. R pROC: <c>direction = "&lt;"</c>.</summary>
    Higher,
    /// <summary>Lower values mean a case. R pROC: <c>direction = "&gt;"</c>.</summary>
    Lower,
    /// <summary>The side on which the median of the cases lies: an area above 0.5 by construction, so that noise looks like something. The result says so.</summary>
    Auto,
}

/// <summary>Settings of <see cref="RocAnalysis"/>.</summary>
public sealed record RocOptions
{
    /// <summary>Which side of a marker means a case.</summary>
    public RocDirection Direction { get; init; } = RocDirection.Higher;

    /// <summary>Level of the confidence intervals. Range: above 0 to below 1.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap samples, cases and controls drawn apart, for the band around the curve; 0: no band. Range: 0 to 100,000.</summary>
    public int Resamples { get; init; } = 2000;

    internal RocOptions Checked()
    {
        GroupTests.ConfidenceZ(ConfidenceLevel);
        Throw.IfOutside(nameof(Resamples), Resamples, 0, 100_000);
        return this;
    }
}
