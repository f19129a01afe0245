using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Result of <see cref="OverRepresentation"/>.</summary>
public sealed record OverRepresentationResult : IReport
{
    /// <summary>Every list with every set: by list, then p, then name of the set.</summary>
    public required ImmutableArray<OverRepresentationTest> Tests { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required OverRepresentationOptions Options { get; init; }

    /// <summary>The sets that were tested and the universe.</summary>
    public required GeneSetIndex Sets { get; init; }

    /// <summary>The lists that have genes in the universe.</summary>
    public required ImmutableArray<GeneList> Lists { get; init; }

    /// <summary>How the universe came about.</summary>
    public required string UniverseRule { get; init; }

    /// <summary>The lists: list, genes_given, in_universe, not_in_universe, lost.</summary>
    public required Table ListTable { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    // Positions of each list's genes in the universe, in the list's order.
    internal int[][] Positions { get; init; } = [];

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            OverRepresentationTest best = Tests.MinBy(t => (t.Q, t.Log10P));
            int found = Tests.Count(t => t.Q < 0.05);
            string lists = Lists.Length == 1
                ? string.Create(CultureInfo.InvariantCulture, $"{best.ListSize} genes")
                : string.Create(CultureInfo.InvariantCulture, $"{Lists.Length} lists of {Positions.Min(p => p.Length)} to {Positions.Max(p => p.Length)} genes");
            string tests = string.Create(CultureInfo.InvariantCulture,
                $"{lists} against {Sets.Count} sets of '{Sets.Collection.Title}', {Words} test{(Options.MidP ? " (mid-p)" : "")}. Universe N = {Sets.Universe.Length}: {UniverseRule}. {Tests.Length} tests, q by {Options.Adjust.ToString().ToUpperInvariant()} over all of them; {found} with q < 0.05. ");
            return tests + string.Create(CultureInfo.InvariantCulture,
                $"Strongest: {(Lists.Length == 1 ? "" : $"list {best.List}, ")}{best.Set}, k/K/n/N = {best.Overlap}/{best.SetSize}/{best.ListSize}/{best.UniverseSize}, {best.FoldEnrichment:0.0#} times the expected overlap, p = {P(best)}, q = {best.Q:0.###e+00}.");
        }
    }

    /// <summary>The genes of a test's overlap, in the order of the list.</summary>
    /// <param name="test">One of <see cref="Tests"/>.</param>
    public ImmutableArray<string> GenesOf(OverRepresentationTest test)
    {
        ReadOnlySpan<int> set = Sets.Genes(test.SetPlace);
        var genes = ImmutableArray.CreateBuilder<string>(test.Overlap);
        foreach (int gene in Positions[test.ListPlace])
        {
            if (set.BinarySearch(gene) >= 0)
            {
                genes.Add(Sets.Universe[gene]);
            }
        }
        return genes.ToImmutable();
    }

    /// <summary>Table <c>ora</c>: list (only of several), set, k, set_size, list_size, universe_size, odds_ratio, p, q, genes, fold_enrichment,
    /// expected, log10_p, description, and of several lists q_within_list.</summary>
    public Table ToTable() => ToTable(Tests);

    /// <summary>The tests with q below a limit, as a table.</summary>
    public Table Where(double qBelow) => ToTable([.. Tests.Where(t => t.Q < qBelow)]);

    /// <inheritdoc/>
    public IEnumerable<Table> Tables()
    {
        yield return ToTable();
        yield return ListTable;
        if (Sets.LeftOut.RowCount > 0)
        {
            yield return Sets.LeftOut.WithName("ora_sets_left_out");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => OverRepresentationFigures.Of(this);

    internal static OverRepresentationResult Create(OverRepresentationInput input, OverRepresentationTest[] tests, OverRepresentationOptions options, RunContext run)
    {
        int sets = input.Index.Count;
        double[] p = [.. tests.Select(t => t.P)], q = MultipleTesting.Adjust(p, options.Adjust);
        var sorted = new OverRepresentationTest[tests.Length];
        ParallelLoop.For(input.Lists.Length, run, "adjusting", l =>
        {
            int from = l * sets;
            double[] within = input.Lists.Length == 1 ? q : MultipleTesting.Adjust(p.AsSpan(from, sets), options.Adjust);
            int[] order = [.. Enumerable.Range(0, sets)];
            Array.Sort(order, (a, b) =>
            {
                int byP = tests[from + a].Log10P.CompareTo(tests[from + b].Log10P);
                return byP != 0 ? byP : string.CompareOrdinal(tests[from + a].Set, tests[from + b].Set);
            });
            for (int i = 0; i < sets; i++)
            {
                int s = order[i];
                sorted[from + i] = tests[from + s] with { Q = q[from + s], QWithinList = within[s] };
            }
        });
        return new()
        {
            Tests = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(sorted),
            Options = options,
            Sets = input.Index,
            Lists = input.Lists,
            UniverseRule = input.UniverseRule,
            ListTable = input.ListTable,
            Positions = input.Positions,
            Diagnostics = input.Diagnostics,
        };
    }

    string Words => Options.Method switch
    {
        OverRepresentationMethod.ParentChildUnion => "hypergeometric parent-child (union)",
        OverRepresentationMethod.ParentChildIntersection => "hypergeometric parent-child (intersection)",
        OverRepresentationMethod.Elim => string.Create(CultureInfo.InvariantCulture, $"hypergeometric elim (p < {Options.ElimCutoff})"),
        _ => "hypergeometric",
    };

    // Where p itself is below the smallest double, its logarithm is not.
    static string P(OverRepresentationTest test) => test.P > 0
        ? test.P.ToString("0.###e+00", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"1e{test.Log10P:0.##}");

    Table ToTable(ImmutableArray<OverRepresentationTest> tests)
    {
        var columns = new List<TableColumn>
        {
            TableColumn.From("set", tests.Select(t => t.Set)), TableColumn.From("k", tests.Select(t => t.Overlap)),
            TableColumn.From("set_size", tests.Select(t => t.SetSize)), TableColumn.From("list_size", tests.Select(t => t.ListSize)),
            TableColumn.From("universe_size", tests.Select(t => t.UniverseSize)), TableColumn.From("odds_ratio", tests.Select(t => t.OddsRatio)),
            TableColumn.From("p", tests.Select(t => t.P)), TableColumn.From("q", tests.Select(t => t.Q)),
            TableColumn.From("genes", tests.Select(t => t.Overlap == 0 ? "" : string.Join(';', GenesOf(t)))),
            TableColumn.From("fold_enrichment", tests.Select(t => t.FoldEnrichment)), TableColumn.From("expected", tests.Select(t => t.Expected)),
            TableColumn.From("log10_p", tests.Select(t => t.Log10P)), TableColumn.From("description", tests.Select(t => Sets.Source(t.SetPlace).Description)),
        };
        if (Lists.Length > 1)
        {
            columns.Insert(0, TableColumn.From("list", tests.Select(t => t.List)));
            columns.Add(TableColumn.From("q_within_list", tests.Select(t => t.QWithinList)));
        }
        return new("ora", columns);
    }
}
