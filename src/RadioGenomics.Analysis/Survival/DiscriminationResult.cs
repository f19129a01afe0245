using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="Discrimination"/>.</summary>
public sealed record DiscriminationOptions
{
    /// <summary>Events after this time do not count; null: the last time at which a tenth of the rows is still uncensored. Uno's τ.</summary>
    public double? Truncation { get; init; }

    /// <summary>Level of the confidence intervals. Range: (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    internal void Check()
    {
        if (!(ConfidenceLevel is > 0 and < 1))
        {
            Throw.OptionOutOfRange(nameof(ConfidenceLevel), ConfidenceLevel, "more than 0 and less than 1");
        }
    }
}

/// <summary>How well one marker orders the rows.</summary>
public sealed record DiscriminationRow
{
    /// <summary>Marker label.</summary>
    public required string Marker { get; init; }
    /// <summary>harrell or uno.</summary>
    public required string Measure { get; init; }
    /// <summary>Concordance. Range: [0, 1]; 0.5 is chance.</summary>
    public required double C { get; init; }
    /// <summary>Standard error.</summary>
    public required double StandardError { get; init; }
    /// <summary>Lower end of the confidence interval.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of the confidence interval.</summary>
    public required double High { get; init; }
    /// <summary>Difference to the first marker; 0 for the first itself.</summary>
    public required double Difference { get; init; }
    /// <summary>Two-sided p of no difference to the first marker, of the same rows; NaN for the first itself.</summary>
    public required double P { get; init; }
}

/// <summary>Result of <see cref="Discrimination.Run"/>.</summary>
public sealed record DiscriminationResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of the times.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>Rows used.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows with the event.</summary>
    public required int EventCount { get; init; }

    /// <summary>Every marker by both measures.</summary>
    public required ImmutableArray<DiscriminationRow> Rows { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required DiscriminationOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"Concordance with {Name} in {RowCount} rows with {EventCount} events (Uno's up to {Options.Truncation:0.##} {TimeUnit}): ")
        + string.Join("; ", Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Marker} {(r.Measure == "uno" ? "Uno" : "Harrell")} {r.C:0.000} ({r.Low:0.000} to {r.High:0.000})"))) + ".";

    /// <summary>Table <c>concordance</c>: marker, measure, c, se, ci_low, ci_high, difference, p_difference.</summary>
    public IEnumerable<Table> Tables() =>
    [
        Table.From("concordance", ("marker", Rows.Select(r => r.Marker)), ("measure", Rows.Select(r => r.Measure)), ("c", Rows.Select(r => r.C)),
            ("se", Rows.Select(r => r.StandardError)), ("ci_low", Rows.Select(r => r.Low)), ("ci_high", Rows.Select(r => r.High)),
            ("difference", Rows.Select(r => r.Difference)), ("p_difference", Rows.Select(r => r.P))),
    ];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];
}
