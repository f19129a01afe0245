using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// Gene sets tested for one or several lists or rankings, in one table that is the same for every method: features × pathways,
/// modules × terms, hub lists × terms.
/// </summary>
public sealed partial record EnrichmentResult : IReport
{
    /// <summary>Method, such as "ORA", "CAMERA", "GSEA".</summary>
    public required string Method { get; init; }

    /// <summary>What the lists are, in the singular: "feature", "module", "hub rule", "endpoint".</summary>
    public required string ListKind { get; init; }

    /// <summary>What <see cref="EnrichmentRow.Effect"/> holds, such as "odds ratio", "NES".</summary>
    public required string EffectName { get; init; }

    /// <summary>The value of <see cref="EffectName"/> that means no effect: 1 for an odds ratio, 0 for scores.</summary>
    public required double NoEffect { get; init; }

    /// <summary>All tests: list by list, within a list by p, then by name.</summary>
    public required ImmutableArray<EnrichmentRow> Rows { get; init; }

    /// <summary>The gene sets restricted to the universe: what <see cref="Redundancy"/> compares.</summary>
    public required ImmutableArray<GeneSet> Sets { get; init; }

    /// <summary>Number of genes of the universe.</summary>
    public required int UniverseSize { get; init; }

    /// <summary>Where the gene sets are from: file, version, SHA-256.</summary>
    public required string Collection { get; init; }

    /// <summary>The resolved options of the method.</summary>
    public required object Options { get; init; }

    /// <summary>One sentence about how far the p-values may be trusted.</summary>
    public required string Caution { get; init; }

    /// <summary>Columns that the statistics were adjusted for; empty for none.</summary>
    public ImmutableArray<string> Covariates { get; init; } = [];

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Names of the lists, in their order.</summary>
    public ImmutableArray<string> Lists => [.. Rows.Select(r => r.List).Distinct(StringComparer.Ordinal)];

    /// <summary>Puts rows in order and fills in both adjustments.</summary>
    internal static ImmutableArray<EnrichmentRow> Finish(IEnumerable<IReadOnlyList<EnrichmentRow>> lists)
    {
        EnrichmentRow[] rows = [.. lists.SelectMany(list => Ordered(Adjusted(list, (row, q) => row with { Q = q })))];
        return [.. Adjusted(rows, (row, q) => row with { QAll = q })];
    }

    static IEnumerable<EnrichmentRow> Ordered(IEnumerable<EnrichmentRow> rows) =>
        rows.OrderBy(r => double.IsNaN(r.P) ? 2 : r.P).ThenBy(r => r.Set, StringComparer.Ordinal);

    static IEnumerable<EnrichmentRow> Adjusted(IReadOnlyList<EnrichmentRow> rows, Func<EnrichmentRow, double, EnrichmentRow> set)
    {
        double[] q = MultipleTesting.Adjust([.. rows.Select(r => r.P)], AdjustMethod.Bh);
        return rows.Select((row, i) => set(row, q[i]));
    }

    /// <summary>The rows with q over the whole table below a limit, as a table of the same form.</summary>
    public EnrichmentResult Where(double qBelow) => this with { Rows = [.. Rows.Where(r => r.QAll < qBelow)] };

    /// <summary>The rows of one list.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>, with the lists there are.</exception>
    public EnrichmentResult Of(string list)
    {
        ImmutableArray<EnrichmentRow> rows = [.. Rows.Where(r => r.List == list)];
        return rows.IsEmpty ? PathwayThrow.UnknownList(list, ListKind, Lists) : this with { Rows = rows };
    }

    /// <summary>Groups terms that share most of their genes. See <see cref="TermRedundancy"/>.</summary>
    /// <param name="options">Null: defaults. Terms are those with q over the whole table below the limit in any list.</param>
    /// <param name="run">Null: defaults.</param>
    public TermRedundancyResult Redundancy(TermRedundancyOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        EnrichmentRow[] best = [.. Rows.Where(r => r.QAll < options.QBelow).OrderBy(r => r.P).ThenBy(r => r.Set, StringComparer.Ordinal).DistinctBy(r => r.Set)];
        var sets = Sets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        return TermRedundancy.Run([.. best.Select(r => sets[r.Set])], [.. best.Select(r => r.P)], [.. best.Select(r => r.QAll)], UniverseSize, options, run ?? RunContext.Default);
    }

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            int tests = Rows.Count(r => !double.IsNaN(r.P)), found = Rows.Count(r => r.QAll < 0.05);
            string given = Covariates.IsEmpty ? "" : $" given {string.Join(", ", Covariates)}";
            string lists = Lists.Length == 1 ? $"{ListKind} '{Lists[0]}'" : FormattableString.Invariant($"{Lists.Length} {ListKind}s");
            return FormattableString.Invariant($"{Method} of {Sets.Length} gene sets ({Collection}) in {lists}{given}: {UniverseSize} genes in the universe, ")
                + FormattableString.Invariant($"{tests} tests, {found} with q < 0.05 over the whole table. {Caution}");
        }
    }
}
