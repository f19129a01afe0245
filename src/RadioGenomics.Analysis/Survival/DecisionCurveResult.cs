using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>One strategy at one threshold.</summary>
public sealed record DecisionCurveRow
{
    /// <summary>Model, or <see cref="DecisionCurve.All"/>, or <see cref="DecisionCurve.None"/>.</summary>
    public required string Strategy { get; init; }
    /// <summary>Risk from which on one is treated. Range: (0, 1).</summary>
    public required double Threshold { get; init; }
    /// <summary>Share of all rows that are treated and have the event.</summary>
    public required double TruePositiveRate { get; init; }
    /// <summary>Share of all rows that are treated and do not have the event.</summary>
    public required double FalsePositiveRate { get; init; }
    /// <summary>True positives less the false positives they are worth, per row.</summary>
    public required double NetBenefit { get; init; }
    /// <summary>Needless treatments saved per 100 rows against treating everybody, with as many events treated.</summary>
    public required double InterventionsAvoided { get; init; }

    internal static DecisionCurveRow Of(string strategy, double threshold, double truePositive, double falsePositive, double prevalence)
    {
        double odds = threshold / (1 - threshold), benefit = truePositive - (falsePositive * odds), ofAll = prevalence - ((1 - prevalence) * odds);
        return new()
        {
            Strategy = strategy,
            Threshold = threshold,
            TruePositiveRate = truePositive,
            FalsePositiveRate = falsePositive,
            NetBenefit = benefit,
            InterventionsAvoided = 100 * (benefit - ofAll) / odds,
        };
    }
}

/// <summary>Result of <see cref="DecisionCurve"/>.</summary>
public sealed record DecisionCurveResult : IReport
{
    /// <summary>Name of the outcome.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of the horizon; empty for a yes-or-no outcome.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>Rows used.</summary>
    public required int RowCount { get; init; }

    /// <summary>Share of rows with the event (by the horizon: one minus the Kaplan-Meier estimate).</summary>
    public required double Prevalence { get; init; }

    /// <summary>Every strategy at every threshold.</summary>
    public required ImmutableArray<DecisionCurveRow> Rows { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required DecisionCurveOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The strategies, "treat all" and "treat none" first.</summary>
    public IEnumerable<string> Strategies => Rows.Select(r => r.Strategy).Distinct();

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            string when = Options.Horizon is double h ? string.Create(CultureInfo.InvariantCulture, $" by {h} {TimeUnit}").TrimEnd() : "";
            string first = string.Create(CultureInfo.InvariantCulture,
                $"Decision curves for {Name}{when} in {RowCount} rows, {100 * Prevalence:0.#} % with the event. ");
            return first + string.Join(" ", Strategies.Except([DecisionCurve.All, DecisionCurve.None]).Select(UsefulRange));
        }
    }

    string UsefulRange(string model)
    {
        double[] all = Benefits(DecisionCurve.All), own = Benefits(model);
        double[] better = [.. Options.Thresholds.Where((_, i) => own[i] > Math.Max(0, all[i]) + 1e-12)];
        return better.Length == 0 ? $"{model} is nowhere better than treating all or none."
            : string.Create(CultureInfo.InvariantCulture, $"{model} is better than treating all or none at {better.Length} of {own.Length} thresholds (between {better[0]:0.##} and {better[^1]:0.##}).");
    }

    double[] Benefits(string strategy) => [.. Rows.Where(r => r.Strategy == strategy).Select(r => r.NetBenefit)];

    /// <summary>Table <c>decision_curve</c>: strategy, threshold, net_benefit, tp_rate, fp_rate, interventions_avoided.</summary>
    public IEnumerable<Table> Tables() =>
    [
        Table.From("decision_curve", ("strategy", Rows.Select(r => r.Strategy)), ("threshold", Rows.Select(r => r.Threshold)),
            ("net_benefit", Rows.Select(r => r.NetBenefit)), ("tp_rate", Rows.Select(r => r.TruePositiveRate)),
            ("fp_rate", Rows.Select(r => r.FalsePositiveRate)), ("interventions_avoided", Rows.Select(r => r.InterventionsAvoided))),
    ];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [AccuracyFigures.DecisionCurve(this)];
}
