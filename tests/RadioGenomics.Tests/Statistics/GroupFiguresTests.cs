using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class GroupFiguresTests
{
    static ErrorCode Refused(Action run) => Assert.Throws<RadioGenomicsException>(run).Code;

    // By hand, ranks 1-3 and 4-6: H = 12/(6·7)·(6²/3 + 15²/3) - 3·7 = 27/7.
    [Fact]
    public void KruskalWallis_TwoSeparateGroups_GivesTheHandValue()
    {
        KruskalWallisResult found = GroupTests.KruskalWallis([[1, 2, 3], [4, 5, double.NaN, 6], []]);
        Assert.Equal(27.0 / 7, found.Statistic, 1e-12);
        Assert.Equal((1, 6), (found.DegreesOfFreedom, found.Count));
    }

    [Fact]
    public void KruskalWallis_NothingToCompare_HasNoP()
    {
        Assert.True(double.IsNaN(GroupTests.KruskalWallis([[1, 2]]).P));
        Assert.True(double.IsNaN(GroupTests.KruskalWallis([[1, 1], [1, 1]]).P));
        Assert.True(double.IsNaN(GroupTests.KruskalWallis([]).P));
    }

    [Fact]
    public void Compare_TwoGroups_NamesTestCountsAndMissing()
    {
        FigureSpec spec = GroupFigures.Compare([1, 2, 3, 4, 5, 6, double.NaN, 9], ["a", "a", "a", "b", "b", "b", "b", null], new() { Value = "volume", Group = "stage" });
        Assert.Equal(["a (3)", "b (3)"], spec.Panels[0].X.Categories);
        Assert.Contains("rank-sum test, p = 0.10", spec.Panels[0].Notes);
        Assert.Contains("exact", spec.Caption, StringComparison.Ordinal);
        Assert.Contains("2 values that are missing or in no group", spec.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ThreeGroups_BracketsThePairsThatDiffer()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => (i % 20) + (i >= 40 ? 100 : 0))];
        string[] groups = [.. values.Select((_, i) => $"{i / 20}")];
        FigureSpec spec = GroupFigures.Compare(values, groups, new() { Shape = GroupShape.Violin });
        Assert.Equal(2, spec.Panels[0].Marks.OfType<TextMark>().Single().Text.Length);
        Assert.Contains("Holm over 3 pairs", spec.Caption, StringComparison.Ordinal);
        Assert.StartsWith("Kruskal-Wallis", spec.Panels[0].Notes[0], StringComparison.Ordinal);
    }

    // One value, equal values, one empty group: drawn without a word of statistics that cannot be.
    [Theory]
    [InlineData(GroupShape.Box)]
    [InlineData(GroupShape.Violin)]
    public void Compare_HardlyAnyValues_IsDrawn(GroupShape shape)
    {
        Assert.NotEmpty(SvgRenderer.Render(GroupFigures.Compare([1], ["a"], new() { Shape = shape })));
        FigureSpec equal = GroupFigures.Compare([2, 2, 2, 2], ["a", "a", "b", "b"], new() { Shape = shape, Order = ["a", "b", "c"], Pairwise = false });
        Assert.NotEmpty(SvgRenderer.Render(equal));
        Assert.Contains("rank-sum test, p not available", equal.Panels[0].Notes);
    }

    [Fact]
    public void Compare_NumbersAsGroups_AreThirds()
    {
        var table = Table.From("t", ("id", Enumerable.Range(0, 30).Select(i => $"P{i}")), ("v", Enumerable.Range(0, 30).Select(i => i * 0.5)), ("age", Enumerable.Range(0, 30).Select(i => 40.0 + i)));
        FigureSpec spec = GroupFigures.Compare(table, "v", "age");
        Assert.Equal(["≤ 49.7 (10)", "49.7 to 59.3 (10)", "> 59.3 (10)"], spec.Panels[0].X.Categories);
        Assert.Contains("P7", spec.Panels[0].Marks.OfType<PointsMark>().First().Names);
    }

    [Fact]
    public void Compare_WrongInput_IsRefused()
    {
        Assert.Equal(ErrorCode.ShapeMismatch, Refused(() => GroupFigures.Compare([1, 2], ["a"])));
        Assert.Equal(ErrorCode.EmptyTable, Refused(() => GroupFigures.Compare([double.NaN], ["a"])));
        Assert.Equal(ErrorCode.EmptyTable, Refused(() => GroupFigures.Compare([], [])));
        Assert.Equal(ErrorCode.OptionOutOfRange, Refused(() => GroupFigures.Compare([.. Enumerable.Range(0, 41).Select(i => (double)i)], [.. Enumerable.Range(0, 41).Select(i => $"g{i}")])));
        Assert.Equal(ErrorCode.NotANumber, Refused(() => GroupFigures.Compare(Table.From("t", ("id", new[] { "a" }), ("g", new[] { "b" })), "g", "id")));
        Assert.Equal(ErrorCode.ShapeMismatch, Refused(() => GroupFigures.Waterfall(["a"], [1, 2])));
        Assert.Equal(ErrorCode.EmptyTable, Refused(() => GroupFigures.Waterfall(["a"], [double.NaN])));
    }

    [Fact]
    public void Waterfall_Values_StandInOrderWithTheirClasses()
    {
        FigureSpec spec = GroupFigures.Waterfall(["a", "b", "c", "d"], [-40, 25, double.NaN, 3], new() { Limits = [-30, 20], Groups = FigureAnnotation.Of("arm", i => i == "a" ? "drug" : null) });
        Assert.Equal(["b", "d", "a"], spec.Panels[0].X.Categories);
        Assert.Equal(["drug (1)", "not known (2)"], spec.Panels[0].Marks.OfType<BarsMark>().Select(m => m.Series));
        Assert.Contains("1 without a value", spec.Caption, StringComparison.Ordinal);
    }
}
