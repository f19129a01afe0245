using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Moderated t statistics of one contrast.</summary>
public sealed record ModeratedTResult : IReport
{
    /// <summary>The genes, in the order of the expression. Shape: [genes].</summary>
    public required ImmutableArray<string> GeneIds { get; init; }

    /// <summary>The contrast: a log fold change, or the change per unit of a feature. Shape: [genes].</summary>
    public required ImmutableArray<double> LogFoldChange { get; init; }

    /// <summary>Lower end of its interval. Shape: [genes].</summary>
    public required ImmutableArray<double> Low { get; init; }

    /// <summary>Upper end of its interval. Shape: [genes].</summary>
    public required ImmutableArray<double> High { get; init; }

    /// <summary>Mean expression. Shape: [genes].</summary>
    public required ImmutableArray<double> Mean { get; init; }

    /// <summary>Moderated statistic; with a threshold, how far beyond it. Shape: [genes].</summary>
    public required ImmutableArray<double> T { get; init; }

    /// <summary>Its degrees of freedom. Shape: [genes].</summary>
    public required ImmutableArray<double> DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p-value. Shape: [genes].</summary>
    public required ImmutableArray<double> P { get; init; }

    /// <summary>Benjamini-Hochberg over genes. Shape: [genes].</summary>
    public required ImmutableArray<double> Q { get; init; }

    /// <summary>Log odds of association; NaN with a threshold. Shape: [genes].</summary>
    public required ImmutableArray<double> B { get; init; }

    /// <summary>Residual standard deviation. Shape: [genes].</summary>
    public required ImmutableArray<double> ResidualDeviation { get; init; }

    /// <summary>Prior variance. Shape: [genes].</summary>
    public required ImmutableArray<double> PriorVariance { get; init; }

    /// <summary>Prior degrees of freedom; infinite when variances differ no more than by chance. Shape: [genes].</summary>
    public required ImmutableArray<double> PriorDegrees { get; init; }

    /// <summary>Samples less coefficients.</summary>
    public required int ResidualDegrees { get; init; }

    /// <summary>Number of samples.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Settings.</summary>
    public required ModeratedTOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant(
        $"Moderated t: {GeneIds.Length} genes, {SampleCount} samples, {ResidualDegrees} residual degrees of freedom: {Q.Count(q => q < 0.05)} genes at q < 0.05.");

    /// <summary>gene, log_fc, ci_low, ci_high, mean, t, p, q, b, by p.</summary>
    public Table ToTable()
    {
        int[] order = [.. Enumerable.Range(0, GeneIds.Length).OrderBy(g => P[g]).ThenByDescending(g => Math.Abs(T[g]))];
        return Table.From("gene_statistics", ("gene", order.Select(g => GeneIds[g])), ("log_fc", order.Select(g => LogFoldChange[g])),
            ("ci_low", order.Select(g => Low[g])), ("ci_high", order.Select(g => High[g])), ("mean", order.Select(g => Mean[g])), ("t", order.Select(g => T[g])),
            ("p", order.Select(g => P[g])), ("q", order.Select(g => Q[g])), ("b", order.Select(g => B[g])));
    }

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];
}
