using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Figures;
using RadioGenomics.Tests.Figures;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class EnrichmentFiguresTests
{
    const int SetCount = 12;

    static EnrichmentRow Row(string list, int s, bool ranking) => new()
    {
        List = list,
        Set = FormattableString.Invariant($"HALLMARK_A_LONG_NAME_OF_PATHWAY_NUMBER_{s}"),
        Size = 20 + s,
        Overlap = ranking ? 10 : 2 * s,
        ListSize = ranking ? -1 : 50,
        Effect = ranking ? (s % 2 == 0 ? 1.5 : -1.5) : 3,
        Direction = !ranking ? EnrichmentDirection.None : s % 2 == 0 ? EnrichmentDirection.Up : EnrichmentDirection.Down,
        P = Math.Pow(10, -s),
        Q = double.NaN,
    };

    static EnrichmentResult Result(bool ranking, params string[] lists) => new()
    {
        Method = ranking ? "GSEA" : "ORA",
        ListKind = "module",
        EffectName = ranking ? "NES" : "odds ratio",
        NoEffect = ranking ? 0 : 1,
        Rows = EnrichmentResult.Finish(lists.Select(l => Enumerable.Range(0, SetCount).Select(s => Row(l, s, ranking)).ToList())),
        Sets = [.. Enumerable.Range(0, SetCount).Select(s => new GeneSet(Row("", s, ranking).Set, "", [.. Enumerable.Range(4 * (s / 3), 5).Select(g => $"g{g}")]))],
        UniverseSize = 100,
        Collection = "test sets",
        Options = new object(),
        Caution = "Not real.",
    };

    public static TheoryData<string> Kinds => ["one-ora", "one-ranking", "many-ora", "many-ranking"];

    static EnrichmentResult Of(string kind) => Result(kind.EndsWith("ranking", StringComparison.Ordinal), kind.StartsWith("one", StringComparison.Ordinal) ? ["ME1"] : ["ME1", "ME2", "ME3"]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Figures_EveryKind_AreDrawnWithinThePage(string kind)
    {
        EnrichmentResult result = Of(kind);
        FigureSpec[] figures = [.. result.Figures(), EnrichmentFigures.BarPlot(result), EnrichmentFigures.TermMap(result), EnrichmentFigures.Network(result)];
        foreach (FigureSpec figure in figures)
        {
            string svg = SvgRenderer.Render(figure);
            Assert.Equal(svg, SvgRenderer.Render(figure));
            Assert.Empty(SvgText.Outside(svg));
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        }
    }

    // The picture says LONG NAME ..., the file beside it the name that can be looked up.
    [Fact]
    public void DotPlot_Names_AreShortOnTheAxisAndWholeInTheData()
    {
        FigureSpec figure = EnrichmentFigures.DotPlot(Of("one-ora"));
        Assert.All(figure.Panels[0].Y.Categories, c => Assert.DoesNotContain("HALLMARK_", c, StringComparison.Ordinal));
        Assert.Contains("HALLMARK_A_LONG_NAME_OF_PATHWAY_NUMBER_11", FigureData.ToCsv(figure), StringComparison.Ordinal);
    }

    // Area, not diameter, grows with the number of genes; the key shows values that were drawn.
    [Fact]
    public void DotPlot_Sizes_HaveAKeyOfTheSameScale()
    {
        PointsMark dots = EnrichmentFigures.DotPlot(Of("one-ora")).Panels[0].Marks.OfType<PointsMark>().Single();
        SizeKey key = dots.SizeKey!;
        Assert.Equal("genes shared", key.Label);
        Assert.Equal([2, 5, 20], key.Values);
        Assert.All(key.Diameters, d => Assert.InRange(d, dots.Sizes.Min(), dots.Sizes.Max()));
        Assert.Contains("genes shared", SvgText.Texts(SvgRenderer.Render(EnrichmentFigures.DotPlot(Of("one-ora")))));
    }

    // q over the whole table: 3 lists × 12 sets. p = 1e-4 has rank 24 of 36 with its ties: q = 1.5e-4.
    [Fact]
    public void TermMap_Marks_AreThoseOfQOverTheWholeTable()
    {
        EnrichmentResult result = Of("many-ranking");
        HeatMapMark map = EnrichmentFigures.TermMap(result).Panels[0].Marks.OfType<HeatMapMark>().Single();
        Assert.Equal(SetCount * 3, map.Values.Length);
        Assert.Equal(3 * 8, result.Rows.Count(r => r.P <= 1e-4));
        Assert.Equal(1.5e-4, result.Rows.First(r => r.P == 1e-4).QAll, 1e-15);
        Assert.Equal(result.Rows.Count(r => r.QAll < 0.05), map.CellText.Count(t => t.Length > 0));
        Assert.Equal(result.Rows.Count(r => r.Direction == EnrichmentDirection.Down && r.QAll < 1), map.Values.Count(v => v < 0));
    }

    // Twelve sets in four groups of three equal ones that share one gene with the next group: edges within groups only.
    [Fact]
    public void Network_Edges_JoinTermsThatShareGenes()
    {
        EnrichmentResult result = Of("one-ora");
        FigureSpec figure = EnrichmentFigures.Network(result);
        int drawn = result.Rows.Count(r => r.QAll < 0.05);
        Assert.Equal(drawn, figure.Panels[0].Marks.OfType<PointsMark>().Single().X.Length);
        int[] groups = [.. result.Rows.Where(r => r.QAll < 0.05).GroupBy(r => result.Sets.Single(s => s.Name == r.Set).Genes[0]).Select(g => g.Count())];
        Assert.Equal(groups.Sum(n => n * (n - 1) / 2), figure.Panels[0].Marks.OfType<SegmentsMark>().Sum(m => m.X0.Length));
    }

    [Fact]
    public void Network_Positions_AreApartAndTheSameEveryTime()
    {
        (int, int, double)[] edges = [(1, 0, 0.5), (2, 1, 0.4), (4, 3, 0.9)];
        (double X, double Y)[] places = NetworkLayout.Place(9, edges);
        Assert.Equal(places, NetworkLayout.Place(9, edges));
        double nearest = Enumerable.Range(1, 8).SelectMany(i => Enumerable.Range(0, i).Select(j => double.Hypot(places[i].X - places[j].X, places[i].Y - places[j].Y))).Min();
        Assert.True(nearest > 0.08, FormattableString.Invariant($"two nodes are {nearest} apart"));
        Assert.All(places, p => Assert.True(p is { X: >= 0 and <= 1, Y: >= 0 and <= 1 }));
        Assert.Equal((0.5, 0.5), Assert.Single(NetworkLayout.Place(1, [])));
    }

    [Fact]
    public void Of_ListThatIsNotThere_NamesTheOnesThatAre()
    {
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(() => Of("many-ora").Of("ME9"));
        Assert.Equal(ErrorCode.UnknownLabel, error.Code);
        Assert.Contains("ME1, ME2, ME3", error.Message, StringComparison.Ordinal);
    }

    // Nothing was tested: no figure, and a summary that says so.
    [Fact]
    public void Figures_NothingTested_AreNone()
    {
        EnrichmentResult result = Of("one-ora");
        Assert.Empty((result with { Rows = [.. result.Rows.Select(r => r with { P = double.NaN, Q = double.NaN, QAll = double.NaN })] }).Figures());
    }

    // One table for all methods, in the order of lists, then p.
    [Fact]
    public void ToTable_Columns_AreTheSameForEveryMethod()
    {
        var table = Of("many-ranking").ToTable();
        Assert.Equal(["list", "set", "size", "overlap", "list_size", "effect", "direction", "p", "q", "q_all", "inter_gene_correlation", "genes"], table.Columns.Select(c => c.Name));
        Assert.True(table["list_size"].IsMissing(0));
        Assert.Equal(36, table.RowCount);
        Assert.Equal(5, Of("many-ranking").ToTable(5).RowCount);
    }

    [Fact]
    public void Redundancy_OfAResult_KeepsTermsBelowTheLimit()
    {
        EnrichmentResult result = Of("many-ora");
        TermRedundancyResult groups = result.Redundancy();
        Assert.Equal(result.Rows.Where(r => r.QAll < 0.05).Select(r => r.Set).Distinct().Order(StringComparer.Ordinal), groups.Terms.Select(t => t.Set).Order(StringComparer.Ordinal));
        Assert.True(groups.Representatives.Length is > 1 and < 5);
    }
}
