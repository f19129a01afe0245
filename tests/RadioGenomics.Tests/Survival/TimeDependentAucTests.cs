using System.Text.Json;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class TimeDependentAucTests
{
    static readonly TimeDependentAucOptions AtFourTimes = new() { Times = [365, 1095, 1825, 2920], BandResamples = 200 };

    static SurvivalData Small(double[] time, int[] state) =>
        SurvivalData.RightCensored([.. time.Select((_, i) => $"S{i}")], time, state, "days", "OS");

    static LabelledMatrix Marker(SurvivalData data, double[] values) => LabelledMatrix.FromColumnMajor(data.SampleIds, ["m"], values).WithName("markers");

    // By hand: without censoring before the horizon every weight is the same, so AUC is the share of case-control pairs in order.
    // Cases 1, 2 with markers 5, 3; controls with markers 4, 3 (tied with a case) and eight of 0: pairs in order 1+1+8 and 0+½+8 of 20.
    [Fact]
    public void Run_WithoutCensoring_IsTheShareOfOrderedPairs()
    {
        SurvivalData data = Small([1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], [1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
        TimeDependentAucResult result = TimeDependentAuc.Run(data, Marker(data, [5, 3, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0]), new() { Times = [5] });
        Assert.Equal(18.5 / 20, result.Rows[0].Auc, 12);
        Assert.Equal((2, 10, 0), (result.Rows[0].CaseCount, result.Rows[0].ControlCount, result.Rows[0].CensoredCount));
    }

    // By hand: one of six still followed is censored at 1.5, so a case after it weighs 6/5 of one before.
    // Cases at 1 (weight 1, marker 2) and 2 (weight 1/(10/11), marker 0); ten controls at marker 1: AUC = 1 / (1 + 1.1).
    [Fact]
    public void Run_CaseAfterACensoring_StandsForTheCensoredToo()
    {
        SurvivalData data = Small([1, 1.5, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16], [1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        TimeDependentAucResult result = TimeDependentAuc.Run(data, Marker(data, [2, 9, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]), new() { Times = [5] });
        Assert.Equal(1 / (1 + 1.1), result.Rows[0].Auc, 12);
    }

    // A curve that is integrated gives the same area as the pairs that are counted.
    [Fact]
    public void Curves_Area_IsTheAuc()
    {
        var pbc = new Pbc();
        TimeDependentAucResult result = TimeDependentAuc.Run(pbc.Data, pbc.Markers(("bili", pbc.LogBilirubin), ("albumin", pbc.Column("albumin"))), AtFourTimes);
        Assert.All(result.Rows.Zip(result.Curves), p => Assert.Equal(p.First.Auc, p.Second.Area, 12));
    }

    [Fact]
    public void Run_Pbc_AgreesWithTimeRoc()
    {
        var pbc = new Pbc();
        JsonElement json = SharedReference.Json("time_dependent");
        TimeDependentAucResult result = TimeDependentAuc.Run(pbc.Data,
            pbc.Markers(("bili", pbc.LogBilirubin), ("albumin", [.. pbc.Column("albumin").Select(v => -v)])), AtFourTimes);
        JsonElement bili = json.GetProperty("timeROC_marginal"), albumin = json.GetProperty("timeROC_albumin");
        Near(SharedReference.Numbers(bili.GetProperty("auc")), result.Of("bili").Select(r => r.Auc), 1e-12);
        Near(SharedReference.Numbers(albumin.GetProperty("auc")), result.Of("albumin").Select(r => r.Auc), 1e-12);
        // Where an event and a censoring meet (1434, 2224, 3445 days) timeROC orders them otherwise in its standard errors only.
        Near(SharedReference.Numbers(bili.GetProperty("se")), result.Of("bili").Select(r => r.StandardError), 3e-5);
        Near(SharedReference.Numbers(bili.GetProperty("se"))[..2], result.Of("bili").Take(2).Select(r => r.StandardError), 1e-12);
        Near(SharedReference.Numbers(albumin.GetProperty("se"))[..2], result.Of("albumin").Take(2).Select(r => r.StandardError), 1e-12);
        Near(SharedReference.Numbers(albumin.GetProperty("compare_p_vs_logbili")), result.Contrasts.Select(c => c.P), 1e-3);
        Near(SharedReference.Numbers(albumin.GetProperty("compare_p_vs_logbili"))[..2], result.Contrasts.Take(2).Select(c => c.P), 1e-10);
        Assert.Equal(SharedReference.Integers(bili.GetProperty("n_cases")), result.Of("bili").Select(r => r.CaseCount));
        Assert.Equal(SharedReference.Integers(bili.GetProperty("censored")), result.Of("bili").Select(r => r.CensoredCount));
    }

    // Each simulated process is a function of the seed and its number, not of the thread.
    [Fact]
    public void Run_OtherThreads_SameBand()
    {
        var pbc = new Pbc();
        LabelledMatrix marker = pbc.Markers(("bili", pbc.LogBilirubin));
        TimeDependentAucResult one = TimeDependentAuc.Run(pbc.Data, marker, AtFourTimes, new() { Threads = 1 }), four = TimeDependentAuc.Run(pbc.Data, marker, AtFourTimes, new() { Threads = 4 });
        Assert.Equal(one.Rows, four.Rows);
        Assert.All(one.Rows, r => Assert.True(r.BandLow < r.Low && r.BandHigh >= r.High));
    }

    // The reader needs to know which horizon would do.
    [Fact]
    public void Run_HorizonBeyondFollowUp_NamesTheLastUsableTime()
    {
        SurvivalData data = Small([1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], [1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
        RadioGenomicsException beyond = Assert.Throws<RadioGenomicsException>(() => TimeDependentAuc.Run(data, Marker(data, new double[12]), new() { Times = [20] }));
        Assert.Equal(ErrorCode.HorizonOutOfRange, beyond.Code);
        Assert.Contains("last usable time is 16", beyond.Message, StringComparison.Ordinal);
        RadioGenomicsException early = Assert.Throws<RadioGenomicsException>(() => TimeDependentAuc.Run(data, Marker(data, new double[12]), new() { Times = [0.5] }));
        Assert.Contains("first one is at 1", early.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingMarker_LeavesTheRowOutAndSaysSo()
    {
        SurvivalData data = Small([1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], [1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
        TimeDependentAucResult result = TimeDependentAuc.Run(data, Marker(data, [5, 3, 4, 3, 0, 0, 0, 0, 0, 0, 0, double.NaN]), new() { Times = [5] });
        Assert.Equal(11, result.RowCount);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.ValuesFiltered && d.Message.Contains("1 of 12", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_CompetingCauses_AreRefused()
    {
        SurvivalData data = Small([1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], [1, 2, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
        Assert.Equal(ErrorCode.OptionConflict, Assert.Throws<RadioGenomicsException>(() => TimeDependentAuc.Run(data, Marker(data, new double[12]))).Code);
    }

    internal static void Near(double[] expected, IEnumerable<double> found, double relative)
    {
        double[] values = [.. found];
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(values[i] - expected[i]) <= relative * Math.Abs(expected[i]), FormattableString.Invariant($"at {i}: found {values[i]:R}, expected {expected[i]:R}"));
        }
    }
}
