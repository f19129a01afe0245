using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <content>The tables of the command line contract.</content>
public sealed partial record WgcnaResult
{
    /// <summary>Above this number of rows the gene significance table holds the pairs with the smallest p only.</summary>
    public const int SignificanceRowLimit = 1_000_000;

    /// <inheritdoc/>
    public IEnumerable<Table> Tables()
    {
        yield return SoftThreshold.Tables().First();
        yield return ModuleTable();
        yield return EigengeneTable();
        yield return MembershipTable();
        yield return ModuleTraitTable();
        yield return GeneSignificanceTable();
        yield return HubTable();
    }

    /// <summary>One row per gene: module, colour, kME of its own module, connectivities.</summary>
    public Table ModuleTable() => Table.From("modules",
        ("gene", GeneIds),
        ("module", Modules),
        ("color", ModuleColors.Of(Modules)),
        ("kme", Enumerable.Range(0, GeneIds.Length).Select(OwnMembership)),
        ("ktotal", Connectivity.Total),
        ("kwithin", Connectivity.Within));

    /// <summary>One row per sample, one column per eigengene.</summary>
    public Table EigengeneTable() => new("eigengenes",
    [
        TableColumn.From("sample", SampleIds),
        .. Eigengenes.Values.FeatureIds.Select((name, m) => TableColumn.Number(name, Eigengenes.Values.Column(m).ToArray())),
    ]);

    /// <summary>One row per gene and module: kME with p; q is in <see cref="Membership"/>.</summary>
    public Table MembershipTable()
    {
        Pairs pairs = new(Membership, byX: true);
        return Table.From("membership", ("gene", pairs.X), ("module", pairs.Y.Select(ModuleOf)), ("kme", pairs.R), ("p", pairs.P));
    }

    /// <summary>One row per module and trait: r, exact n, p and q over the whole table, smallest p first.</summary>
    public Table ModuleTraitTable()
    {
        Pairs pairs = new(ModuleTraits, byX: false);
        return Table.From("module_traits", ("module", pairs.X.Select(ModuleOf)), ("trait", pairs.Y), ("n", pairs.N), ("r", pairs.R), ("p", pairs.P), ("q", pairs.Q));
    }

    /// <summary>One row per gene and trait, smallest p first; q over all pairs, those beyond <see cref="SignificanceRowLimit"/> too.</summary>
    public Table GeneSignificanceTable()
    {
        Pairs pairs = new(GeneSignificance, byX: false);
        return Table.From("gene_significance", ("gene", pairs.X), ("trait", pairs.Y), ("gs", pairs.R), ("p", pairs.P), ("q", pairs.Q));
    }

    /// <summary>One row per gene and rule that calls it a hub.</summary>
    public Table HubTable()
    {
        HubGene[] genes = [.. Hubs.SelectMany(s => s.Genes)];
        return Table.From("hubs",
            ("gene", genes.Select(g => g.Gene)),
            ("module", genes.Select(g => g.Module)),
            ("rule", Hubs.SelectMany(s => s.Genes.Select(_ => s.Rule))),
            ("mm", genes.Select(g => g.Membership)),
            ("gs", genes.Select(g => g.Significance)));
    }

    static int ModuleOf(string eigengene) => int.Parse(eigengene.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The pairs of a correlation result as columns.</summary>
    sealed class Pairs
    {
        public Pairs(CorrelationResult? result, bool byX)
        {
            if (result is null)
            {
                return;
            }
            IEnumerable<CorrelationRow> rows = byX
                ? Enumerable.Range(0, result.XIds.Length).SelectMany(x => Enumerable.Range(0, result.YIds.Length).Select(y => result.Row(x, y)))
                : result.Rows().Take(SignificanceRowLimit);
            foreach (CorrelationRow row in rows)
            {
                X.Add(result.XIds[row.XIndex]);
                Y.Add(result.YIds[row.YIndex]);
                N.Add(row.N);
                R.Add(row.R);
                P.Add(row.P);
                Q.Add(row.Q);
            }
        }

        public List<string> X { get; } = [];
        public List<string> Y { get; } = [];
        public List<int> N { get; } = [];
        public List<double> R { get; } = [];
        public List<double> P { get; } = [];
        public List<double> Q { get; } = [];
    }
}
