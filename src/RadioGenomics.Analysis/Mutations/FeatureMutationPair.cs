namespace RadioGenomics.Analysis.Mutations;

/// <summary>One feature against one gene.</summary>
public readonly record struct FeatureMutationPair
{
    /// <summary>Feature label.</summary>
    public required string Feature { get; init; }
    /// <summary>Gene label.</summary>
    public required string Gene { get; init; }
    /// <summary>Mutated patients with a value.</summary>
    public required int MutatedCount { get; init; }
    /// <summary>Profiled patients without mutation, with a value.</summary>
    public required int WildTypeCount { get; init; }
    /// <summary>Probability that a mutated patient's value exceeds a wild-type one's. Range: [0, 1].</summary>
    public required double Auc { get; init; }
    /// <summary>Lower end of DeLong's confidence interval.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of DeLong's confidence interval.</summary>
    public required double High { get; init; }
    /// <summary>Two-sided rank-sum p-value; NaN when all values are equal or a class is empty.</summary>
    public required double P { get; init; }
    /// <summary>P adjusted over the whole table.</summary>
    public double Q { get; init; }
}
