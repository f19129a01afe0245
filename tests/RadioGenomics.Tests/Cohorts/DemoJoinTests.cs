using RadioGenomics.Data.Cohorts;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

/// <summary>The demo cohort has defects that were planted: the join report must find every one and invent none.</summary>
public sealed class DemoJoinTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Join_DemoCohort_FindsEveryPlantedDefect(ulong seed)
    {
        string folder = Directory.CreateTempSubdirectory("demo-join").FullName;
        DemoTruth truth = DemoCohort.Generate(new() { Patients = 60, Seed = seed }, Path.Combine(folder, "demo"), RunContext.Default);
        var cohort = Cohort.Load(Path.Combine(folder, "demo", "cohort.json"));
        JoinReport report = cohort.JoinReport;
        foreach (TrueDefect defect in truth.Defects.Where(d => d.Kind == "near-miss"))
        {
            JoinEntry entry = Assert.Single(report.Entries, e => e.Table == defect.Table && e.Identifier == defect.Identifier);
            Assert.Equal((JoinStatus.NearMiss, defect.Patient), (entry.Status, entry.Suggestion));
        }
        Assert.Equal(truth.Defects.Where(d => d.Kind == "duplicate").Select(d => d.Identifier).Order(StringComparer.Ordinal),
            report.With(JoinStatus.Duplicate).Select(e => e.Identifier).Order(StringComparer.Ordinal));
        Assert.All(truth.Defects.Where(d => d.Kind == "missing" && d.Table is "expression" or "radiomics" && d.Patient is not null),
            d => Assert.DoesNotContain(d.Patient!, cohort.Patients));
        Assert.All(truth.Defects.Where(d => d.Kind == "not-profiled" && cohort.Patients.Contains(d.Patient!)),
            d => Assert.Equal(double.NaN, cohort.Mutations[d.Patient!, "TP53"]));
        Directory.Delete(folder, recursive: true);
    }
}
