using RadioGenomics.Analysis.Survival;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Demo;

/// <summary>Survival of a cohort, from the manifest's endpoint to a curve.</summary>
public sealed class DemoSurvivalTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Cohort _cohort;

    public DemoSurvivalTests()
    {
        DemoCohort.Generate(new() { Patients = 80, Genes = 600, Features = 100 }, _folder["demo"], RunContext.Default);
        _cohort = Cohort.Load(_folder["demo/cohort.json"], RunContext.Default);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SurvivalData_OfAnEndpoint_KeepsUnitNameAndRows()
    {
        SurvivalData data = _cohort.SurvivalData("OS");
        CohortEndpoint endpoint = _cohort.Endpoint("OS");
        Assert.Equal(("OS", "months", endpoint.Count, endpoint.EventCount), (data.Name, data.TimeUnit, data.Count, data.EventCount));
        Assert.All(data.SampleIds, id => Assert.Contains(id, _cohort.SampleIds));
    }

    [Fact]
    public void KaplanMeier_ByAFeature_IsTheMedianSplit()
    {
        string feature = _cohort.Radiomics.FeatureIds[0];
        KaplanMeierResult found = _cohort.KaplanMeier("OS", feature);
        Assert.Equal(2, found.Curves.Length);
        Assert.Equal(_cohort.Endpoint("OS").Count, found.RowCount);
        Assert.Contains(found.Diagnostics, d => d.Message.Contains("median", StringComparison.Ordinal));
        Assert.Contains(_cohort.Ledger.Entries, e => e.Verb == "KaplanMeier");
        Assert.NotNull(_cohort.KaplanMeier("OS", feature, CutRule.Maxstat).CutPoint);
        Assert.Equal(ErrorCode.UnknownLabel, Assert.Throws<RadioGenomicsException>(() => _cohort.KaplanMeier("XX")).Code);
    }
}
