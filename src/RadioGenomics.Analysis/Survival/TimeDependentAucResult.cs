using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="TimeDependentAuc.Run"/>.</summary>
public sealed record TimeDependentAucResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of the horizons.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>Rows used.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows with the event, at any time.</summary>
    public required int EventCount { get; init; }

    /// <summary>The markers.</summary>
    public required ImmutableArray<string> Markers { get; init; }

    /// <summary>Every marker at every horizon.</summary>
    public required ImmutableArray<TimeDependentAucRow> Rows { get; init; }

    /// <summary>Every pair of markers at every horizon; empty for one marker and with weights from a Cox model.</summary>
    public required ImmutableArray<AucContrast> Contrasts { get; init; }

    /// <summary>ROC curve of every marker at every horizon, in the order of <see cref="Rows"/>.</summary>
    public required ImmutableArray<RocCurve> Curves { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required TimeDependentAucOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>One marker over time.</summary>
    public ImmutableArray<TimeDependentAucRow> Of(string marker) => [.. Rows.Where(r => r.Marker == marker)];

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            string markers = string.Join("; ", Markers.Select(m => m + ": " + string.Join(", ", Of(m).Select(r => string.Create(CultureInfo.InvariantCulture,
                $"{r.Auc:0.00}{(double.IsNaN(r.Low) ? "" : string.Create(CultureInfo.InvariantCulture, $" ({r.Low:0.00} to {r.High:0.00})"))} at {r.Time:0.##}")))));
            string weights = Options.Weighting == CensoringWeighting.Marginal ? "one curve of censoring" : "a Cox model of censoring";
            return string.Create(CultureInfo.InvariantCulture,
                $"Time-dependent AUC (cumulative cases, dynamic controls, weights from {weights}) of {Name} in {RowCount} rows with {EventCount} events; times in {(TimeUnit.Length > 0 ? TimeUnit : "the data's unit")}. {markers}.");
        }
    }

    /// <summary>Tables <c>time_dependent_auc</c> (marker, time, auc, se, ci_low, ci_high, band_low, band_high, n_cases, n_controls, n_censored)
    /// and, with several markers, <c>auc_contrasts</c> (marker, reference, time, difference, se, ci_low, ci_high, p, p_adjusted).</summary>
    public IEnumerable<Table> Tables()
    {
        yield return Table.From("time_dependent_auc", ("marker", Rows.Select(r => r.Marker)), ("time", Rows.Select(r => r.Time)),
            ("auc", Rows.Select(r => r.Auc)), ("se", Rows.Select(r => r.StandardError)), ("ci_low", Rows.Select(r => r.Low)),
            ("ci_high", Rows.Select(r => r.High)), ("band_low", Rows.Select(r => r.BandLow)), ("band_high", Rows.Select(r => r.BandHigh)),
            ("n_cases", Rows.Select(r => r.CaseCount)), ("n_controls", Rows.Select(r => r.ControlCount)), ("n_censored", Rows.Select(r => r.CensoredCount)));
        if (!Contrasts.IsEmpty)
        {
            yield return Table.From("auc_contrasts", ("marker", Contrasts.Select(c => c.Marker)), ("reference", Contrasts.Select(c => c.Reference)),
                ("time", Contrasts.Select(c => c.Time)), ("difference", Contrasts.Select(c => c.Difference)), ("se", Contrasts.Select(c => c.StandardError)),
                ("ci_low", Contrasts.Select(c => c.Low)), ("ci_high", Contrasts.Select(c => c.High)), ("p", Contrasts.Select(c => c.P)),
                ("p_adjusted", Contrasts.Select(c => c.AdjustedP)));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [AccuracyFigures.AucOverTime(this), .. Markers.Select(RocAtHorizons)];

    /// <summary>The ROC curves of one marker, one for each horizon (at most five, evenly spread).</summary>
    /// <param name="marker">One of <see cref="Markers"/>.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public FigureSpec RocAtHorizons(string marker)
    {
        if (!Markers.Contains(marker))
        {
            Throw.UnknownMarker(marker, Markers);
        }
        return AccuracyFigures.RocCurves(this, marker);
    }
}
