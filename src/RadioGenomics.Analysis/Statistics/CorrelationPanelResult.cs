using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>One pair of a <see cref="CorrelationPanelResult"/>.</summary>
public sealed record CorrelationPanelRow
{
    /// <summary>Feature of the first matrix.</summary>
    public required string X { get; init; }

    /// <summary>Feature of the second matrix.</summary>
    public required string Y { get; init; }

    /// <summary>Number of complete samples.</summary>
    public required int N { get; init; }

    /// <summary>Correlation.</summary>
    public required double R { get; init; }

    /// <summary>Correlation given each confounder alone; NaN when the confounder explains a side entirely. Shape: [confounders].</summary>
    public required ImmutableArray<double> RGiven { get; init; }

    /// <summary>Smallest r with one sample left out.</summary>
    public required double LeaveOneOutLow { get; init; }

    /// <summary>Largest r with one sample left out.</summary>
    public required double LeaveOneOutHigh { get; init; }

    /// <summary>The sample whose absence moves r most.</summary>
    public required string MostInfluentialSample { get; init; }
}

/// <summary>Pairs with their correlation given confounders and without single samples.</summary>
public sealed record CorrelationPanelResult : IReport
{
    /// <summary>The pairs, in the order asked for.</summary>
    public required ImmutableArray<CorrelationPanelRow> Rows { get; init; }

    /// <summary>Names of the confounders.</summary>
    public required ImmutableArray<string> Confounders { get; init; }

    /// <summary>The settings of the correlations.</summary>
    public required CorrelationOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"{Rows.Length} pairs, {Options.Method} correlation")
        + (Confounders.IsEmpty ? "" : $", alone and given {string.Join(" or ", Confounders)}") + "; range of r with each sample left out in turn.";

    /// <summary>The pairs as a table: x, y, n, r, r_given_..., loo_low, loo_high, most_influential.</summary>
    public Table ToTable()
    {
        List<TableColumn> columns =
        [
            TableColumn.Text("x", [.. Rows.Select(r => r.X)]),
            TableColumn.Text("y", [.. Rows.Select(r => r.Y)]),
            TableColumn.Integer("n", [.. Rows.Select(r => (long)r.N)]),
            TableColumn.Number("r", [.. Rows.Select(r => r.R)]),
        ];
        columns.AddRange(Confounders.Select((name, c) => TableColumn.Number("r_given_" + name, [.. Rows.Select(r => r.RGiven[c])])));
        columns.Add(TableColumn.Number("loo_low", [.. Rows.Select(r => r.LeaveOneOutLow)]));
        columns.Add(TableColumn.Number("loo_high", [.. Rows.Select(r => r.LeaveOneOutHigh)]));
        columns.Add(TableColumn.Text("most_influential", [.. Rows.Select(r => r.MostInfluentialSample)]));
        return new("confounders", columns);
    }

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];
}
