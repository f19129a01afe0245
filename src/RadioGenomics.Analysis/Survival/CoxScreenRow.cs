namespace RadioGenomics.Analysis.Survival;

/// <summary>One feature of a screen.</summary>
public readonly record struct CoxScreenRow
{
    /// <summary>Feature label.</summary>
    public required string Feature { get; init; }
    /// <summary>Rows with a value.</summary>
    public required int N { get; init; }
    /// <summary>Events among them.</summary>
    public required int Events { get; init; }
    /// <summary>Log hazard ratio per standard deviation; NaN when it could not be estimated.</summary>
    public double Coefficient { get; init; }
    /// <summary>Standard error of <see cref="Coefficient"/>.</summary>
    public double StandardError { get; init; }
    /// <summary>Hazard ratio per standard deviation.</summary>
    public double HazardRatio => Math.Exp(Coefficient);
    /// <summary>Lower end of the interval of the hazard ratio.</summary>
    public double CiLow { get; init; }
    /// <summary>Upper end of the interval of the hazard ratio.</summary>
    public double CiHigh { get; init; }
    /// <summary>Coefficient over standard error: the ranking for enrichment.</summary>
    public double Z => Coefficient / StandardError;
    /// <summary>Two-sided p; NaN when there is no test.</summary>
    public double P { get; init; }
    /// <summary>P adjusted over all tests of the screen.</summary>
    public double Q { get; init; }
    /// <summary>Concordance of the model (with its covariates) with the follow-up it was fitted to.</summary>
    public double CIndex { get; init; }
    /// <summary>Standard deviation of the feature, the unit of the hazard ratio.</summary>
    public double StandardDeviation { get; init; }
    /// <summary>Why there is no estimate, or why it is not to be believed; null when all is well.</summary>
    public string? Reason { get; init; }
    /// <summary>Whether there is a test.</summary>
    public bool IsTested => !double.IsNaN(P);
}
