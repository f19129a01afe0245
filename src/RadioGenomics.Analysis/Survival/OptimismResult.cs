using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>One measure, as fitted and as it would be in new patients.</summary>
public sealed record OptimismIndex
{
    /// <summary>c, slope, ici, e50, e90.</summary>
    public required string Measure { get; init; }
    /// <summary>In the rows that the model was fitted to.</summary>
    public required double Apparent { get; init; }
    /// <summary>Mean over samples, of the sample's model in its own sample.</summary>
    public required double Training { get; init; }
    /// <summary>Mean over samples, of the sample's model in all rows.</summary>
    public required double Test { get; init; }
    /// <summary>Training less test.</summary>
    public double Optimism => Training - Test;
    /// <summary>Apparent less optimism.</summary>
    public double Corrected => Apparent - Optimism;
    /// <summary>Samples that gave the measure.</summary>
    public required int SampleCount { get; init; }
}

/// <summary>One point of a calibration curve, as fitted and corrected.</summary>
public sealed record OptimismCurvePoint
{
    /// <summary>Predicted risk.</summary>
    public required double Predicted { get; init; }
    /// <summary>Observed risk in the rows that the model was fitted to.</summary>
    public required double Apparent { get; init; }
    /// <summary>Observed risk less its mean optimism over the samples.</summary>
    public required double Corrected { get; init; }
}

/// <summary>Result of <see cref="Optimism"/>.</summary>
public sealed record OptimismResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of the horizon.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>Rows used.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows with the event.</summary>
    public required int EventCount { get; init; }

    /// <summary>Columns of the model.</summary>
    public required int CovariateCount { get; init; }

    /// <summary>The measures.</summary>
    public required ImmutableArray<OptimismIndex> Indices { get; init; }

    /// <summary>Calibration at the horizon.</summary>
    public required ImmutableArray<OptimismCurvePoint> Curve { get; init; }

    /// <summary>Groups by the fitted model's predicted risk, not corrected.</summary>
    public required ImmutableArray<CalibrationGroup> Groups { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required OptimismOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>A measure by name.</summary>
    public OptimismIndex this[string measure] => Indices.First(i => i.Measure == measure);

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            OptimismIndex c = this["c"], slope = this["slope"], ici = this["ici"];
            string model = string.Create(CultureInfo.InvariantCulture,
                $"Cox model of {Name} with {CovariateCount} columns in {RowCount} rows with {EventCount} events, {Options.Resamples} bootstrap refits: C {c.Apparent:0.000} apparent, {c.Corrected:0.000} corrected for optimism; ");
            return model + string.Create(CultureInfo.InvariantCulture,
                $"calibration slope {slope.Corrected:0.00}; at {Options.Horizon} {TimeUnit} ICI {ici.Apparent:0.000} apparent, {ici.Corrected:0.000} corrected. The columns were taken as given: their selection is not part of the correction.");
        }
    }

    /// <summary>Tables <c>optimism</c> (measure, apparent, training, test, optimism, corrected, samples), <c>calibration_curve</c>
    /// (predicted, apparent, corrected) and <c>calibration_groups</c>.</summary>
    public IEnumerable<Table> Tables() =>
    [
        Table.From("optimism", ("measure", Indices.Select(i => i.Measure)), ("apparent", Indices.Select(i => i.Apparent)), ("training", Indices.Select(i => i.Training)),
            ("test", Indices.Select(i => i.Test)), ("optimism", Indices.Select(i => i.Optimism)), ("corrected", Indices.Select(i => i.Corrected)),
            ("samples", Indices.Select(i => i.SampleCount))),
        Table.From("calibration_curve", ("predicted", Curve.Select(p => p.Predicted)), ("apparent", Curve.Select(p => p.Apparent)), ("corrected", Curve.Select(p => p.Corrected))),
        CalibrationResult.GroupTable(Groups),
    ];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [CalibrationFigures.Of(this)];
}
