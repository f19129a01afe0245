using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Data.Cohorts;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Demo;

/// <summary>The generated folder through the front door.</summary>
public sealed class DemoLoadTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly DemoTruth _truth;
    readonly Cohort _cohort;

    public DemoLoadTests()
    {
        _truth = DemoCohort.Generate(new() { Patients = 100, Genes = 600, Features = 100 }, _folder["demo"], RunContext.Default);
        _cohort = Cohort.Load(_folder["demo/cohort.json"], RunContext.Default);
    }

    public void Dispose() => _folder.Dispose();

    IEnumerable<TrueDefect> Defects(string kind) => _truth.Defects.Where(d => d.Kind == kind);

    // By hand: of 100 patients 2 are misspelt in and 2 missing from radiomics, 3 missing from expression; the other tables are not required.
    [Fact]
    public void Load_DemoFolder_JoinsAllButTheSevenDamaged()
    {
        Assert.Equal(93, _cohort.PatientCount);
        Assert.Equal(93, _cohort.Radiomics.SampleCount);
        Assert.Equal((93, 600), (_cohort.Expression.SampleCount, _cohort.Expression.FeatureCount));
        Assert.Equal(["OS", "RFS"], _cohort.Endpoints.Select(e => e.Name));
    }

    [Fact]
    public void Load_NearMisses_AreNamedWithThePatientMeant() => Assert.All(Defects("near-miss"), d =>
    {
        JoinEntry entry = _cohort.JoinReport.Entries.Single(e => e.Table == d.Table && e.Identifier == d.Identifier);
        Assert.Equal((JoinStatus.NearMiss, d.Patient), (entry.Status, entry.Suggestion));
    });

    [Fact]
    public void Load_SecondRnaSamples_AreDuplicates() => Assert.Equal(
        Defects("duplicate").Select(d => d.Identifier).Order(StringComparer.Ordinal),
        _cohort.JoinReport.With(JoinStatus.Duplicate).Select(e => e.Identifier).Order(StringComparer.Ordinal));

    [Fact]
    public void Load_PatientsOfOneTableOnly_AreDropped() => Assert.All(
        Defects("missing").Where(d => d.Table is "radiomics" or "expression"), d => Assert.DoesNotContain(d.Patient, _cohort.Patients));

    [Fact]
    public void Load_Mutations_TellNotProfiledFromWildTypeAndLeaveTertOut()
    {
        string[] notProfiled = [.. Defects("not-profiled").Select(d => d.Patient).Where(p => _cohort.Patients.Contains(p))];
        Assert.All(notProfiled, p => Assert.True(double.IsNaN(_cohort.Mutations[p, "TP53"])));
        Assert.Equal(93 - notProfiled.Length, _cohort.Patients.Count(p => !double.IsNaN(_cohort.Mutations[p, "TP53"])));
        Assert.False(_cohort.Mutations.TryIndexOfFeature("TERT", out _));
        Assert.True(_cohort.Mutations.TryIndexOfFeature("CTNNB1", out _));
    }

    // The matrix is log2(FPKM + 1) of what the file has, and the file has what was simulated to four decimals.
    [Fact]
    public void Load_Expression_IsTheSimulatedOne()
    {
        DemoData data = DemoSimulator.Run(new() { Patients = 100, Genes = 600, Features = 100 }, RunContext.Default);
        Assert.All(_cohort.Patients, p => Assert.Equal(data.LogExpression[p, "MKI67"], _cohort.Expression[p, "MKI67"], 1e-9));
    }

    // Run-length non-uniformity only grows with volume, as proliferation does: without volume most of its genes look related.
    [Fact]
    public void Correlate_GivenVolume_LosesConfoundedPairsAndKeepsPlantedOnes()
    {
        string[] genes = [.. _truth.Modules.Single(m => m.Name == "proliferation").Genes.Select(g => g.Gene)];
        CorrelationResult raw = _cohort.Correlate("radiomics", "expression"), given = _cohort.Correlate("radiomics", "expression", covariates: [DemoFeatures.Volume]);
        int Confounded(CorrelationResult r) => genes.Count(g => r.P("original_glrlm_RunLengthNonUniformity", g) < 0.01);
        Assert.True(Confounded(raw) > 20, $"{Confounded(raw)} of {genes.Length}");
        Assert.True(Confounded(given) < 5, $"{Confounded(given)} of {genes.Length}");
        Assert.True(given.Q("original_firstorder_Entropy", "MKI67") < 0.05);
        Assert.True(given.Q("original_glcm_Contrast", "CD8A") < 0.05);
    }
}
