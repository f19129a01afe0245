using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class SurvivalDataTests
{
    static readonly ImmutableArray<string> Ids = ["P1", "P2", "P3"];

    static SurvivalData Data(double[] time, int[] state, string unit = "days") => SurvivalData.RightCensored(Ids, time, state, unit, "OS");

    static string Fails(ErrorCode code, Action action)
    {
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(action);
        Assert.Equal(code, error.Code);
        return error.Message;
    }

    // A missing time that slipped through would make every risk set wrong without a word.
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void RightCensored_ImpossibleTime_NamesTheRow(double time) =>
        Assert.Contains("'P2'", Fails(ErrorCode.SurvivalTimeInvalid, () => Data([1, time, 3], [1, 0, 1])), StringComparison.Ordinal);

    [Fact]
    public void StartStop_EntryNotBeforeExit_NamesTheRow() => Assert.Contains("'P3' enters at 5 and ends at 5",
        Fails(ErrorCode.SurvivalTimeInvalid, () => SurvivalData.StartStop(Ids, [0, 1, 5], [1, 2, 5], [1, 0, 1])), StringComparison.Ordinal);

    [Fact]
    public void RightCensored_OtherLengths_AreRefused() => Fails(ErrorCode.ShapeMismatch, () => Data([1, 2], [1, 0, 1]));

    [Fact]
    public void RightCensored_NegativeState_IsRefused() => Fails(ErrorCode.EndpointInvalid, () => Data([1, 2, 3], [1, 0, -1]));

    [Fact]
    public void RightCensored_NoRows_IsRefused() => Fails(ErrorCode.EmptyTable, () => SurvivalData.RightCensored([], [], []));

    [Fact]
    public void WithStrata_MissingStratum_NamesTheRow() => Assert.Contains("'P2'", Fails(ErrorCode.AllMissing,
        () => Data([1, 2, 3], [1, 0, 1]).WithStrata(Grouping.FromText("site", ["a", null, "b"]))), StringComparison.Ordinal);

    [Fact]
    public void WithWeights_Zero_IsRefused() => Fails(ErrorCode.NonFinite, () => Data([1, 2, 3], [1, 0, 1]).WithWeights([1, 0, 1]));

    [Fact]
    public void RequireEvents_NoEvents_SaysWhatToLookAt() =>
        Assert.Contains("--event-value", Fails(ErrorCode.NoEvents, () => Data([1, 2, 3], [0, 0, 0]).RequireEvents("a test")), StringComparison.Ordinal);

    [Fact]
    public void Diagnostics_OddData_AreNamed()
    {
        Assert.Contains(Data([1, 2, 3], [0, 0, 0]).Diagnostics, d => d.Code == ErrorCode.NoEvents);
        Assert.Contains(Data([2, 2, 3], [1, 1, 0]).Diagnostics, d => d.Message.Contains("same time (2)", StringComparison.Ordinal));
        Assert.Contains(Data([0, 2, 3], [1, 1, 0]).Diagnostics, d => d.Message.Contains("1 rows have time 0", StringComparison.Ordinal));
        Assert.Contains(Data([1, 2, 3], [1, 1, 0]).WithStrata(Grouping.FromText("site", ["a", "a", "b"])).Diagnostics, d => d.Code == ErrorCode.SmallGroup);
    }

    // The pain of the issue: a median survival of 40,000 "months".
    [Theory]
    [InlineData("months", true)]
    [InlineData("days", false)]
    [InlineData("", false)]
    public void Diagnostics_FortyThousand_IsQuestionedInMonths(string unit, bool doubted)
    {
        ImmutableArray<string> ids = [.. Enumerable.Range(0, 20).Select(i => $"P{i}")];
        double[] time = [.. Enumerable.Range(1, 20).Select(i => 4000.0 * i)];
        var data = SurvivalData.RightCensored(ids, time, [.. time.Select(_ => 1)], unit);
        Assert.Equal(doubted, data.Diagnostics.Any(d => d.Code == ErrorCode.EndpointInvalid));
    }

    [Fact]
    public void Subset_TakesEverythingAlong()
    {
        SurvivalData all = SurvivalData.StartStop(Ids, [0, 1, 2], [4, 5, 6], [1, 0, 2], "Day").WithWeights([1, 2, 3]).WithStrata(Grouping.FromText("s", ["a", "b", "a"]));
        SurvivalData two = all.Subset([2, 1]);
        Assert.Equal(["P3", "P2"], two.SampleIds);
        Assert.Equal([2.0, 1], two.Start.ToArray());
        Assert.Equal([6.0, 5], two.Time.ToArray());
        Assert.Equal([2, 0], two.State.ToArray());
        Assert.Equal([3.0, 2], two.Weights.ToArray());
        Assert.Equal([0, 1], two.Strata!.Codes);
        Assert.Equal(("days", "Time (days)"), (two.TimeUnit, two.AxisLabel));
    }

    [Fact]
    public void OfCause_OtherCauses_AreCensored()
    {
        SurvivalData data = Data([1, 2, 3], [1, 0, 2]);
        Assert.Equal((1, 2, true), (data.EventCount, data.CauseCount, data.HasCompetingCauses));
        Assert.Equal([0, 0, 1], data.OfCause(2).State.ToArray());
        Assert.Equal([1, 0, 1], data.OfAnyCause().State.ToArray());
    }

    // The first level is a model's reference: by code points "X-linked" would come before "autosomal" and every sign would differ from R's.
    // Expected: R 4.2.2 levels(factor(...)).
    [Fact]
    public void Grouping_MixedCaseAndSigns_AreInTheOrderOfRsFactorLevels() => Assert.Equal(
        ["_x", "-1", "<=20", ">50", "10x", "20-50", "a", "A", "a b", "ab", "autosomal", "no", "No", "X-linked", "yes"],
        Grouping.FromText("g", ["yes", "X-linked", "No", "no", "autosomal", "ab", "a b", "A", "a", "20-50", "10x", ">50", "<=20", "-1", "_x"]).Levels);

    // factor() sorts numbers by size: 10 after 9.
    [Fact]
    public void Grouping_NumbersAsText_AreInNumericOrder()
    {
        var groups = Grouping.FromText("arm", ["10", "9", null, "9"]);
        Assert.Equal(["9", "10"], groups.Levels);
        Assert.Equal([1, 0, -1, 0], groups.Codes);
        Assert.Equal([2, 1], groups.Counts);
        Assert.True(groups.HasMissing);
        Assert.Equal(["10"], groups.Subset([0]).WithoutEmptyLevels().Levels);
    }
}
