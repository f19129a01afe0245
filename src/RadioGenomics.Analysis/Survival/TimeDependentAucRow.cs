namespace RadioGenomics.Analysis.Survival;

/// <summary>How well one marker tells at one horizon who has had the event by then.</summary>
public sealed record TimeDependentAucRow
{
    /// <summary>Marker label.</summary>
    public required string Marker { get; init; }
    /// <summary>The horizon.</summary>
    public required double Time { get; init; }
    /// <summary>Probability that the marker of a row with the event by the horizon exceeds that of a row without. Range: [0, 1].</summary>
    public required double Auc { get; init; }
    /// <summary>Standard error; NaN with weights from a Cox model.</summary>
    public required double StandardError { get; init; }
    /// <summary>Lower end of the pointwise confidence interval.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of the pointwise confidence interval.</summary>
    public required double High { get; init; }
    /// <summary>Lower end of the band that holds for all horizons at once; NaN without a band.</summary>
    public double BandLow { get; init; } = double.NaN;
    /// <summary>Upper end of the band.</summary>
    public double BandHigh { get; init; } = double.NaN;
    /// <summary>Rows with the event by the horizon.</summary>
    public required int CaseCount { get; init; }
    /// <summary>Rows followed beyond the horizon.</summary>
    public required int ControlCount { get; init; }
    /// <summary>Rows censored before the horizon.</summary>
    public required int CensoredCount { get; init; }
}

/// <summary>Difference between the AUCs of two markers at one horizon.</summary>
public sealed record AucContrast
{
    /// <summary>Marker label.</summary>
    public required string Marker { get; init; }
    /// <summary>The marker it is compared with.</summary>
    public required string Reference { get; init; }
    /// <summary>The horizon.</summary>
    public required double Time { get; init; }
    /// <summary>AUC of <see cref="Marker"/> minus AUC of <see cref="Reference"/>.</summary>
    public required double Difference { get; init; }
    /// <summary>Its standard error, the two AUCs being of the same rows.</summary>
    public required double StandardError { get; init; }
    /// <summary>Lower end of the confidence interval.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of the confidence interval.</summary>
    public required double High { get; init; }
    /// <summary>Two-sided p of no difference.</summary>
    public required double P { get; init; }
    /// <summary>P adjusted for looking at several horizons; NaN without simulated processes.</summary>
    public double AdjustedP { get; init; } = double.NaN;
}
