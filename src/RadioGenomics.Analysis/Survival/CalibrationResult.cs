using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>One point of a calibration curve.</summary>
public sealed record CalibrationPoint
{
    /// <summary>Model name.</summary>
    public required string Model { get; init; }
    /// <summary>Predicted risk.</summary>
    public required double Predicted { get; init; }
    /// <summary>Observed risk.</summary>
    public required double Observed { get; init; }
}

/// <summary>Calibration of one model in numbers.</summary>
public sealed record CalibrationModel
{
    /// <summary>Model name.</summary>
    public required string Model { get; init; }
    /// <summary>Distance of the smooth curve from the predictions.</summary>
    public required CalibrationErrors Errors { get; init; }
    /// <summary>Coefficient of log(-log(1 - risk)).</summary>
    public required double Slope { get; init; }
    /// <summary>Its standard error.</summary>
    public required double SlopeStandardError { get; init; }
    /// <summary>Kaplan-Meier risk over mean prediction.</summary>
    public required double ObservedOverExpected { get; init; }
}

/// <summary>Result of <see cref="Calibration.Run"/>.</summary>
public sealed record CalibrationResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of the horizon.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>Rows used.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows with the event.</summary>
    public required int EventCount { get; init; }

    /// <summary>The models in numbers.</summary>
    public required ImmutableArray<CalibrationModel> Models { get; init; }

    /// <summary>The smooth curves.</summary>
    public required ImmutableArray<CalibrationPoint> Curve { get; init; }

    /// <summary>Groups by predicted risk.</summary>
    public required ImmutableArray<CalibrationGroup> Groups { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required CalibrationOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"Calibration for {Name} by {Options.Horizon} {TimeUnit} in {RowCount} rows with {EventCount} events. ")
        + string.Join("; ", Models.Select(m => string.Create(CultureInfo.InvariantCulture,
            $"{m.Model}: observed over expected {m.ObservedOverExpected:0.00}, slope {m.Slope:0.00} (SE {m.SlopeStandardError:0.00}), ICI {m.Errors.Ici:0.000}, E50 {m.Errors.E50:0.000}, E90 {m.Errors.E90:0.000}"))) + ".";

    /// <summary>Tables <c>calibration</c> (model, observed_over_expected, slope, slope_se, ici, e50, e90, largest), <c>calibration_groups</c>
    /// (model, n, events, predicted, observed, ci_low, ci_high) and <c>calibration_curve</c> (model, predicted, observed).</summary>
    public IEnumerable<Table> Tables() =>
    [
        Table.From("calibration", ("model", Models.Select(m => m.Model)), ("observed_over_expected", Models.Select(m => m.ObservedOverExpected)),
            ("slope", Models.Select(m => m.Slope)), ("slope_se", Models.Select(m => m.SlopeStandardError)), ("ici", Models.Select(m => m.Errors.Ici)),
            ("e50", Models.Select(m => m.Errors.E50)), ("e90", Models.Select(m => m.Errors.E90)), ("largest", Models.Select(m => m.Errors.Largest))),
        GroupTable(Groups),
        Table.From("calibration_curve", ("model", Curve.Select(p => p.Model)), ("predicted", Curve.Select(p => p.Predicted)), ("observed", Curve.Select(p => p.Observed))),
    ];

    internal static Table GroupTable(ImmutableArray<CalibrationGroup> groups) => Table.From("calibration_groups", ("model", groups.Select(g => g.Model)),
        ("n", groups.Select(g => g.Count)), ("events", groups.Select(g => g.EventCount)), ("predicted", groups.Select(g => g.Predicted)),
        ("observed", groups.Select(g => g.Observed)), ("ci_low", groups.Select(g => g.Low)), ("ci_high", groups.Select(g => g.High)));

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [CalibrationFigures.Of(this)];
}
