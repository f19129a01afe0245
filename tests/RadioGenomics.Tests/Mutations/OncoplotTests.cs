using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Mutations;

public sealed class OncoplotTests
{
    const double Na = double.NaN;

    // TP53 in 3 of 5, CTNNB1 in 2 of 4 profiled, APOB in none.
    static LabelledMatrix Mutations => LabelledMatrix.FromArray(["P1", "P2", "P3", "P4", "P5", "P6"], ["APOB", "CTNNB1", "TP53"],
        new double[,] { { 0, 1, 0 }, { 0, 0, 1 }, { 0, 1, 1 }, { 0, 0, 0 }, { 0, Na, 1 }, { Na, Na, Na } });

    static Table Variants => Table.From("variants", ("sample", new[] { "P1", "P2", "P3", "P3", "P3", "P5" }), ("gene", new[] { "CTNNB1", "TP53", "CTNNB1", "TP53", "TP53", "TP53" }),
        ("variant_class", new[] { "Missense_Mutation", "Nonsense_Mutation", "Missense_Mutation", "Missense_Mutation", "Splice_Site", "Frame_Shift_Del" }));

    static PanelSpec Grid(FigureSpec spec) => spec.Panels.Single(p => p.Y.Categories.Length > 0 && p.Y.Visible);

    [Fact]
    public void Oncoplot_Genes_ByFrequencyOfTheProfiledSamples() =>
        Assert.Equal(["TP53  60 %", "CTNNB1  50 %"], Grid(MutationFigures.Oncoplot(Mutations, Variants)).Y.Categories);

    // First those with TP53, of them first those with CTNNB1 too; not profiled after wild type; P6 was not sequenced at all.
    [Fact]
    public void Oncoplot_Samples_WithTheSameMutationsStandTogether()
    {
        FigureSpec spec = MutationFigures.Oncoplot(Mutations, Variants);
        Assert.Equal(["P3", "P2", "P5", "P1", "P4"], Grid(spec).X.Categories);
        Assert.Equal("Altered in 4 (80 %) of 5 samples", spec.Title);
        Assert.Contains("1 samples were not sequenced", spec.Caption, StringComparison.Ordinal);
        Assert.Equal(["P3", "P2", "P5", "P1"], Grid(MutationFigures.Oncoplot(Mutations, Variants, new() { Unaltered = false })).X.Categories);
    }

    [Fact]
    public void Oncoplot_NotProfiled_IsNotWildType()
    {
        FigureSpec spec = MutationFigures.Oncoplot(Mutations, Variants);
        SegmentsMark dash = Grid(spec).Marks.OfType<SegmentsMark>().Single();
        Assert.Equal((2 - 0.3, 1.0), (dash.X0.Single(), dash.Y0.Single()));
        Assert.Contains("not profiled (1 cells)", spec.Caption, StringComparison.Ordinal);
        Assert.Contains("– not profiled", SvgRenderer.Render(spec), StringComparison.Ordinal);
    }

    [Fact]
    public void Oncoplot_TwoVariantsOfAGene_AreAMultiHit()
    {
        FigureSpec spec = MutationFigures.Oncoplot(Mutations, Variants);
        RectanglesMark black = Grid(spec).Marks.OfType<RectanglesMark>().Single(m => m.Color == VariantGrid.ColorOf(VariantGrid.Several));
        Assert.Equal((-0.44, -0.44), (black.X0.Single(), black.Y0.Single()));
        Assert.Equal(["Missense Mutation", "Nonsense Mutation", "Frame Shift Del", "Multi Hit", "wild type", "– not profiled"], spec.Panels[0].Marks.Select(m => m.Series));
    }

    // The burden counts every variant of a sample: three in P3.
    [Fact]
    public void Oncoplot_Burden_CountsVariantsOrElseGenes()
    {
        double Highest(Table? variants) => MutationFigures.Oncoplot(Mutations, variants).Panels[1].Marks.OfType<RectanglesMark>().SelectMany(m => m.Y1).Max();
        Assert.Equal((3, 2), (Highest(Variants), Highest(null)));
        Assert.Equal("Mutated genes", MutationFigures.Oncoplot(Mutations).Panels[1].Y.Label);
    }

    [Fact]
    public void Oncoplot_WrongInput_IsRefused()
    {
        ErrorCode Of(LabelledMatrix m, Table? v = null, OncoplotOptions? o = null) => Assert.Throws<RadioGenomicsException>(() => MutationFigures.Oncoplot(m, v, o)).Code;
        Assert.Equal(ErrorCode.EmptyTable, Of(Mutations.SelectFeatures(["APOB"])));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of(LabelledMatrix.FromArray(["P1"], ["A"], new double[,] { { 2 } })));
        Assert.Equal(ErrorCode.UnknownLabel, Of(Mutations, null, new() { Genes = ["KRAS"] }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Of(Mutations, null, new() { MostGenes = 0 }));
        Assert.Equal(ErrorCode.MissingColumn, Of(Mutations, Table.From("v", ("sample", new[] { "P1" }), ("gene", new[] { "TP53" }))));
    }
}
