using RadioGenomics.Analysis.Survival;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class CompetingRisksTests
{
    static SurvivalData Data(double[] time, int[] state) => SurvivalData.RightCensored([.. time.Select((_, i) => $"P{i}")], time, state, "days", "relapse");

    static ErrorCode Code(Action action) => Assert.Throws<RadioGenomicsException>(action).Code;

    // By hand: 1/4 at 1; half of the 3/4 alive at 2 leaves by the other cause at 2 (1 of 3): S = 1/2; then 1 of 2 at 3: 1/4 + 1/4.
    [Fact]
    public void Estimate_FourPatients_ByHand()
    {
        CumulativeIncidenceResult found = CumulativeIncidence.Estimate(Data([1, 2, 3, 4], [1, 2, 1, 0]));
        Assert.Equal([0.25, 0.25, 0.5, 0.5], found.Curves[0].Incidence, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([0, 0.25, 0.25, 0.25], found.Curves[1].Incidence, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    // With one cause the incidence is one minus Kaplan-Meier.
    [Fact]
    public void Estimate_OneCause_IsOneMinusKaplanMeier()
    {
        SurvivalData data = Data([3, 5, 7, 2, 18, 16, 2, 9], [0, 1, 1, 1, 0, 1, 1, 1]);
        Assert.Equal(KaplanMeier.Fit(data).Curves[0].Survival.Select(s => 1 - s), CumulativeIncidence.Estimate(data).Curves[0].Incidence, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    // Without competing events Gray's test is the log-rank test up to its variance, which is the Poisson one.
    [Fact]
    public void Estimate_OneCause_GraysTestIsNearTheLogRank()
    {
        double[] time = [.. Enumerable.Range(1, 200).Select(i => (double)i)];
        int[] state = [.. time.Select(t => (int)t % 3 == 0 ? 0 : 1)];
        var groups = Grouping.FromText("g", time.Select(t => ((int)t * 7919) % 5 < 2 + (t > 100 ? 1 : 0) ? "a" : "b"));
        SurvivalData data = Data(time, state);
        double gray = CumulativeIncidence.Estimate(data, groups).Tests[0].ChiSquared, logRank = LogRank.Test(data, groups).ChiSquared;
        Assert.InRange(gray / logRank, 0.95, 1.05);
    }

    // Without competing events the subdistribution hazard is the hazard: Breslow's Cox model. One covariate, by hand: events at 1 (x = 1) and
    // 2 (x = 0) of four at risk give the score 1 - 2θ/(2θ+2) - θ/(θ+2) = 0, so θ = √2.
    [Fact]
    public void Fit_NoCompetingEvents_IsCoxByHand()
    {
        SurvivalData data = Data([1, 2, 3, 4], [1, 1, 0, 0]);
        FineGrayResult found = FineGray.Fit(data, LabelledMatrix.FromColumnMajor(data.SampleIds, ["x"], [1, 0, 1, 0]));
        Assert.Equal(Math.Log(Math.Sqrt(2)), found.Coefficients[0], 10);
    }

    [Fact]
    public void BadInput_IsNamed()
    {
        SurvivalData data = Data([1, 2, 3, 4], [1, 2, 1, 0]);
        Assert.Equal(ErrorCode.Collinear, Code(() => FineGray.Fit(data, LabelledMatrix.FromColumnMajor(data.SampleIds, ["x"], [1, 1, 1, 1]))));
        Assert.Equal(ErrorCode.NonFinite, Code(() => FineGray.Fit(data, LabelledMatrix.FromColumnMajor(data.SampleIds, ["x"], [1, double.NaN, 1, 1]))));
        Assert.Equal(ErrorCode.NoEvents, Code(() => FineGray.Fit(data, LabelledMatrix.FromColumnMajor(data.SampleIds, ["x"], [1, 2, 1, 1]), 3)));
        var late = SurvivalData.StartStop(data.SampleIds, [0, 1, 0, 0], data.Time, data.State);
        Assert.Equal(ErrorCode.OptionConflict, Code(() => CumulativeIncidence.Estimate(late)));
        Assert.Equal(ErrorCode.NoEvents, Code(() => CumulativeIncidence.Estimate(Data([1, 2], [0, 0]))));
    }
}
