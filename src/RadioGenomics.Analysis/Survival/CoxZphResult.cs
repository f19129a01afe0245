using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Tests of proportional hazards, and the residuals that show how an effect changes.</summary>
public sealed record CoxZphResult : IReport
{
    /// <summary>One test for each term or coefficient, and the global one as the last.</summary>
    public required ImmutableArray<CoxTest> Tests { get; init; }

    /// <summary>What time was turned into.</summary>
    public required ZphTransform Transform { get; init; }

    /// <summary>Times of the events. Shape: [events].</summary>
    public required ImmutableArray<double> Event { get; init; }

    /// <summary>The events' times, transformed. Shape: [events].</summary>
    public required ImmutableArray<double> TransformedTime { get; init; }

    /// <summary>Scaled Schoenfeld residuals, event after event. Shape: [events × coefficients].</summary>
    public required ImmutableArray<double> ScaledResiduals { get; init; }

    /// <summary>The model.</summary>
    public required CoxResult Result { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The global test.</summary>
    public CoxTest Global => Tests[^1];

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"Proportional hazards ({Transform} of time): global χ² = {Global.Statistic:0.##} on {Global.Df} df, p = {ForestFigure.PText(Global.P)}.");

    /// <summary>The tests: term, chisq, df, p.</summary>
    public Table ToTable() => Table.From("zph", ("term", Tests.Select(t => t.Name)), ("chisq", Tests.Select(t => t.Statistic)),
        ("df", Tests.Select(t => t.Df)), ("p", Tests.Select(t => t.P)));

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [SchoenfeldFigure.Of(this)];
}
