namespace RadioGenomics.Analysis.Survival;

/// <summary>How far one model's predictions lie from what happened, at one time.</summary>
public sealed record BrierRow
{
    /// <summary>Model name; <see cref="BrierScore.NullModel"/> for the Kaplan-Meier estimate without any covariate.</summary>
    public required string Model { get; init; }
    /// <summary>The time.</summary>
    public required double Time { get; init; }
    /// <summary>Mean squared difference between predicted risk and outcome. Range: from 0; 0.25 is a coin.</summary>
    public required double Brier { get; init; }
    /// <summary>Standard error.</summary>
    public required double StandardError { get; init; }
    /// <summary>Lower end of the confidence interval.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of the confidence interval.</summary>
    public required double High { get; init; }
    /// <summary>Index of prediction accuracy: 1 - Brier / Brier of the null model. Range: up to 1; below 0 is worse than no model.</summary>
    public required double Ipa { get; init; }
    /// <summary>Lower end of the bootstrap interval of <see cref="Ipa"/>; NaN where none was asked for.</summary>
    public double IpaLow { get; init; } = double.NaN;
    /// <summary>Upper end of the bootstrap interval of <see cref="Ipa"/>.</summary>
    public double IpaHigh { get; init; } = double.NaN;
    /// <summary>Brier score averaged from time 0 to here.</summary>
    public required double IntegratedBrier { get; init; }
}
