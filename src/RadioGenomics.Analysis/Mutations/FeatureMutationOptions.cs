using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Mutations;

/// <summary>Settings of <see cref="FeatureMutation"/>.</summary>
public sealed record FeatureMutationOptions
{
    /// <summary>Fewest mutated patients for a gene to be tested. Range: from 1.</summary>
    public int MinMutated { get; init; } = 5;

    /// <summary>Fewest profiled patients without a mutation for a gene to be tested. Range: from 1.</summary>
    public int MinWildType { get; init; } = 5;

    /// <summary>How the p-values of the whole table are adjusted.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Bh;

    /// <summary>Level of the confidence interval of the AUC. Range: (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Continuity correction where p is not exact. R: <c>correct</c> of <c>wilcox.test</c>.</summary>
    public bool ContinuityCorrection { get; init; } = true;

    internal void Check()
    {
        if (MinMutated < 1)
        {
            Throw.OptionOutOfRange(nameof(MinMutated), MinMutated, "1 or more");
        }
        if (MinWildType < 1)
        {
            Throw.OptionOutOfRange(nameof(MinWildType), MinWildType, "1 or more");
        }
    }
}
