using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="BrierScore.Run"/>.</summary>
public sealed record BrierResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of the times.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>Rows used.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows with the event.</summary>
    public required int EventCount { get; init; }

    /// <summary>Every model at every time; the null model first.</summary>
    public required ImmutableArray<BrierRow> Rows { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required BrierOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The models, the null model first.</summary>
    public IEnumerable<string> Models => Rows.Select(r => r.Model).Distinct();

    /// <summary>One model over time.</summary>
    public ImmutableArray<BrierRow> Of(string model) => [.. Rows.Where(r => r.Model == model)];

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            double last = Options.Times[^1];
            string models = string.Join("; ", Models.Skip(1).Select(m => Rows.First(r => r.Model == m && r.Time == last)).Select(r => string.Create(CultureInfo.InvariantCulture,
                $"{r.Model} {r.Brier:0.000}, IPA {100 * r.Ipa:0.#} %{(double.IsNaN(r.IpaLow) ? "" : string.Create(CultureInfo.InvariantCulture, $" ({100 * r.IpaLow:0.#} to {100 * r.IpaHigh:0.#})"))}, integrated {r.IntegratedBrier:0.000}")));
            BrierRow none = Rows.First(r => r.Model == BrierScore.NullModel && r.Time == last);
            return string.Create(CultureInfo.InvariantCulture,
                $"Brier scores of {Name} in {RowCount} rows with {EventCount} events. At {last} {TimeUnit}: {BrierScore.NullModel} {none.Brier:0.000}; {models}.");
        }
    }

    /// <summary>Table <c>brier</c>: model, time, brier, se, ci_low, ci_high, ipa, ipa_low, ipa_high, integrated_brier.</summary>
    public IEnumerable<Table> Tables() =>
    [
        Table.From("brier", ("model", Rows.Select(r => r.Model)), ("time", Rows.Select(r => r.Time)), ("brier", Rows.Select(r => r.Brier)),
            ("se", Rows.Select(r => r.StandardError)), ("ci_low", Rows.Select(r => r.Low)), ("ci_high", Rows.Select(r => r.High)),
            ("ipa", Rows.Select(r => r.Ipa)), ("ipa_low", Rows.Select(r => r.IpaLow)), ("ipa_high", Rows.Select(r => r.IpaHigh)),
            ("integrated_brier", Rows.Select(r => r.IntegratedBrier))),
    ];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [AccuracyFigures.Brier(this)];
}
