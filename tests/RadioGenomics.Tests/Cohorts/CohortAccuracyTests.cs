using RadioGenomics.Analysis.Survival;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

public sealed class CohortAccuracyTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("accuracy").FullName;
    readonly Cohort _cohort;

    public CohortAccuracyTests()
    {
        string home = Path.Combine(_folder, "cohort");
        DemoCohort.Generate(new() { Patients = 80, Genes = 600, Features = 100 }, home, RunContext.Default);
        _cohort = Cohort.Load(Path.Combine(home, "cohort.json"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Patients without the outcome are left out by name, in whatever order the matrix has them; the ledger remembers the call.
    [Fact]
    public void TimeDependentAuc_MatrixInOtherOrder_IsAlignedByName()
    {
        LabelledMatrix markers = _cohort.Covariates("volume", "age_years");
        LabelledMatrix reversed = markers.SelectSamples([.. Enumerable.Range(0, markers.SampleCount).Reverse()]);
        TimeDependentAucResult one = _cohort.TimeDependentAuc("OS", markers, new() { Times = [20] }), two = _cohort.TimeDependentAuc("OS", reversed, new() { Times = [20] });
        Assert.Equal(one.Rows, two.Rows);
        Assert.Equal(["TimeDependentAuc", "TimeDependentAuc"], _cohort.Ledger.Entries.Select(e => e.Verb));
        Assert.Equal(2, _cohort.Discrimination("OS", markers).Rows.Count(r => r.Measure == "uno"));
    }

    // A factor is one scale with all its levels, the reference at its place, not a row of yes and no.
    [Fact]
    public void Nomogram_TextColumn_IsOneScale()
    {
        NomogramResult nomogram = _cohort.Nomogram("OS", ["stage", "rcs(age_years, 3)", "volume"]);
        Assert.Equal(["stage", "age_years", _cohort.VolumeFeature], nomogram.Axes.Select(a => a.Variable));
        Assert.Equal(["I", "II", "III", "IV"], nomogram.Axes[0].Labels);
        Assert.Equal(100, nomogram.Axes.Max(a => Math.Max(a.Points.Max(), Math.Max(a.Ends.LowPoints, a.Ends.HighPoints))), 3);
    }

    [Fact]
    public void Risks_OfACoxModel_AreJudgedByEveryVerb()
    {
        LabelledMatrix columns = _cohort.Covariates("volume", "age_years");
        SurvivalData data = _cohort.SurvivalData("OS");
        LabelledMatrix used = columns.SelectSamples([.. data.SampleIds.Select(columns.IndexOfSample)]);
        var risk = RiskPredictions.FromCox("volume and age", CoxRegression.Fit(data, used), used, [10, 20, 30]);
        Assert.Equal(6, _cohort.BrierScore("OS", [risk], new() { Resamples = 20 }).Rows.Length);
        Assert.Equal(20, _cohort.Calibration("OS", risk.At(20), new() { Horizon = 20 }).Options.Horizon);
        Assert.Contains(_cohort.DecisionCurve("OS", risk.At(20), new() { Horizon = 20 }).Strategies, s => s == "volume and age");
        Assert.InRange(_cohort.Optimism("OS", used, new() { Resamples = 20, Horizon = 20 })["c"].Corrected, 0.3, 0.9);
    }

    [Fact]
    public void TimeDependentAuc_HorizonBeyondFollowUp_NamesTheLastUsableTime()
    {
        RadioGenomicsException found = Assert.Throws<RadioGenomicsException>(() => _cohort.TimeDependentAuc("OS", _cohort.Covariates("volume"), new() { Times = [40_000] }));
        Assert.Equal(ErrorCode.HorizonOutOfRange, found.Code);
        Assert.Contains("last usable time is", found.Message, StringComparison.Ordinal);
    }
}
