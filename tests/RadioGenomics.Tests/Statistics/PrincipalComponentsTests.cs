using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class PrincipalComponentsTests
{
    static LabelledMatrix Of(params double[][] columns) => LabelledMatrix.FromColumnMajor(
        [.. Enumerable.Range(1, columns[0].Length).Select(i => $"P{i}")], [.. columns.Select((_, f) => $"f{f + 1}")], [.. columns.SelectMany(c => c)]).WithName("table");

    // By hand: the second column is twice the first, so one direction (1, 2)/√5 has all the variance, 1 + 4 times that of 1, 2, 3.
    [Fact]
    public void Run_TwoColumnsOfOneLine_OneComponentHasEverything()
    {
        PcaResult result = PrincipalComponents.Run(Of([1, 2, 3], [2, 4, 6]), new() { Scale = false });
        Assert.Equal(1, result.Count);
        Assert.Equal(Math.Sqrt(5), result.StandardDeviations[0], 1e-12);
        Assert.Equal([1 / Math.Sqrt(5), 2 / Math.Sqrt(5)], result.Loadings.Column(0).ToArray().Select(v => Math.Round(v, 12)), (a, b) => Math.Abs(a - b) < 1e-11);
        Assert.Equal([-Math.Sqrt(5), 0, Math.Sqrt(5)], result.Scores.Column(0).ToArray(), (a, b) => Math.Abs(a - b) < 1e-11);
        Assert.Equal(1, result.VarianceShare[0], 1e-12);
    }

    [Fact]
    public void Run_MissingAndConstant_AreLeftOutAndCounted()
    {
        PcaResult result = PrincipalComponents.Run(Of([1, 2, 3, double.NaN, 4], [5, 5, 5, 5, 5], [2, 1, 4, 3, 9], [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]));
        Assert.Equal(["P1", "P2", "P3", "P5"], result.Scores.SampleIds);
        Assert.Equal(["f1", "f3"], result.Loadings.SampleIds);
        Assert.Contains("1 of 5 samples", result.Summary, StringComparison.Ordinal);
        Assert.Contains("2 of 4 features", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NothingToDecompose_IsRefused()
    {
        Assert.Equal(ErrorCode.TooFewObservations, Assert.Throws<RadioGenomicsException>(() => PrincipalComponents.Run(Of([1, 2], [2, 1]))).Code);
        Assert.Equal(ErrorCode.TooFewObservations, Assert.Throws<RadioGenomicsException>(() => PrincipalComponents.Run(Of([1, 1, 1]))).Code);
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(() => PrincipalComponents.Run(Of([1, 2, 3]), new() { Rank = 0 })).Code);
    }

    [Fact]
    public void Biplot_ComponentThatIsNotThere_IsRefused()
    {
        PcaResult result = PrincipalComponents.Run(Of([1, 2, 3, 5], [2, 1, 4, 9]));
        Assert.Equal(2, result.Biplot().Panels[0].Marks.OfType<SegmentsMark>().Single().X0.Length / 3);
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(() => result.Biplot(new() { Second = 3 })).Code);
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(() => result.Biplot(new() { Ellipse = 1 })).Code);
    }

    // Two classes of four: an ellipse each, around the class's mean.
    [Fact]
    public void Biplot_Classes_GetColoursCountsAndEllipses()
    {
        PcaResult result = PrincipalComponents.Run(Of([1, 2, 3, 5, 11, 12, 13, 15], [2, 1, 4, 9, 3, 3, 1, 2]));
        FigureSpec spec = result.Biplot(new() { Groups = FigureAnnotation.Of("half", id => id[1] < '5' ? "low" : "high") });
        Assert.Equal(["high (4)", "low (4)"], spec.Panels[0].Marks.OfType<PointsMark>().Select(m => m.Series).OfType<string>());
        Assert.Equal(2, spec.Panels[0].Marks.OfType<LineMark>().Count());
    }
}
