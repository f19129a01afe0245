using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="FineGray.Fit"/>.</summary>
public sealed record FineGrayResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The cause of interest.</summary>
    public required int Cause { get; init; }

    /// <summary>Rows.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows with the cause.</summary>
    public required int EventCount { get; init; }

    /// <summary>Names of the covariates.</summary>
    public required ImmutableArray<string> Terms { get; init; }

    /// <summary>Log subdistribution hazard ratio per unit. Shape: [terms].</summary>
    public required ImmutableArray<double> Coefficients { get; init; }

    /// <summary>Standard errors. Shape: [terms].</summary>
    public required ImmutableArray<double> StdErr { get; init; }

    /// <summary>Two-sided p-values. Shape: [terms].</summary>
    public required ImmutableArray<double> P { get; init; }

    /// <summary>Lower ends of the hazard ratios' intervals. Shape: [terms].</summary>
    public required ImmutableArray<double> Low { get; init; }

    /// <summary>Upper ends of the hazard ratios' intervals. Shape: [terms].</summary>
    public required ImmutableArray<double> High { get; init; }

    /// <summary>Covariance of the coefficients, row by row. Shape: [terms × terms].</summary>
    public required ImmutableArray<double> Variance { get; init; }

    /// <summary>Log pseudo likelihood without covariates.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>Log pseudo likelihood of the fit.</summary>
    public required double LogLikelihood { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"{Endpoint}, cause {Cause}: Fine-Gray model of {RowCount} rows with {EventCount} events, {Terms.Length} terms.");

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [Table.From("fine_gray", ("term", Terms), ("coef", Coefficients), ("hr", Coefficients.Select(Math.Exp)), ("se", StdErr),
        ("z", Coefficients.Select((c, j) => c / StdErr[j])), ("p", P), ("ci_low", Low), ("ci_high", High))];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];
}
