using System.Numerics;
using System.Text.Json;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class OverRepresentationTests
{
    static readonly GeneSetCollection Small = GeneSetIndexTests.Collection(("S1", "A B C"), ("S2", "D E"), ("S3", "A B C D E F G H"));

    static RadioGenomicsException Fails(ErrorCode code, Action act, params string[] parts)
    {
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(act);
        Assert.Equal(code, error.Code);
        Assert.All(parts, p => Assert.Contains(p, error.Message, StringComparison.Ordinal));
        return error;
    }

    static string[] Genes(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(i => FormattableString.Invariant($"G{i}"))];

    // N = 8, K = 3, n = 3, k = 2: (C(3,2) C(5,1) + 1) / C(8,3) = 16/56; odds 2·4/(1·1); mid-p takes half of 15/56 away.
    [Fact]
    public void Run_SmallList_GivesTheFractions()
    {
        OverRepresentationResult result = OverRepresentation.Run(Small, ["B", "D", "A"], [.. "ABCDEFGH".Select(c => c.ToString())]);
        OverRepresentationTest first = result.Tests.Single(t => t.Set == "S1");
        Assert.Equal((2, 3, 3, 8), (first.Overlap, first.SetSize, first.ListSize, first.UniverseSize));
        Assert.Equal(16.0 / 56, first.P, 1e-15);
        Assert.Equal(8, first.OddsRatio, 1e-12);
        Assert.Equal(2 * 8.0 / 9, first.FoldEnrichment, 1e-12);
        Assert.Equal(["B", "A"], result.GenesOf(first));
        Assert.Equal(1, result.Tests.Single(t => t.Set == "S3").P);
        Assert.Equal(3 * 16.0 / 56, first.Q, 1e-15);
        Assert.Contains("k/K/n/N = 2/3/3/8", result.Summary, StringComparison.Ordinal);
        OverRepresentationResult mid = OverRepresentation.Run(Small, ["B", "D", "A"], [.. "ABCDEFGH".Select(c => c.ToString())], new() { MidP = true });
        Assert.Equal((16 - 7.5) / 56, mid.Tests.Single(t => t.Set == "S1").P, 1e-15);
    }

    // R 4.2.2: fisher.test(matrix(c(2, 1, 1, 4), 2))$estimate = 5.784, not the sample ratio 8.
    [Fact]
    public void Run_ConditionalOddsRatio_IsThatOfFisherTest()
    {
        OverRepresentationResult result = OverRepresentation.Run(Small, ["B", "D", "A"], [.. "ABCDEFGH".Select(c => c.ToString())],
            new() { OddsRatio = OddsRatioEstimate.Conditional });
        Assert.Equal(5.784265, result.Tests.Single(t => t.Set == "S1").OddsRatio, 1e-3);
    }

    // Whole-number arithmetic is exact; the smallest of these is about 1e-300 and one lies below the smallest double.
    [Theory]
    [InlineData(40, 40, 120, 800)]
    [InlineData(3, 69, 120, 800)]
    [InlineData(25, 200, 500, 20000)]
    [InlineData(150, 200, 500, 20000)]
    [InlineData(160, 160, 1500, 20000)]
    [InlineData(190, 200, 500, 20000)]
    [InlineData(240, 300, 300, 20000)]
    [InlineData(1, 5, 3, 60000)]
    [InlineData(12, 500, 500, 20000)]
    [InlineData(700, 1000, 1000, 1500)]
    public void AtLeast_AnyTail_AgreesWithWholeNumbers(int k, int set, int list, int universe)
    {
        (BigInteger top, BigInteger bottom) = Tail(k, set, list, universe);
        double log10 = BigInteger.Log10(top) - BigInteger.Log10(bottom);
        (double p, double found) = new HypergeometricTable(universe).AtLeast(k, set, list, universe, mid: false);
        Assert.Equal(log10, found, Math.Max(1e-12, 1e-13 * Math.Abs(log10)));
        if (log10 > -300)
        {
            // The quotient with 80 digits more than a double has.
            int digits = 80 + (int)Math.Max(0, -log10);
            double exact = double.Parse(FormattableString.Invariant($"{top * BigInteger.Pow(10, digits) / bottom}e-{digits}"), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(1, p / exact, 1e-13);
        }
    }

    static (BigInteger Top, BigInteger Bottom) Tail(int k, int set, int list, int universe)
    {
        BigInteger top = 0;
        for (int i = k; i <= Math.Min(set, list); i++)
        {
            top += Choose(set, i) * Choose(universe - set, list - i);
        }
        return (top, Choose(universe, list));
    }

    static BigInteger Choose(int n, int k)
    {
        BigInteger c = k < 0 || k > n ? 0 : 1;
        for (int i = 1; i <= k && !c.IsZero; i++)
        {
            c = c * (n - k + i) / i;
        }
        return c;
    }

    [Fact]
    public void Run_SharedReference_AgreesWithPhyperAndFora()
    {
        JsonElement expected = SharedReference.Json("ora");
        OverRepresentationResult result = OverRepresentation.Run(Ranked(), [.. Ranking()[..120]], [.. Ranking()]);
        var bySet = result.Tests.ToDictionary(t => t.Set);
        string[] names = [.. expected.GetProperty("set").EnumerateArray().Select(n => n.GetString()!)];
        double[] p = SharedReference.Numbers(expected.GetProperty("p_phyper"));
        Assert.Equal(33, names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            Assert.Equal(SharedReference.Integers(expected.GetProperty("overlap"))[i], bySet[names[i]].Overlap);
            Assert.Equal(SharedReference.Integers(expected.GetProperty("set_size_in_universe"))[i], bySet[names[i]].SetSize);
            Assert.Equal(1, bySet[names[i]].P / p[i], 1e-12);
        }
        // fora was run with minSize 5, so its sets, hence its q, are fewer.
        OverRepresentationResult large = OverRepresentation.Run(Ranked(), [.. Ranking()[..120]], [.. Ranking()], new() { MinSize = 5, MaxSize = 500 });
        JsonElement fora = expected.GetProperty("fora");
        double[] q = SharedReference.Numbers(fora.GetProperty("padj")), fold = SharedReference.Numbers(fora.GetProperty("foldEnrichment"));
        Assert.Equal(q.Length, large.Tests.Length);
        foreach ((int i, JsonElement set) in fora.GetProperty("pathway").EnumerateArray().Index())
        {
            OverRepresentationTest test = large.Tests.Single(t => t.Set == set.GetString());
            Assert.Equal(1, test.Q / q[i], 1e-12);
            Assert.Equal(fold[i], test.FoldEnrichment, 1e-12);
        }
    }

    static string[] Ranking() => [.. SharedReference.Cells("ranked800")[1..].Select(r => r[0])];

    static GeneSetCollection Ranked() => RadioGenomics.Data.GeneSetReader.Read(SharedReference.PathOf("reference", "r", "input", "ranked800.gmt")).Collection;

    // Each list alone must give the same p; q is over all lists, q within the list is that of the list alone.
    [Fact]
    public void Run_SeveralLists_AreOneTable()
    {
        GeneSetCollection sets = GeneSetIndexTests.Collection([.. Enumerable.Range(0, 20).Select(i => (FormattableString.Invariant($"S{i:00}"), string.Join(' ', Genes(10, 4 * i))))]);
        GeneList[] lists = [new("one", [.. Genes(12)]), new("two", [.. Genes(9, 30)]), new("none", ["X1", "X2"])];
        OverRepresentationResult all = OverRepresentation.Run(sets, [.. lists], [.. Genes(200)]);
        Assert.Equal(40, all.Tests.Length);
        Assert.Equal("list", all.ToTable().Columns[0].Name);
        Assert.Contains(all.Diagnostics, d => d.Code == ErrorCode.GeneAbsent && d.Message.Contains("'none'", StringComparison.Ordinal));
        foreach (GeneList list in lists[..2])
        {
            OverRepresentationResult alone = OverRepresentation.Run(sets, list.Genes, [.. Genes(200)]);
            Assert.Equal(alone.Tests.Select(t => (t.Set, t.P, t.Q)), all.Tests.Where(t => t.List == list.Name).Select(t => (t.Set, t.P, t.QWithinList)));
        }
        Assert.Equal(MultipleTesting.Adjust([.. all.Tests.Select(t => t.P)], AdjustMethod.Bh), all.Tests.Select(t => t.Q));
    }

    [Fact]
    public void Run_ThreadCount_DoesNotMatter()
    {
        GeneSetCollection sets = GeneSetIndexTests.Collection([.. Enumerable.Range(0, 50).Select(i => (FormattableString.Invariant($"S{i}"), string.Join(' ', Genes(20, 7 * i))))]);
        GeneList[] lists = [.. Enumerable.Range(0, 9).Select(i => new GeneList(FormattableString.Invariant($"L{i}"), [.. Genes(30, 11 * i)]))];
        OverRepresentationResult[] results = [.. new[] { 1, 4 }.Select(t => OverRepresentation.Run(sets, [.. lists], [.. Genes(400)], null, new() { Threads = t }))];
        Assert.Equal(results[0].Tests, results[1].Tests);
    }

    [Fact]
    public void Run_WithoutUniverse_SaysWhichOneItUsed()
    {
        OverRepresentationResult result = OverRepresentation.Run(Small, ["A", "B", "Z"]);
        Assert.Equal(8, result.Tests[0].UniverseSize);
        Assert.Equal(2, result.Tests[0].ListSize);
        Assert.Contains("N = 8: all 8 genes that the sets name, as no universe was given", result.Summary, StringComparison.Ordinal);
        Assert.Contains(result.Diagnostics, d => d.Message.Contains("1 of 3 genes of the list are not in the universe", StringComparison.Ordinal) && d.Message.Contains('Z'));
    }

    [Fact]
    public void Figures_OneListOrSeveral_AreDrawn()
    {
        Assert.Equal(["enrichment-bars", "enrichment-dots"], OverRepresentation.Run(Small, ["A", "B"]).Figures().Select(f => f.Id));
        Assert.Equal(2, OverRepresentation.Run(Small, [new GeneList("L", ["A"]), new GeneList("M", ["B", "D"])]).Figures().Count());
    }

    // Fifty modules must not print fifty warnings.
    [Fact]
    public void Run_ManyListsLoseGenes_IsOneWarning()
    {
        GeneList[] lists = [.. Enumerable.Range(0, 5).Select(i => new GeneList(FormattableString.Invariant($"L{i}"), ["A", "B", .. Genes(i + 1)]))];
        OverRepresentationResult result = OverRepresentation.Run(Small, [.. lists], [.. "ABCDEFGH".Select(c => c.ToString())]);
        Diagnostic warning = Assert.Single(result.Diagnostics, d => d.Message.Contains("not in the universe and were left out", StringComparison.Ordinal));
        Assert.Contains("15 of 25 genes of 5 lists", warning.Message, StringComparison.Ordinal);
        Assert.Contains("list 'L4' 5 of 7", warning.Message, StringComparison.Ordinal);
        Assert.Equal("G0;G1", result.ListTable["lost"].AsText()[1]);
    }

    // Tested: 8 annotated genes and two more; only the first eight remain when annotation is asked for.
    [Fact]
    public void Run_AnnotatedOnly_ShrinksTheUniverse()
    {
        string[] tested = ["A", "B", "C", "D", "E", "F", "G", "H", "Y", "Z"];
        Assert.Equal(10, OverRepresentation.Run(Small, ["A", "Z"], [.. tested]).Tests[0].UniverseSize);
        OverRepresentationResult result = OverRepresentation.Run(Small, ["A", "Z"], [.. tested], new() { AnnotatedOnly = true });
        Assert.Equal((8, 1), (result.Tests[0].UniverseSize, result.Tests[0].ListSize));
        Assert.Contains("the 8 of 10 genes given", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Faults_AreNamed()
    {
        Fails(ErrorCode.GeneAbsent, () => OverRepresentation.Run(Small, ["A", "B", "C"], ["A", "B"]), "universe has 2 genes", "fewer than the 3");
        Fails(ErrorCode.EmptyTable, () => OverRepresentation.Run(Small, System.Collections.Immutable.ImmutableArray<string>.Empty), "no genes");
        Fails(ErrorCode.DuplicateLabel, () => OverRepresentation.Run(Small, [new GeneList("L", ["A"]), new GeneList("L", ["B"])]), "'L'");
        Fails(ErrorCode.GeneIdMismatch, () => OverRepresentation.Run(Small, ["7157", "1956"]), "0 of 2 genes found in the universe", "ids look like Entrez");
        Fails(ErrorCode.GeneIdMismatch, () => OverRepresentation.Run(GeneSetIndexTests.Collection(("S", "TP53 EGFR")), ["Trp53", "Egfr"]), "capitalised gene symbols as in mouse", "Human and mouse");
        Fails(ErrorCode.GeneIdMismatch, () => OverRepresentation.Run(GeneSetIndexTests.Collection(("S", "TP53 EGFR")), ["TP53"], ["7157", "1956"]), "0 of 2 genes found in the sets of");
    }

    static readonly Ontology Toy = Ontology.Create("toy", "", [new("T:0001", "", "", []), new("T:0002", "", "", [new("is_a", "T:0001")]), new("T:0003", "", "", [new("is_a", "T:0002")])], ["is_a"]);

    // T:0002 is left out by size, so it is not tested, but its genes are what T:0003 is drawn from: 2 of 3, not 2 of 6.
    [Fact]
    public void Run_ParentLeftOutBySize_IsStillTheParent()
    {
        GeneSetCollection sets = GeneSetIndexTests.Collection(("one (T:0001)", "A B C D E F"), ("T:0002", "A B C"), ("T:0003", "A B"));
        OverRepresentationResult result = OverRepresentation.Run(sets, ["A", "B", "F"], ["A", "B", "C", "D", "E", "F"], new() { MaxSize = 2, Method = OverRepresentationMethod.ParentChildUnion }, null, Toy);
        OverRepresentationTest test = Assert.Single(result.Tests);
        Assert.Equal((2, 2, 2, 3), (test.Overlap, test.SetSize, test.ListSize, test.UniverseSize));
        Assert.Equal(1.0 / 3, test.P, 1e-15);
    }

    [Fact]
    public void Run_OntologyMethods_SayWhatTheyLack()
    {
        Fails(ErrorCode.OptionConflict, () => OverRepresentation.Run(Small, ["A"], default, new() { Method = OverRepresentationMethod.Elim }), "ontology");
        Fails(ErrorCode.OntologyInvalid, () => OverRepresentation.Run(Small, ["A"], default, new() { Method = OverRepresentationMethod.Elim }, null, Toy), "No set of 'test 1'", "'S1'");
        Fails(ErrorCode.OptionOutOfRange, () => OverRepresentation.Run(Small, ["A"], default, new() { ElimCutoff = double.NaN }), "ElimCutoff");
    }

    // More than a double can hold: p is 0 as a number, its logarithm is not.
    [Fact]
    public void Run_BeyondTheSmallestDouble_KeepsTheLogarithm()
    {
        GeneSetCollection sets = GeneSetIndexTests.Collection(("S", string.Join(' ', Genes(200))), ("T", string.Join(' ', Genes(200, 500))));
        OverRepresentationTest test = OverRepresentation.Run(sets, [.. Genes(200)], [.. Genes(20000)]).Tests[0];
        Assert.Equal(0, test.P);
        Assert.InRange(test.Log10P, -490, -480);
    }
}
