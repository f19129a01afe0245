namespace RadioGenomics.Analysis.Statistics;

/// <summary>Settings of <see cref="Correlation.AllPairs"/>. Defaults: R 4.2.2 <c>cor.test</c>, WGCNA 1.72.1 <c>bicor</c>.</summary>
public sealed record CorrelationOptions
{
    /// <summary>How association is measured.</summary>
    public CorrelationMethod Method { get; init; } = CorrelationMethod.Pearson;

    /// <summary>How p-values are adjusted for the number of tests.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Bh;

    /// <summary>Confidence level of the intervals. Range: (0, 1). R: <c>conf.level</c>.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Greatest share of a column's values, on each side of the median, that the biweight may count as outliers.
    /// Range: (0, 1]. Only for <see cref="CorrelationMethod.Bicor"/>. R: <c>maxPOutliers</c>.</summary>
    public double MaxPOutliers { get; init; } = 1;

    /// <summary>What happens to a column without median absolute deviation. Only for <see cref="CorrelationMethod.Bicor"/>.
    /// R: <c>pearsonFallback</c>.</summary>
    public PearsonFallback PearsonFallback { get; init; } = PearsonFallback.Individual;

    /// <summary>Significance level for which the header states the smallest detectable |r|. Range: (0, 1).</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Power for which the header states the smallest detectable |r|. Range: (0, 1).</summary>
    public double Power { get; init; } = 0.8;

    internal void Check()
    {
        Open(nameof(ConfidenceLevel), ConfidenceLevel);
        Open(nameof(Alpha), Alpha);
        Open(nameof(Power), Power);
        if (!(MaxPOutliers is > 0 and <= 1))
        {
            Throw.OptionOutOfRange(nameof(MaxPOutliers), MaxPOutliers, "larger than 0 and at most 1");
        }
    }

    static void Open(string option, double value)
    {
        if (!(value is > 0 and < 1))
        {
            Throw.OptionOutOfRange(option, value, "between 0 and 1, both excluded");
        }
    }
}
