using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class KaplanMeierTests
{
    static SurvivalData Data(double[] time, int[] state, string unit = "days") =>
        SurvivalData.RightCensored([.. time.Select((_, i) => $"P{i}")], time, state, unit, "OS");

    static ErrorCode Code(Action action) => Assert.Throws<RadioGenomicsException>(action).Code;

    // By hand: at 1, 5 of 6 stay; at 3, 2 of 3; at 4, one of the two left goes. The last is censored at 6.
    [Fact]
    public void Fit_SixPatients_ByHand()
    {
        SurvivalCurve curve = KaplanMeier.Fit(Data([1, 2, 2, 3, 4, 6], [1, 0, 0, 1, 1, 0])).Curves[0];
        Assert.Equal([1, 2, 3, 4, 6], curve.Time);
        Assert.Equal([6, 5, 3, 2, 1], curve.AtRisk);
        Assert.Equal([5 / 6.0, 5 / 6.0, 5 / 9.0, 5 / 18.0, 5 / 18.0], curve.Survival, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(5 / 18.0 * Math.Sqrt((1 / 30.0) + (1 / 6.0) + (1 / 2.0)), curve.StdErr[3], 14);
        Assert.Equal((6, 1), (curve.AtRiskAt(0.5), curve.AtRiskAt(5)));
    }

    // S is exactly one half from 3 to 5: R gives the middle of the step.
    [Fact]
    public void Quantile_FlatStepAtOneHalf_GivesItsMiddle()
    {
        SurvivalCurve curve = KaplanMeier.Fit(Data([1, 2, 3, 4, 5, 6], [1, 1, 1, 0, 1, 0])).Curves[0];
        Assert.Equal((4, 2, double.NaN), (curve.Quantile(0.5).Value, curve.Quantile(0.5).Low, curve.Quantile(0.5).High));
        // The step that lasts to the end of the follow-up ends there for quantile(), but not for the median that summary() and print() give.
        Assert.Equal(3, KaplanMeier.Fit(Data([1, 2, 3, 4, 5, 6], [1, 1, 1, 0, 0, 0])).Curves[0].Median.Value);
        Assert.Equal(4, curve.Median.Value);
        Assert.Equal(4.5, KaplanMeier.Fit(Data([1, 2, 3, 4, 5, 6], [1, 1, 1, 0, 0, 0])).Curves[0].Quantile(0.5).Value);
    }

    [Fact]
    public void Fit_AllCensored_IsOneThroughoutAndSaysSo()
    {
        KaplanMeierResult found = KaplanMeier.Fit(Data([1, 2, 3, 4], [0, 0, 0, 0]), Grouping.FromText("arm", ["a", "a", "b", "b"]));
        Assert.All(found.Curves, c => Assert.All(c.Survival, s => Assert.Equal(1, s)));
        Assert.Null(found.LogRank);
        Assert.Contains(found.Diagnostics, d => d.Code == ErrorCode.NoEvents);
        Assert.Contains("not reached", found.Summary, StringComparison.Ordinal);
    }

    // A delayed entry counts at risk only after it: at 2 three are there, at 4 the late one too.
    [Fact]
    public void Fit_DelayedEntry_ByHand()
    {
        var data = SurvivalData.StartStop(["a", "b", "c", "d"], [0, 0, 0, 3], [2, 4, 5, 6], [1, 1, 0, 1]);
        SurvivalCurve curve = KaplanMeier.Fit(data).Curves[0];
        Assert.Equal([3, 3, 2, 1], curve.AtRisk);
        Assert.Equal([2 / 3.0, 4 / 9.0, 4 / 9.0, 0], curve.Survival, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    // 0.1 + 0.2 is not 0.3 to a computer; to a clinic it is.
    [Fact]
    public void Fit_TimesThatDifferByRounding_AreOneTime() =>
        Assert.Equal([3, 1], KaplanMeier.Fit(Data([0.3, 0.1 + 0.2, 1], [1, 1, 0])).Curves[0].AtRisk);

    [Fact]
    public void RestrictedMean_ByHand_IsTheAreaUnderTheSteps()
    {
        // Steps 1 to 2, 2/3 to 4, 1/3 after: 2 + 4/3 + 1/3 up to 5.
        SurvivalCurve curve = KaplanMeier.Fit(Data([2, 4, 9], [1, 1, 0])).Curves[0];
        Assert.Equal(2 + (4 / 3.0) + (1 / 3.0), curve.RestrictedMean(5).Mean, 14);
        Assert.Equal(1.5, curve.RestrictedMean(1.5).Mean, 14);
    }

    [Fact]
    public void Fit_TauOrTimesBeyondFollowUp_AreSaid()
    {
        KaplanMeierResult found = KaplanMeier.Fit(Data([1, 2, 3], [1, 1, 0]), null, new() { Tau = 10, Times = [2, 50] });
        Assert.Equal(2, found.Diagnostics.Count(d => d.Code == ErrorCode.BeyondFollowUp));
        Assert.Equal(double.NaN, found.Tables().Single(t => t.Name == "survival_at")["survival"].NumberAt(1));
    }

    [Fact]
    public void Fit_Landmark_CountsFromThere()
    {
        KaplanMeierResult found = KaplanMeier.Fit(Data([1, 2, 5, 6], [1, 0, 1, 0]), null, new() { Landmark = 2 });
        Assert.Equal([3, 4], found.Curves[0].Time);
        Assert.Contains(found.Diagnostics, d => d.Message.Contains("2 of 4 rows", StringComparison.Ordinal));
        Assert.Equal(ErrorCode.EmptyTable, Code(() => KaplanMeier.Fit(Data([1, 2], [1, 0]), null, new() { Landmark = 9 })));
    }

    [Fact]
    public void Fit_BadOptions_AreRefused()
    {
        SurvivalData data = Data([1, 2, 3], [1, 1, 0]);
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => KaplanMeier.Fit(data, null, new() { ConfidenceLevel = 1 })));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => KaplanMeier.Fit(data, null, new() { Quantiles = [0] })));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => KaplanMeier.Fit(data, null, new() { Tau = 0 })));
        Assert.Equal(ErrorCode.ShapeMismatch, Code(() => KaplanMeier.Fit(data, Grouping.FromText("g", ["a"]))));
    }

    // By hand, two pairs: at 1 expected 2/4 for a; at 2, 1/3; then only b is left.
    [Fact]
    public void LogRank_FourPatients_ByHand()
    {
        LogRankResult found = LogRank.Test(Data([1, 2, 3, 4], [1, 1, 1, 1]), Grouping.FromText("g", ["a", "a", "b", "b"]));
        double expected = 0.5 + (1 / 3.0), variance = 0.25 + (2 / 9.0);
        Assert.Equal(expected, found.Expected[0], 14);
        Assert.Equal((2 - expected) * (2 - expected) / variance, found.ChiSquared, 13);
        Assert.Equal(1, found.DegreesOfFreedom);
    }

    [Fact]
    public void LogRank_OneGroupOrNoEvents_AreNamed()
    {
        Assert.Equal(ErrorCode.SmallGroup, Code(() => LogRank.Test(Data([1, 2], [1, 1]), Grouping.FromText("g", ["a", "a"]))));
        Assert.Equal(ErrorCode.NoEvents, Code(() => LogRank.Test(Data([1, 2], [0, 0]), Grouping.FromText("g", ["a", "b"]))));
        Assert.Contains(LogRank.Test(Data([1, 2, 3], [1, 1, 1]), Grouping.FromText("g", ["a", "a", "b"])).Diagnostics, d => d.Code == ErrorCode.SmallGroup);
    }

    // The test must not depend on which group is called first.
    [Fact]
    public void LogRank_RenamedGroups_GiveTheSameStatistic()
    {
        SurvivalData data = Data([3, 5, 7, 2, 18, 16, 2, 9, 16, 5], [0, 1, 1, 1, 0, 1, 1, 1, 1, 0]);
        string[] groups = ["x", "y", "z", "x", "y", "z", "x", "y", "z", "x"];
        Dictionary<string, string> renamed = new() { ["x"] = "c", ["y"] = "a", ["z"] = "b" };
        Assert.Equal(LogRank.Test(data, Grouping.FromText("g", groups)).ChiSquared, LogRank.Test(data, Grouping.FromText("g", groups.Select(g => renamed[g]))).ChiSquared, 12);
    }

    [Fact]
    public void Tables_HaveTheColumnsOfTheContract()
    {
        KaplanMeierResult found = KaplanMeier.Fit(Data([1, 2, 3, 4], [1, 1, 1, 0]), Grouping.FromText("g", ["a", "a", "b", "b"]));
        var tables = found.Tables().ToImmutableDictionary(t => t.Name);
        Assert.Equal(["group", "time", "n_risk", "n_event", "n_censor", "survival", "std_err", "ci_low", "ci_high"], tables["km"].Columns.Select(c => c.Name));
        Assert.Equal(["test", "chisq", "df", "p"], tables["logrank"].Columns.Select(c => c.Name));
        Assert.Contains("Time (days)", found.Figures().First().Panels.Select(p => p.X.Label));
    }
}
