using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>One marker of a <see cref="RocResult"/>.</summary>
public sealed record RocMarker
{
    /// <summary>Name of the marker.</summary>
    public required string Marker { get; init; }
    /// <summary>Which side means a case: higher or lower.</summary>
    public required RocDirection Direction { get; init; }
    /// <summary>Area under the curve, ties counting half. Range: [0, 1].</summary>
    public required double Auc { get; init; }
    /// <summary>DeLong's standard error.</summary>
    public required double StandardError { get; init; }
    /// <summary>Lower end of the interval of the area. Range: [0, 1].</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of the interval of the area. Range: [0, 1].</summary>
    public required double High { get; init; }
    /// <summary>Cases with the marker.</summary>
    public required int CaseCount { get; init; }
    /// <summary>Controls with the marker.</summary>
    public required int ControlCount { get; init; }
    /// <summary>The curve; a sample is positive at or beyond a cut.</summary>
    public required RocCurve Curve { get; init; }
    /// <summary>Lower edge of the pointwise band at false positive rates 0, 0.02, ..., 1; empty without resamples. Shape: [51].</summary>
    public required ImmutableArray<double> BandLow { get; init; }
    /// <summary>Upper edge of the band. Shape: [51].</summary>
    public required ImmutableArray<double> BandHigh { get; init; }
}

/// <summary>Difference of two areas of the same samples: DeLong's test.</summary>
public sealed record RocContrast
{
    /// <summary>One marker.</summary>
    public required string First { get; init; }
    /// <summary>The other marker.</summary>
    public required string Second { get; init; }
    /// <summary>Area of the first less that of the second.</summary>
    public required double Difference { get; init; }
    /// <summary>Standard error of the difference.</summary>
    public required double StandardError { get; init; }
    /// <summary>Lower end of its interval.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of its interval.</summary>
    public required double High { get; init; }
    /// <summary>Difference over its standard error; NaN when both markers order the samples alike.</summary>
    public required double Z { get; init; }
    /// <summary>Two-sided p; NaN when both markers order the samples alike.</summary>
    public required double P { get; init; }
    /// <summary>Cases with both markers.</summary>
    public required int CaseCount { get; init; }
    /// <summary>Controls with both markers.</summary>
    public required int ControlCount { get; init; }
}

/// <summary>Result of <see cref="RocAnalysis.Run"/>.</summary>
public sealed record RocResult : IReport
{
    /// <summary>What a case is.</summary>
    public required string Name { get; init; }
    /// <summary>The markers, in the order of the matrix.</summary>
    public required ImmutableArray<RocMarker> Markers { get; init; }
    /// <summary>Every pair of markers.</summary>
    public required ImmutableArray<RocContrast> Contrasts { get; init; }
    /// <summary>Samples with a known outcome.</summary>
    public required int SampleCount { get; init; }
    /// <summary>Samples without: left out.</summary>
    public required int MissingCount { get; init; }
    /// <summary>The options.</summary>
    public required RocOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics => Options.Direction == RocDirection.Auto
        ? [Diagnostic.Warning(ErrorCode.SelectionLimits, "The side that means a case was chosen for each marker from the data: areas are above 0.5 by construction, and their intervals do not allow for it.")]
        : [];

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            string markers = string.Join("; ", Markers.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Marker}: AUC {m.Auc:0.00} ({m.Low:0.00} to {m.High:0.00}), {m.CaseCount} cases, {m.ControlCount} controls")));
            string missing = MissingCount == 0 ? "" : FormattableString.Invariant($" {MissingCount} samples without a known outcome are left out.");
            return string.Create(CultureInfo.InvariantCulture, $"ROC for {Name} with DeLong's {100 * Options.ConfidenceLevel:0.#} % intervals. {markers}.{missing}");
        }
    }

    /// <summary>Tables <c>roc</c> (marker, direction, auc, se, ci_low, ci_high, n_cases, n_controls, youden_cut, sensitivity, specificity), <c>roc_curve</c> (marker, cut,
    /// sensitivity, specificity) and, with several markers, <c>roc_contrasts</c> (first, second, difference, se, ci_low, ci_high, z, p).</summary>
    public IEnumerable<Table> Tables()
    {
        yield return Table.From("roc", ("marker", Markers.Select(m => m.Marker)), ("direction", Markers.Select(m => m.Direction == RocDirection.Higher ? "higher" : "lower")),
            ("auc", Markers.Select(m => m.Auc)), ("se", Markers.Select(m => m.StandardError)), ("ci_low", Markers.Select(m => m.Low)), ("ci_high", Markers.Select(m => m.High)),
            ("n_cases", Markers.Select(m => m.CaseCount)), ("n_controls", Markers.Select(m => m.ControlCount)), ("youden_cut", Markers.Select(m => m.Curve.Cut[m.Curve.YoudenIndex])),
            ("sensitivity", Markers.Select(m => m.Curve.Sensitivity[m.Curve.YoudenIndex])), ("specificity", Markers.Select(m => 1 - m.Curve.FalsePositiveRate[m.Curve.YoudenIndex])));
        (string Marker, double Cut, double Sensitivity, double Specificity)[] points = [.. Markers.SelectMany(m => m.Curve.Cut.Select((c, i) => (m.Marker, c, m.Curve.Sensitivity[i], 1 - m.Curve.FalsePositiveRate[i])))];
        yield return Table.From("roc_curve", ("marker", points.Select(p => p.Marker)), ("cut", points.Select(p => p.Cut)), ("sensitivity", points.Select(p => p.Sensitivity)), ("specificity", points.Select(p => p.Specificity)));
        if (!Contrasts.IsEmpty)
        {
            yield return Table.From("roc_contrasts", ("first", Contrasts.Select(c => c.First)), ("second", Contrasts.Select(c => c.Second)), ("difference", Contrasts.Select(c => c.Difference)),
                ("se", Contrasts.Select(c => c.StandardError)), ("ci_low", Contrasts.Select(c => c.Low)), ("ci_high", Contrasts.Select(c => c.High)), ("z", Contrasts.Select(c => c.Z)), ("p", Contrasts.Select(c => c.P)));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [RocFigure.Of(this)];
}
