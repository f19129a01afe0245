using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>One power of a soft-threshold table.</summary>
public sealed record SoftThresholdRow
{
    /// <summary>Exponent β.</summary>
    public required double Power { get; init; }

    /// <summary>R² of the scale-free fit. Range: [0, 1].</summary>
    public required double R2 { get; init; }

    /// <summary>Slope of the scale-free fit; only a negative one speaks for a scale-free network.</summary>
    public required double Slope { get; init; }

    /// <summary>Adjusted R² of the truncated power law.</summary>
    public required double TruncatedR2 { get; init; }

    /// <summary>Mean connectivity.</summary>
    public required double MeanK { get; init; }

    /// <summary>Median connectivity.</summary>
    public required double MedianK { get; init; }

    /// <summary>Largest connectivity.</summary>
    public required double MaxK { get; init; }

    /// <summary>R² with the sign that makes a good fit positive.</summary>
    public double SignedR2 => -Math.Sign(double.IsNaN(Slope) ? 0 : Slope) * R2;
}

/// <summary>The scale-free fit at every power and the power that was chosen.</summary>
public sealed record SoftThresholdResult : IReport
{
    /// <summary>One row per power, ascending.</summary>
    public required ImmutableArray<SoftThresholdRow> Rows { get; init; }

    /// <summary>The chosen power.</summary>
    public required double Power { get; init; }

    /// <summary>Whether the power comes from the published table because the data gave none.</summary>
    public required bool IsTabulated { get; init; }

    /// <summary>Why this power, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Share of the variance of the scaled genes in their first principal component. Range: [0, 1].</summary>
    public required double FirstComponentShare { get; init; }

    /// <summary>Number of samples.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Number of genes.</summary>
    public required int GeneCount { get; init; }

    /// <summary>The settings used.</summary>
    public required SoftThresholdOptions Options { get; init; }

    /// <inheritdoc/>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"Soft threshold: power {Power} ({Reason}); {GeneCount} genes, {SampleCount} samples, ")
        + FormattableString.Invariant($"{Options.Network} network, {Options.Correlation} correlation; first component carries {FirstComponentShare:P0} of the variance.");

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() =>
    [
        Table.From("soft_threshold", ("power", Rows.Select(r => r.Power)), ("sft_r2", Rows.Select(r => r.R2)), ("slope", Rows.Select(r => r.Slope)),
            ("truncated_r2", Rows.Select(r => r.TruncatedR2)), ("mean_k", Rows.Select(r => r.MeanK)), ("median_k", Rows.Select(r => r.MedianK)),
            ("max_k", Rows.Select(r => r.MaxK))),
    ];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [SoftThresholdFigure.Of(this)];
}
