using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Result of <see cref="PrerankedGsea.Run"/>.</summary>
public sealed record GseaResult : IReport
{
    /// <summary>What a reader of preranked p-values has to know.</summary>
    internal const string Caution = "These p-values compare each set with random genes, as if genes varied independently; genes of one set are usually correlated, "
        + "which makes set scores vary more than random sets show, so the p-values are too small (anti-conservative): use camera, which allows for "
        + "inter-gene correlation, or the phenotype form, before claiming significance.";

    /// <summary>One row per set, sorted by p, then by set. Shape: [sets].</summary>
    public required ImmutableArray<GseaRow> Rows { get; init; }

    /// <summary>The ranking that was tested.</summary>
    public required GeneRanking Ranking { get; init; }

    /// <summary>The sets placed in the ranking.</summary>
    public required GeneSetIndex Index { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required GseaOptions Options { get; init; }

    /// <inheritdoc/>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{Rows.Length} gene sets ({Options.MinSize} to {Options.MaxSize} genes in the ranking) against a ranking of {Ranking.Count} genes, weight {Options.Weight}: {Rows.Count(r => r.Q < 0.05 && r.Es > 0)} high and {Rows.Count(r => r.Q < 0.05 && r.Es < 0)} low in it with q < 0.05 (Benjamini-Hochberg). {Caution}");

    /// <summary>The row of a set.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public GseaRow this[string set] => Rows.FirstOrDefault(r => r.Set == set) ?? Throw.GeneSetNotTested(set, Rows.Select(r => r.Set));

    /// <summary>The rows with q below a limit, as a table.</summary>
    public Table Where(double qBelow) => ToTable(Rows.Where(r => r.Q < qBelow));

    /// <summary>All rows: set, size, es, nes, p, log2_error, q, leading_edge (genes separated by commas).</summary>
    public Table ToTable() => ToTable(Rows);

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable(), Index.LeftOut];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => GseaFigures.All(Ranking, Index, Rows, Score, "Preranked: p-values ignore inter-gene correlation.");

    /// <summary>The running sum of a set over the ranking: curve, places of its genes, statistic; the leading edge is shaded.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>: the set was not tested.</exception>
    public FigureSpec RunningSum(string set) => GseaFigures.RunningSum(Ranking, Index, this[set], Score(this[set]));

    EnrichmentScore Score(GseaRow row)
    {
        Index.TryIndexOf(row.Set, out int set);
        return EnrichmentScore.Of(Ranking, Index.Genes(set), Options.Weight, Options.ScoreType);
    }


    internal static Table ToTable(IEnumerable<GseaRow> rows)
    {
        GseaRow[] all = [.. rows];
        return Table.From("gsea", ("set", all.Select(r => r.Set)), ("size", all.Select(r => r.Size)), ("es", all.Select(r => r.Es)), ("nes", all.Select(r => r.Nes)),
            ("p", all.Select(r => r.P)), ("log2_error", all.Select(r => r.Log2Error)), ("q", all.Select(r => r.Q)),
            ("leading_edge", all.Select(r => string.Join(',', r.LeadingEdge))));
    }

    internal static GseaResult Create(GeneRanking ranking, GeneSetIndex index, EnrichmentScore[] scores, SetTest[] tests, GseaOptions options)
    {
        double[] q = MultipleTesting.Adjust([.. tests.Select(t => t.P)], AdjustMethod.Bh);
        GseaRow[] rows = [.. tests.Select((t, s) => new GseaRow
        {
            Set = index.Names[s],
            Size = index.Size(s),
            Es = scores[s].Score,
            Nes = t.Nes,
            P = t.P,
            Log2Error = t.Log2Error,
            Q = q[s],
            LeadingEdge = [.. scores[s].LeadingEdge.Select(place => ranking.Genes[place])],
        })];
        return new()
        {
            Rows = [.. rows.OrderBy(r => double.IsNaN(r.P)).ThenBy(r => r.P).ThenBy(r => r.Set, StringComparer.Ordinal)],
            Ranking = ranking,
            Index = index,
            Options = options,
            Diagnostics = [.. ranking.Diagnostics, .. index.Diagnostics, .. Notes(index, tests, options)],
        };
    }

    static IEnumerable<Diagnostic> Notes(GeneSetIndex index, SetTest[] tests, GseaOptions options)
    {
        yield return Diagnostic.Warning(ErrorCode.InterGeneCorrelation, Caution);
        string[] unknown = [.. index.Names.Where((_, s) => double.IsNaN(tests[s].P))];
        if (unknown.Length > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.GseaUnbalanced, FormattableString.Invariant(
                $"{unknown.Length} sets have no p-value: hardly any random set of their size has a score of their sign, because the statistics are almost all of one sign; first: {string.Join(", ", unknown.Take(5))}. Choose ScoreType Pos or Neg, or a statistic centred on zero."));
        }
        int bounds = tests.Count(t => t.IsBound);
        if (bounds > 0)
        {
            yield return Diagnostic.Note(ErrorCode.GseaBound, FormattableString.Invariant(
                $"{bounds} sets have a p-value below the bound where the splitting stopped (at Eps = {options.Eps}, or earlier where hardly any other set reaches so far); the bound is given, without an error."));
        }
    }
}
