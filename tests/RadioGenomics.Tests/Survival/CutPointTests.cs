using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class CutPointTests
{
    static (SurvivalData Data, double[] Values) Simulated(int n, double effect, ulong seed)
    {
        var random = new Philox(seed, 77);
        double[] values = new double[n], times = new double[n];
        int[] states = new int[n];
        for (int i = 0; i < n; i++)
        {
            values[i] = random.NextGaussian();
            double death = -Math.Log(random.NextDouble()) * Math.Exp(-effect * (values[i] > 0.5 ? 1 : 0)), end = 0.3 + (2 * random.NextDouble());
            (times[i], states[i]) = (Math.Min(death, end), death <= end ? 1 : 0);
        }
        return (SurvivalData.RightCensored([.. values.Select((_, i) => $"P{i}")], times, states), values);
    }

    static ErrorCode Code(Action action) => Assert.Throws<RadioGenomicsException>(action).Code;

    [Fact]
    public void Search_PlantedCut_IsFound()
    {
        (SurvivalData data, double[] values) = Simulated(300, 1.5, 4);
        CutPointResult found = CutPoint.Search(data, values, "x");
        Assert.InRange(found.Best.Cut, 0.3, 0.7);
        Assert.True(found.P < 1e-6);
        Assert.Equal(found.Best.LowerCount, found.Groups.Counts[0]);
    }

    // What the adjustment is for: without an effect, the best of all cuts must be "significant" in 5 % only. 200 runs: 4 standard errors.
    [Fact]
    public void Search_NoEffect_HoldsItsLevel()
    {
        int rejected = Enumerable.Range(0, 200).Count(i =>
        {
            (SurvivalData data, double[] values) = Simulated(80, 0, (ulong)i);
            return CutPoint.Search(data, values, "x").P < 0.05;
        });
        Assert.InRange(rejected, 0, 22);
    }

    // A plain log-rank test of cross-fitted groups rejects too often as well: the folds share their rows. Only the permutation is honest.
    [Fact]
    public void CrossFit_NoEffect_HoldsItsLevel()
    {
        int honest = 0, searched = 0;
        for (ulong i = 0; i < 200; i++)
        {
            (SurvivalData data, double[] values) = Simulated(80, 0, i);
            honest += CutPoint.CrossFit(data, values, "x", new() { CutPermutations = 99, CutFolds = 5 }, new RunContext { Seed = i }).P <= 0.05 ? 1 : 0;
            searched += LogRank.Test(data, CutPoint.Search(data, values, "x").Groups).P < 0.05 ? 1 : 0;
        }
        Assert.InRange(honest, 0, 22);
        Assert.True(searched > 45, $"the unadjusted p of the best cut rejected {searched} of 200 times");
    }

    [Fact]
    public void CrossFit_PlantedCut_IsFound()
    {
        (SurvivalData data, double[] values) = Simulated(300, 1.5, 4);
        CrossFittedGroups found = CutPoint.CrossFit(data, values, "x");
        Assert.All(found.Cuts, c => Assert.InRange(c, 0.2, 0.8));
        Assert.Equal(0.001, found.P, 12);
        // The planted effect: values above the cut die earlier.
        Assert.Equal("lower risk", found.Groups.Levels[found.Groups.Codes[Array.IndexOf(values, values.Min())]]);
    }

    [Fact]
    public void CrossFit_Twice_GivesTheSameGroups()
    {
        (SurvivalData data, double[] values) = Simulated(60, 1, 3);
        Assert.Equal(CutPoint.CrossFit(data, values, "x").Groups.Codes, CutPoint.CrossFit(data, values, "x").Groups.Codes);
    }

    // With one possible cut there is no search: the p is that of a normal variable.
    [Fact]
    public void Search_OnePossibleCut_HasTheNormalP()
    {
        (SurvivalData data, double[] values) = Simulated(50, 1, 8);
        CutPointResult found = CutPoint.Search(data, [.. values.Select(v => v > 0.5 ? 1.0 : 0.0)], "x");
        Assert.Equal(2 * RadioGenomics.Numerics.Distributions.Normal.UpperTail(Math.Abs(found.Best.Statistic)), found.PExactGauss, 10);
    }

    [Fact]
    public void Search_BadInput_IsNamed()
    {
        (SurvivalData data, double[] values) = Simulated(20, 0, 1);
        Assert.Equal(ErrorCode.SmallGroup, Code(() => CutPoint.Search(data, new double[20], "x")));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => CutPoint.Search(data, values, "x", new() { MinProp = 0.6 })));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => CutPoint.CrossFit(data, values, "x", new() { CutFolds = 1 })));
        ImmutableArray<string> ids = ["a", "b"];
        Assert.Equal(ErrorCode.OptionConflict, Code(() => CutPoint.Search(SurvivalData.StartStop(ids, [0, 1], [2, 3], [1, 1]), [1, 2], "x")));
    }

    [Fact]
    public void Groups_OfANumber_AreTheMedianSplitUnlessFewLevels()
    {
        var data = SurvivalData.RightCensored([.. Enumerable.Range(0, 8).Select(i => $"P{i}")], [1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 1, 1, 1, 1, 1]);
        var median = SurvivalGroups.Of(data, TableColumn.Number("age", [1, 2, 3, 4, 5, 6, 7, 8]));
        Assert.Equal(["age<=4.5", "age>4.5"], median.Groups.Levels);
        Assert.Contains("median", median.Note.Message, StringComparison.Ordinal);
        Assert.Equal(["0", "1", "2"], SurvivalGroups.Of(data, TableColumn.Number("ecog", [0, 1, 2, 2, 1, 0, 1, 0])).Groups.Levels);
        Assert.Equal([2, 2, 2, 2], SurvivalGroups.Of(data, TableColumn.Number("age", [1, 2, 3, 4, 5, 6, 7, 8]), CutRule.Quartiles).Groups.Counts);
        Assert.Equal(ErrorCode.OptionConflict, Code(() => SurvivalGroups.Of(data, TableColumn.Text("arm", ["a", "b", "a", "b", "a", "b", "a", "b"]), CutRule.Median)));
        Assert.Equal(ErrorCode.OptionConflict, Code(() => SurvivalGroups.Of(data, TableColumn.Number("age", [1, 2, 3, 4, 5, 6, 7, 8]), CutRule.Value)));
    }
}
