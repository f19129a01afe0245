using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="Nomogram"/>.</summary>
public sealed record NomogramResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of the times.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>Rows that the model was fitted to.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows with the event.</summary>
    public required int EventCount { get; init; }

    /// <summary>The variables, in the model's order.</summary>
    public required ImmutableArray<NomogramAxis> Axes { get; init; }

    /// <summary>Points for one unit of the linear predictor.</summary>
    public required double PointsPerUnit { get; init; }

    /// <summary>Linear predictor of a total of 0 points.</summary>
    public required double LinearPredictorAtZero { get; init; }

    /// <summary>Largest total.</summary>
    public required double MaxTotal { get; init; }

    /// <summary>What round totals mean.</summary>
    public required ImmutableArray<NomogramTotal> Totals { get; init; }

    /// <summary>What totals mean, finely spaced: for the scales of survival.</summary>
    internal ImmutableArray<NomogramTotal> Fine { get; init; } = [];

    /// <summary>The options, every default filled in.</summary>
    public required NomogramOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Total of a row from its linear predictor, centred as the model's.</summary>
    public double PointsOf(double linearPredictor) => (linearPredictor - LinearPredictorAtZero) * PointsPerUnit;

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            NomogramAxis widest = Axes.MaxBy(a => a.Points.Max())!;
            return string.Create(CultureInfo.InvariantCulture,
                $"Nomogram for {Name} of a Cox model with {Axes.Length} variables, fitted to {RowCount} rows with {EventCount} events. {widest.Variable} has the largest range ({Options.MaxPoints:0.#} points); totals run from 0 to {MaxTotal:0.#}.");
        }
    }

    /// <summary>Tables <c>nomogram_points</c> (variable, value, points) and <c>nomogram_totals</c> (total_points, linear_predictor,
    /// survival at each horizon, median_survival).</summary>
    public IEnumerable<Table> Tables()
    {
        yield return Table.From("nomogram_points", ("variable", Axes.SelectMany(a => a.Labels.Select(_ => a.Variable))),
            ("value", Axes.SelectMany(a => a.Labels)), ("points", Axes.SelectMany(a => a.Points)));
        yield return Table.From("nomogram_totals",
        [
            ("total_points", Totals.Select(t => t.Points)), ("linear_predictor", Totals.Select(t => t.LinearPredictor)),
            .. Options.Horizons.Select((h, i) => (string.Create(CultureInfo.InvariantCulture, $"survival_{h}"), (object)Totals.Select(t => t.Survival[i]))),
            ("median_survival", Totals.Select(t => t.MedianSurvival)),
        ]);
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [NomogramFigure.Of(this)];
}
