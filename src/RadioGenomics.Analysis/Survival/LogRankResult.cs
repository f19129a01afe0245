using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>A test whether groups have the same survival.</summary>
public sealed record LogRankResult : IReport
{
    /// <summary>What was tested: "log-rank", "G-rho (rho = 1)", with "stratified " before it where there are strata.</summary>
    public required string Test { get; init; }

    /// <summary>The groups that have rows.</summary>
    public required ImmutableArray<string> Groups { get; init; }

    /// <summary>Rows of each group. Shape: [groups].</summary>
    public required ImmutableArray<int> RowCounts { get; init; }

    /// <summary>Events of each group, weighted by S^rho. Shape: [groups].</summary>
    public required ImmutableArray<double> Observed { get; init; }

    /// <summary>Events expected if all groups were the same, weighted by S^rho. Shape: [groups].</summary>
    public required ImmutableArray<double> Expected { get; init; }

    /// <summary>Covariance of observed minus expected, row by row. Shape: [groups × groups].</summary>
    public required ImmutableArray<double> Variance { get; init; }

    /// <summary>The statistic; NaN where fewer than two groups were ever at risk of an event.</summary>
    public required double ChiSquared { get; init; }

    /// <summary>Groups that expected an event, less one.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P-value; NaN with the statistic.</summary>
    public required double P { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant(
        $"{Test}, {Groups.Length} groups, {RowCounts.Sum()} rows: chi-squared {ChiSquared:0.###} on {DegreesOfFreedom} df, p = {P:0.##e-0}.");

    /// <summary>test, chisq, df, p.</summary>
    public Table ToTable() => Table.From("logrank", ("test", new[] { Test }), ("chisq", new[] { ChiSquared }), ("df", new[] { DegreesOfFreedom }), ("p", new[] { P }));

    /// <summary>group, n, observed, expected.</summary>
    public Table GroupTable() => Table.From("logrank_groups", ("group", Groups), ("n", RowCounts), ("observed", Observed), ("expected", Expected));

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable(), GroupTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];
}

/// <summary>Two of several groups compared.</summary>
public sealed record LogRankPair
{
    /// <summary>First group.</summary>
    public required string Group { get; init; }
    /// <summary>Second group.</summary>
    public required string Other { get; init; }
    /// <summary>Statistic on one degree of freedom.</summary>
    public required double ChiSquared { get; init; }
    /// <summary>P-value.</summary>
    public required double P { get; init; }
    /// <summary>P adjusted for the number of pairs.</summary>
    public required double Q { get; init; }
}
