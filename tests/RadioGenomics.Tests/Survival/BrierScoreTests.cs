using System.Text.Json;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class BrierScoreTests
{
    static SurvivalData Twelve => SurvivalData.RightCensored([.. Enumerable.Range(0, 12).Select(i => $"S{i}")],
        [1, 1.5, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16], [1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], "months", "OS");

    static RiskPredictions Constant(SurvivalData data, double risk, params double[] times) =>
        RiskPredictions.FromSurvival("constant", data.SampleIds, [.. times], (_, _) => 1 - risk);

    // By hand: weights are 1 (case at 1), 0 (censored at 1.5), 1.1 (case at 2) and 1.1 (nine controls); every miss is ½ wide.
    [Fact]
    public void Run_ConstantHalf_IsAQuarter()
    {
        BrierResult result = BrierScore.Run(Twelve, [Constant(Twelve, 0.5, 5)], new() { Resamples = 0 });
        Assert.Equal((1 + 1.1 + 9.9) / 12 * 0.25, result.Of("constant")[0].Brier, 12);
    }

    // The null model's risk is one minus Kaplan-Meier: 1 - 11/12 · 9/10 = 0.175. Its own Brier score is 0.175 · 0.825.
    [Fact]
    public void Run_NullRisk_HasNoPredictionAccuracy()
    {
        BrierResult result = BrierScore.Run(Twelve, [Constant(Twelve, 0.175, 5)], new() { Resamples = 0 });
        Assert.Equal(0.175 * 0.825, result.Of(BrierScore.NullModel)[0].Brier, 12);
        Assert.Equal(0, result.Of("constant")[0].Ipa, 12);
    }

    // By hand: constant between given times, 0 before the first: (0.2 · 2 + 0.1 · 4) / 8 at the third.
    [Fact]
    public void Integrate_Steps_IsTheirMeanFromZero() =>
        Assert.Equal([0, 0.4 / 4, 0.8 / 8], BrierKernel.Integrate([2, 4, 8], [0.2, 0.1, 0.7]));

    [Fact]
    public void Run_PbcNullModel_AgreesWithRiskRegression()
    {
        var pbc = new Pbc();
        JsonElement json = SharedReference.Json("time_dependent").GetProperty("riskRegression_Score").GetProperty("brier");
        BrierResult result = BrierScore.Run(pbc.Data, [Constant(pbc.Data, 0.5, 365, 1095, 1825, 2920)], new() { Resamples = 0 });
        TimeDependentAucTests.Near(SharedReference.Numbers(json.GetProperty("Brier"))[..4], result.Of(BrierScore.NullModel).Select(r => r.Brier), 1e-12);
        TimeDependentAucTests.Near(SharedReference.Numbers(json.GetProperty("se"))[..4], result.Of(BrierScore.NullModel).Select(r => r.StandardError), 1e-11);
        TimeDependentAucTests.Near(SharedReference.Numbers(json.GetProperty("IBS"))[..4], result.Of(BrierScore.NullModel).Select(r => r.IntegratedBrier), 1e-12);
    }

    // The sample in which every row is drawn once is the data: a bootstrap that computed anything else would not centre on the estimate.
    [Fact]
    public void Run_BootstrapOfIpa_CentresOnTheEstimateAndRepeats()
    {
        var pbc = new Pbc();
        double[] bilirubin = pbc.LogBilirubin;
        var model = RiskPredictions.FromSurvival("bili", pbc.Ids, [1095, 1825], (i, t) => Math.Exp(-0.1 * (t + 1) * Math.Exp(0.9 * bilirubin[i])));
        BrierRow one = BrierScore.Run(pbc.Data, [model], new() { Resamples = 300 }, new() { Threads = 1 }).Of("bili")[^1];
        BrierRow two = BrierScore.Run(pbc.Data, [model], new() { Resamples = 300 }, new() { Threads = 3 }).Of("bili")[^1];
        Assert.Equal(one, two);
        Assert.InRange(one.Ipa, one.IpaLow, one.IpaHigh);
        Assert.InRange(one.IpaHigh - one.IpaLow, 0.05, 0.5);
    }

    [Fact]
    public void Run_LinearPredictorInsteadOfRisk_IsRefused()
    {
        RadioGenomicsException found = Assert.Throws<RadioGenomicsException>(() => BrierScore.Run(Twelve, [Constant(Twelve, 1.7, 5)]));
        Assert.Equal(ErrorCode.OptionOutOfRange, found.Code);
        Assert.Contains("linear predictor", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TimesAfterFollowUp_AreRefused() =>
        Assert.Equal(ErrorCode.HorizonOutOfRange, Assert.Throws<RadioGenomicsException>(() => BrierScore.Run(Twelve, [Constant(Twelve, 0.5, 5, 16)])).Code);

    [Fact]
    public void Run_OtherSamples_AreRefused()
    {
        SurvivalData data = Twelve;
        var shuffled = RiskPredictions.FromSurvival("m", [.. data.SampleIds.Reverse()], [5], (_, _) => 0.5);
        Assert.Equal(ErrorCode.SamplesNotAligned, Assert.Throws<RadioGenomicsException>(() => BrierScore.Run(data, [shuffled])).Code);
    }
}
