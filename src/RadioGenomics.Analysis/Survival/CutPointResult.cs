using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="CutPoint.Search"/>.</summary>
public sealed record CutPointResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Name of the variable.</summary>
    public required string Variable { get; init; }

    /// <summary>Rows with a value.</summary>
    public required int RowCount { get; init; }

    /// <summary>Every cut that was looked at, ascending.</summary>
    public required ImmutableArray<CutStatistic> Cuts { get; init; }

    /// <summary>The cut with the largest absolute statistic.</summary>
    public required CutStatistic Best { get; init; }

    /// <summary>P of the best cut by Lausen and Schumacher (1992).</summary>
    public required double PLau92 { get; init; }

    /// <summary>P of the best cut by the improved Bonferroni inequality; an upper bound that may exceed 1.</summary>
    public required double PLau94 { get; init; }

    /// <summary>P of the best cut by the Gaussian limit.</summary>
    public required double PExactGauss { get; init; }

    /// <summary>The two groups. Shape: [rows of the data].</summary>
    public required Grouping Groups { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required CutPointOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>P by the method of the options, at most 1: allows for the search.</summary>
    public double P => Math.Min(1, Options.CutPMethod switch { CutPointP.Lau92 => PLau92, CutPointP.Lau94 => PLau94, _ => PExactGauss });

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant(
        $"{Endpoint} by {Variable}: best of {Cuts.Length} cuts at {TableColumn.FormatNumber(Best.Cut)} ({Best.LowerCount} of {RowCount} rows at or below), |M| = {Math.Abs(Best.Statistic):0.###}, {SurvivalWords.P(P)} adjusted for the search ({Options.CutPMethod}).");

    /// <summary>variable, n, cut, n_low, n_high, statistic, p_adjusted, method, p_exact_gauss, p_lau94, p_lau92.</summary>
    public Table ToTable() => Table.From("cutpoint", ("variable", new[] { Variable }), ("n", new[] { RowCount }), ("cut", new[] { Best.Cut }),
        ("n_low", new[] { Best.LowerCount }), ("n_high", new[] { RowCount - Best.LowerCount }), ("statistic", new[] { Math.Abs(Best.Statistic) }),
        ("p_adjusted", new[] { P }), ("method", new[] { Options.CutPMethod.ToString() }), ("p_exact_gauss", new[] { PExactGauss }), ("p_lau94", new[] { PLau94 }), ("p_lau92", new[] { PLau92 }));

    /// <summary>cut, n_low, statistic.</summary>
    public Table StatisticTable() => Table.From("cutpoint_statistics",
        ("cut", Cuts.Select(c => c.Cut)), ("n_low", Cuts.Select(c => c.LowerCount)), ("statistic", Cuts.Select(c => Math.Abs(c.Statistic))));

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable(), StatisticTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [FigureSpec.Single("cut-point", $"Cuts of {Variable}", new()
    {
        X = AxisSpec.Linear(Variable),
        Y = AxisSpec.Linear("|standardised log-rank statistic|") with { Min = 0 },
        Marks =
        [
            new LineMark { X = [.. Cuts.Select(c => c.Cut)], Y = [.. Cuts.Select(c => Math.Abs(c.Statistic))], Width = 1.2 },
            new PointsMark { X = [.. Cuts.Select(c => c.Cut)], Y = [.. Cuts.Select(c => Math.Abs(c.Statistic))], Size = 2.5 },
            new SegmentsMark { X0 = [Best.Cut], X1 = [Best.Cut], Y0 = [0], Y1 = [Math.Abs(Best.Statistic)], Dashed = true, ColorIndex = 1 },
            new PointsMark { X = [Best.Cut], Y = [Math.Abs(Best.Statistic)], ColorIndex = 1, Size = 5 },
        ],
        Notes = [FormattableString.Invariant($"cut {TableColumn.FormatNumber(Best.Cut)}, adjusted {SurvivalWords.P(P)}")],
    }) with
    { Caption = Summary }];
}
