using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>One variable of a nomogram.</summary>
public sealed record NomogramAxis
{
    /// <summary>Variable.</summary>
    public required string Variable { get; init; }
    /// <summary>Whether the values are levels of a factor.</summary>
    public required bool IsFactor { get; init; }
    /// <summary>Values as they are read, ascending for a numeric variable. Shape: [values].</summary>
    public required ImmutableArray<string> Labels { get; init; }
    /// <summary>Values of a numeric variable; positions of a factor's levels. Shape: [values].</summary>
    public required ImmutableArray<double> Values { get; init; }
    /// <summary>Points of each value. Shape: [values].</summary>
    public required ImmutableArray<double> Points { get; init; }
    /// <summary>Lowest and highest value seen, with their points: the ends of the axis.</summary>
    public required (double LowValue, double LowPoints, double HighValue, double HighPoints) Ends { get; init; }
}

/// <summary>What one total means.</summary>
public sealed record NomogramTotal
{
    /// <summary>Sum of the points.</summary>
    public required double Points { get; init; }
    /// <summary>Linear predictor, centred as the model's.</summary>
    public required double LinearPredictor { get; init; }
    /// <summary>Survival at each horizon. Range: [0, 1].</summary>
    public required ImmutableArray<double> Survival { get; init; }
    /// <summary>Time at which survival first is one half or less; NaN where follow-up ends before.</summary>
    public required double MedianSurvival { get; init; }
}
