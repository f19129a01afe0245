using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="CutPoint.CrossFit"/>.</summary>
public sealed record CrossFittedGroups
{
    /// <summary>"lower risk" and "higher risk". Shape: [rows of the data].</summary>
    public required Grouping Groups { get; init; }

    /// <summary>The cut that divided each fold. Shape: [folds].</summary>
    public required ImmutableArray<double> Cuts { get; init; }

    /// <summary>Fold of each row with a value.</summary>
    public required ImmutableArray<int> Folds { get; init; }

    /// <summary>Standardised sum of the higher-risk rows' log-rank scores; positive: they do worse.</summary>
    public required double Statistic { get; init; }

    /// <summary>Share of permutations of the values in which the whole procedure finds as large a statistic: one-sided p.</summary>
    public required double P { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required CutPointOptions Options { get; init; }
}
