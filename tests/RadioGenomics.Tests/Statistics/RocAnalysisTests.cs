using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class RocAnalysisTests
{
    static LabelledMatrix Markers(params (string Name, double[] Values)[] columns) => LabelledMatrix.FromColumnMajor(
        [.. Enumerable.Range(1, columns[0].Values.Length).Select(i => $"P{i}")], [.. columns.Select(c => c.Name)], [.. columns.SelectMany(c => c.Values)]);

    static ErrorCode Refused(Action run) => Assert.Throws<RadioGenomicsException>(run).Code;

    // By hand: cases 3 and 2, controls 2 and 1. Of four pairs three are right and one tied: (3 + 0.5) / 4.
    [Fact]
    public void Run_OneTie_CountsHalfAndTheCurveSlopes()
    {
        RocMarker found = RocAnalysis.Run([1, 1, 0, 0], Markers(("m", [3, 2, 2, 1])), new() { Resamples = 0 }).Markers[0];
        Assert.Equal(0.875, found.Auc);
        Assert.Equal(0.875, found.Curve.Area);
        Assert.Equal([0, 0.5, 1, 1], found.Curve.Sensitivity);
        Assert.Equal([0, 0, 0.5, 1], found.Curve.FalsePositiveRate);
    }

    [Fact]
    public void Run_LowerMeansCase_TurnsTheMarkerAround()
    {
        LabelledMatrix markers = Markers(("m", [1, 2, 3, 4]));
        Assert.Equal(0, RocAnalysis.Run([1, 1, 0, 0], markers, new() { Resamples = 0 }).Markers[0].Auc);
        RocMarker lower = RocAnalysis.Run([1, 1, 0, 0], markers, new() { Resamples = 0, Direction = RocDirection.Lower }).Markers[0];
        Assert.Equal((1, RocDirection.Lower, 1.0), (lower.Auc, lower.Direction, lower.Curve.Cut[1]));
    }

    [Fact]
    public void Run_DirectionFromTheData_IsWarnedOf()
    {
        RocResult result = RocAnalysis.Run([1, 1, 0, 0], Markers(("m", [1, 2, 3, 4])), new() { Resamples = 0, Direction = RocDirection.Auto });
        Assert.Equal(1, result.Markers[0].Auc);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.SelectionLimits);
        Assert.Contains("chosen from the data", result.Figures().Single().Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Bands_HoldTheCurveAndAreTheSameForAnyThreads()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i * 7.1) + (i < 25 ? 0.9 : 0))], outcome = [.. Enumerable.Range(0, 60).Select(i => i < 25 ? 1.0 : 0)];
        RocMarker one = RocAnalysis.Run(outcome, Markers(("m", values)), new() { Resamples = 200 }, RunContext.Default with { Threads = 1 }).Markers[0];
        RocMarker two = RocAnalysis.Run(outcome, Markers(("m", values)), new() { Resamples = 200 }, RunContext.Default with { Threads = 3 }).Markers[0];
        Assert.Equal(one.BandLow, two.BandLow);
        Assert.Equal(RocAnalysis.GridSteps + 1, one.BandLow.Length);
        Assert.All(one.BandLow.Zip(one.BandHigh), b => Assert.True(b.First <= b.Second && b.First >= 0 && b.Second <= 1));
        Assert.True(one.BandLow[25] <= one.Curve.Sensitivity[^2] && one.BandHigh[25] >= one.Auc / 2);
    }

    // The same order in other units: the areas are equal, so there is nothing to test.
    [Fact]
    public void Contrast_MarkersOfOneOrder_HasNoP()
    {
        RocResult result = RocAnalysis.Run([1, 1, 0, 0, 1], Markers(("a", [3, 2, 2, 1, 5]), ("b", [30, 20, 20, 10, 50])), new() { Resamples = 0 });
        Assert.Equal((0.0, double.NaN), (result.Contrasts[0].Difference, result.Contrasts[0].P));
    }

    [Fact]
    public void Run_MissingOutcome_IsCounted()
    {
        RocResult result = RocAnalysis.Run([1, 1, 0, 0, 0, double.NaN], Markers(("m", [3, 2, double.NaN, 1, 2, 9]), ("n", [1, 2, 3, 4, 5, 6])), new() { Resamples = 0 });
        Assert.Equal((5, 1, 2, 3), (result.SampleCount, result.MissingCount, result.Markers[0].ControlCount, result.Markers[1].ControlCount));
    }

    [Fact]
    public void Run_WrongInput_IsRefused()
    {
        LabelledMatrix four = Markers(("m", [1, 2, 3, 4]));
        Assert.Equal(ErrorCode.ShapeMismatch, Refused(() => RocAnalysis.Run([1, 0], four)));
        Assert.Equal(ErrorCode.OptionOutOfRange, Refused(() => RocAnalysis.Run([1, 2, 0, 0], four)));
        Assert.Equal(ErrorCode.TooFewObservations, Refused(() => RocAnalysis.Run([1, 0, 0, 0], four)));
        Assert.Equal(ErrorCode.OptionOutOfRange, Refused(() => RocAnalysis.Run([1, 1, 0, 0], four, new() { ConfidenceLevel = 1 })));
        Assert.Equal(ErrorCode.OptionOutOfRange, Refused(() => RocAnalysis.Run([1, 1, 0, 0], four, new() { Resamples = -1 })));
    }
}
