namespace RadioGenomics.Analysis.Statistics;

/// <summary>What a test looks for.</summary>
public enum Alternative
{
    /// <summary>A difference in either direction.</summary>
    TwoSided,
    /// <summary>The first group is lower.</summary>
    Less,
    /// <summary>The first group is higher.</summary>
    Greater,
}

/// <summary>Settings of <see cref="GroupTests.Wilcoxon"/>. Defaults: R 4.2.2 <c>wilcox.test</c>.</summary>
public sealed record WilcoxonOptions
{
    /// <summary>What the test looks for.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <summary>Exact distribution of the rank sum; null: both groups below 50 values and no ties. With ties it is never exact.</summary>
    public bool? Exact { get; init; }

    /// <summary>Continuity correction of the normal approximation. R: <c>correct</c>.</summary>
    public bool ContinuityCorrection { get; init; } = true;
}

/// <summary>Result of <see cref="GroupTests.Wilcoxon"/>.</summary>
public sealed record WilcoxonResult
{
    /// <summary>Pairs in which the value of the first group is the larger, ties counting half. R: <c>W</c>.</summary>
    public required double U { get; init; }
    /// <summary>P-value; NaN when a group is empty or all values are equal.</summary>
    public required double P { get; init; }
    /// <summary>Whether p comes from the exact distribution.</summary>
    public required bool IsExact { get; init; }
    /// <summary>Values of the first group that are not missing.</summary>
    public required int FirstCount { get; init; }
    /// <summary>Values of the second group that are not missing.</summary>
    public required int SecondCount { get; init; }
}

/// <summary>Result of <see cref="GroupTests.Auc"/>.</summary>
public sealed record AucResult
{
    /// <summary>Probability that a case's value exceeds a control's, ties counting half; NaN when a group is empty.</summary>
    public required double Auc { get; init; }
    /// <summary>DeLong's variance; NaN with fewer than two cases or controls.</summary>
    public required double Variance { get; init; }
    /// <summary>Lower end of the confidence interval. Range: [0, 1].</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of the confidence interval. Range: [0, 1].</summary>
    public required double High { get; init; }
    /// <summary>Cases that are not missing.</summary>
    public required int CaseCount { get; init; }
    /// <summary>Controls that are not missing.</summary>
    public required int ControlCount { get; init; }
}

/// <summary>Result of <see cref="GroupTests.WelchT"/>.</summary>
public sealed record TTestResult
{
    /// <summary>Difference of the means, first less second, over its standard error.</summary>
    public required double T { get; init; }
    /// <summary>Welch's degrees of freedom.</summary>
    public required double DegreesOfFreedom { get; init; }
    /// <summary>Two-sided p-value; NaN with fewer than two values in a group or no variance at all.</summary>
    public required double P { get; init; }
    /// <summary>Mean of the first group less that of the second.</summary>
    public required double Difference { get; init; }
    /// <summary>Lower end of the confidence interval of the difference.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of the confidence interval of the difference.</summary>
    public required double High { get; init; }
}

/// <summary>Result of <see cref="GroupTests.FisherExact"/>.</summary>
public sealed record FisherExactResult
{
    /// <summary>P-value.</summary>
    public required double P { get; init; }
    /// <summary>Conditional maximum-likelihood odds ratio (not a·d / b·c). Range: from 0 to +∞.</summary>
    public required double OddsRatio { get; init; }
    /// <summary>Lower end of the confidence interval of the odds ratio.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of the confidence interval of the odds ratio.</summary>
    public required double High { get; init; }
}
