using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class AssociationMapTests
{
    static LabelledMatrix Block(string name, int features, int seed)
    {
        var random = new Random(seed);
        var shared = new Random(99);
        double[] latent = [.. Enumerable.Range(0, 40).Select(_ => shared.NextDouble())];
        return LabelledMatrix.FromColumnMajor([.. latent.Select((_, i) => $"P{i}")], [.. Enumerable.Range(0, features).Select(f => $"{name}{f}")],
            [.. Enumerable.Range(0, features).SelectMany(f => latent.Select(v => (f % 2 == 0 ? v : 0) + (0.5 * random.NextDouble())))]).WithName(name);
    }

    static CorrelationResult Pairs => Correlation.AllPairs(Block("image", 6, 1), Block("gene", 8, 2));

    static HeatMapMark Map(FigureSpec spec) => spec.Panels.SelectMany(p => p.Marks).OfType<HeatMapMark>().Single();

    // Even ones share a factor, odd ones do not: the trees keep them apart, the stars say which.
    [Fact]
    public void AssociationMap_TwoTrees_OrderBothSides()
    {
        FigureSpec spec = Pairs.AssociationMap();
        PanelSpec main = spec.Panels.Single(p => p.Marks.Any(m => m is HeatMapMark));
        Assert.Equal(2, spec.Panels.Count(p => p.Marks.All(m => m is SegmentsMark)));
        int[] parity = [.. main.X.Categories.Select(g => (g[^1] - '0') % 2)];
        Assert.Equal(1, parity.Zip(parity.Skip(1)).Count(p => p.First != p.Second));
        Assert.Contains("***", Map(spec).CellText);
        Assert.Contains("48 tests", spec.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void AssociationMap_Annotations_StandBesideAndInTheKey()
    {
        FigureSpec spec = Pairs.AssociationMap(new()
        {
            RowAnnotations = [FigureAnnotation.Of("Kind", f => f[^1] % 2 == 0 ? "even" : null)],
            ColumnAnnotations = [FigureAnnotation.Of("Odd", g => g[^1] % 2 == 1 ? "odd" : "even") with { Colors = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("odd", "#123456") }],
        });
        string svg = SvgRenderer.Render(spec);
        Assert.Contains("Kind: even", SvgText(svg));
        Assert.Contains("not known", SvgText(svg));
        Assert.Contains("#123456", svg, StringComparison.Ordinal);
    }

    static List<string> SvgText(string svg) => RadioGenomics.Tests.Figures.SvgText.Texts(svg);

    [Fact]
    public void AssociationMap_Fade_VeilsWhatIsNotSignificant()
    {
        FigureSpec spec = Pairs.AssociationMap(new() { Significance = SignificanceDisplay.Fade });
        int veiled = spec.Panels.SelectMany(p => p.Marks).OfType<RectanglesMark>().Single().X0.Length;
        Assert.Equal(Enumerable.Range(0, 6).Sum(i => Enumerable.Range(0, 8).Count(j => !(Pairs.Q(i, j) < 0.05))), veiled);
        Assert.Empty(Map(spec).CellText);
    }

    [Fact]
    public void AssociationMap_WrongOptions_AreRefused()
    {
        ErrorCode Of(AssociationMapOptions options) => Assert.Throws<RadioGenomicsException>(() => Pairs.AssociationMap(options)).Code;
        Assert.Equal(ErrorCode.OptionOutOfRange, Of(new() { MostRows = 1 }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of(new() { Q = 0 }));
        var constant = LabelledMatrix.FromArray(["P1", "P2", "P3", "P4"], ["a", "b"], new double[,] { { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 } });
        CorrelationResult none = Correlation.AllPairs(constant, constant);
        Assert.Equal(ErrorCode.EmptyTable, Assert.Throws<RadioGenomicsException>(() => none.AssociationMap()).Code);
    }

    // q is over the distinct pairs: three, not nine with the diagonal.
    [Fact]
    public void Matrix_AdjustsOverDistinctPairs()
    {
        LabelledMatrix values = Block("image", 3, 4);
        CorrelationResult pairs = Correlation.AllPairs(values, values);
        double[] p = [pairs.P(1, 0), pairs.P(2, 0), pairs.P(2, 1)];
        int below = MultipleTesting.Adjust(p, AdjustMethod.Bh).Count(q => q < 0.05);
        Assert.Contains($"{below} of 3 distinct pairs", CorrelationFigures.Matrix(values).Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Matrix_LowerTriangle_CoversTheUpperOne()
    {
        FigureSpec spec = CorrelationFigures.Matrix(Block("image", 4, 4), new() { Triangle = MatrixTriangle.Lower, Cluster = false });
        RectanglesMark cover = spec.Panels[0].Marks.OfType<RectanglesMark>().Single();
        Assert.Equal([0.5, 1.5, 2.5], cover.X0);
        Assert.Equal("", Map(spec).CellText[1]);
        Assert.NotEqual("", Map(spec).CellText[4]);
    }

    [Fact]
    public void Consensus_WrongMatrices_AreRefused()
    {
        ErrorCode Of(string[] rows, double[,] values, ConsensusMatrixOptions? o = null) =>
            Assert.Throws<RadioGenomicsException>(() => CorrelationFigures.Consensus(LabelledMatrix.FromArray(rows, ["a", "b"], values), o)).Code;
        Assert.Equal(ErrorCode.ShapeMismatch, Of(["a", "c"], new double[,] { { 1, 0 }, { 0, 1 } }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of(["a", "b"], new double[,] { { 1, 2 }, { 2, 1 } }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of(["a", "b"], new double[,] { { 1, 0.2 }, { 0.4, 1 } }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of(["a", "b"], new double[,] { { 1, 0.2 }, { 0.2, 1 } }, new() { Clusters = 3 }));
    }

    [Fact]
    public void FromColumn_LabelsOfATable_GiveTheirClasses()
    {
        var stage = FigureAnnotation.FromColumn(Table.From("t", ("id", new[] { "a", "b" }), ("stage", new[] { "II", null })), "stage");
        Assert.Equal(("II", null, null), (stage.ClassOf("a"), stage.ClassOf("b"), stage.ClassOf("c")));
    }
}
