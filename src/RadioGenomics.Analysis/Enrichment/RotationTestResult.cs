using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>One gene set, tested by itself.</summary>
public sealed record RotationTestRow
{
    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>Genes of the set that were tested.</summary>
    public required int Size { get; init; }

    /// <summary>Share of genes with z below -√2.</summary>
    public required double PropDown { get; init; }

    /// <summary>Share of genes with z above √2.</summary>
    public required double PropUp { get; init; }

    /// <summary>Up or Down: the more significant direction.</summary>
    public required string Direction { get; init; }

    /// <summary>Two-sided p-value of a common direction.</summary>
    public required double P { get; init; }

    /// <summary>Benjamini-Hochberg over sets.</summary>
    public required double Q { get; init; }

    /// <summary>p-value without regard to direction.</summary>
    public required double PMixed { get; init; }

    /// <summary>Benjamini-Hochberg over sets.</summary>
    public required double QMixed { get; init; }
}

/// <summary>Self-contained gene set tests by rotation: whether a set's genes are associated at all, whatever the other genes do.</summary>
public sealed record RotationTestResult : IReport
{
    /// <summary>The sets by p, then by the order of the collection.</summary>
    public required ImmutableArray<RotationTestRow> Rows { get; init; }

    /// <summary>"ROAST" or "FRY".</summary>
    public required string Method { get; init; }

    /// <summary>Name and version of the collection.</summary>
    public required string Collection { get; init; }

    /// <summary>Seed of the rotations; null where none were drawn.</summary>
    public required ulong? Seed { get; init; }

    /// <summary>Sets that were left out because of their size.</summary>
    public required Table LeftOut { get; init; }

    /// <summary>Settings.</summary>
    public required RoastOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"{Method}: {Rows.Length} sets of {Collection}: {Rows.Count(r => r.Q < 0.05)} with a common direction and {Rows.Count(r => r.QMixed < 0.05)} in any direction at q < 0.05. ")
        + "Self-contained: a set is tested by itself, so where most genes are associated most sets are."
        + (Seed is ulong seed ? FormattableString.Invariant($" {Options.Nrot} rotations, seed {seed}; p = (b + 1) / (rotations + 1).") : "");

    /// <summary>set, size, prop_down, prop_up, direction, p, q, p_mixed, q_mixed.</summary>
    public Table ToTable() => Table.From("rotation_test", ("set", Rows.Select(r => r.Set)), ("size", Rows.Select(r => r.Size)), ("prop_down", Rows.Select(r => r.PropDown)),
        ("prop_up", Rows.Select(r => r.PropUp)), ("direction", Rows.Select(r => r.Direction)), ("p", Rows.Select(r => r.P)), ("q", Rows.Select(r => r.Q)),
        ("p_mixed", Rows.Select(r => r.PMixed)), ("q_mixed", Rows.Select(r => r.QMixed)));

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => LeftOut.RowCount > 0 ? [ToTable(), LeftOut] : [ToTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];
}
