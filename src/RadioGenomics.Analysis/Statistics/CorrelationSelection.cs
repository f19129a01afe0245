using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Some pairs of a <see cref="CorrelationResult"/>, sorted by p, then x, then y; p and q are those of the whole result.</summary>
public sealed record CorrelationSelection : IReport
{
    readonly string _rule;

    internal CorrelationSelection(CorrelationResult source, ImmutableArray<CorrelationRow> rows, string rule)
    {
        Source = source;
        Rows = rows;
        _rule = rule;
    }

    /// <summary>The result that the pairs were taken from.</summary>
    public CorrelationResult Source { get; }

    /// <summary>The pairs.</summary>
    public ImmutableArray<CorrelationRow> Rows { get; }

    /// <summary>Number of pairs.</summary>
    public int Count => Rows.Length;

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"{Rows.Length} of {Source.PairCount:N0} pairs: {_rule}. {Source.Summary}");

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics => Source.Diagnostics;

    /// <summary>The pairs as a table, see <see cref="CorrelationResult.ToTable"/>.</summary>
    public Table ToTable() => CorrelationTable.Of(Source, Rows);

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => Source.Figures();
}
