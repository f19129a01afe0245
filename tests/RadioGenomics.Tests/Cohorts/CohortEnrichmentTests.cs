using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

public sealed class CohortEnrichmentTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("enrich").FullName;
    readonly Cohort _cohort;
    readonly GeneSetCollection _sets;

    public CohortEnrichmentTests()
    {
        string home = Path.Combine(_folder, "cohort");
        DemoCohort.Generate(new() { Patients = 80, Genes = 600, Features = 100 }, home, RunContext.Default);
        _cohort = Cohort.Load(Path.Combine(home, "cohort.json"));
        _sets = Cohort.GeneSets(Path.Combine(home, "modules.gmt"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    CorrelationResult Few(params string[] covariates) =>
        _cohort.Correlate(_cohort.Radiomics.SelectFeatures([0, 20, 40]), _cohort.Expression, covariates: covariates);

    // The cohort's own tables are found by the names in the result, so the correlation between genes is estimated, not assumed.
    [Fact]
    public void Enrich_Correlations_EstimatesFromTheCohortsExpression()
    {
        EnrichmentResult result = _cohort.Enrich(Few(), _sets);
        Assert.Contains("estimated", result.Summary, StringComparison.Ordinal);
        Assert.Equal(3, result.Lists.Length);
        Assert.InRange(result.Rows.First(r => r.Set == "DEMO_PROLIFERATION").InterGeneCorrelation, 0.2, 0.8);
        // Genes of a decoy are independent; what is left stands for the other genes, of which most are in modules here.
        Assert.InRange(result.Rows.Where(r => r.Set.Contains("DECOY", StringComparison.Ordinal)).Average(r => r.InterGeneCorrelation), 0, 0.06);
    }

    // A text covariate becomes dummies named "sex=male"; they lead back to the column.
    [Fact]
    public void Enrich_Covariates_AreThoseOfTheCorrelations()
    {
        EnrichmentResult result = _cohort.Enrich(Few("volume", "sex"), _sets);
        Assert.Equal(2, result.Covariates.Length);
        Assert.Contains("estimated", result.Summary, StringComparison.Ordinal);
    }

    // Not tables of this cohort: nothing to estimate from, which the result says instead of pretending.
    [Fact]
    public void Enrich_ForeignCorrelations_FallsBackToThePresetAndSaysSo()
    {
        CorrelationResult foreign = Correlation.AllPairs(_cohort.Radiomics.SelectFeatures([40]).WithName("mine"), _cohort.Expression);
        Assert.Contains("preset correlation of 0.01", _cohort.Enrich(foreign, _sets).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Enrich_Network_GivesModulesAndTerms()
    {
        WgcnaResult network = _cohort.Networks("expression", [], new() { MinModuleSize = 20 });
        EnrichmentResult result = _cohort.Enrich(network, _sets);
        Assert.Equal(network.ModuleNumbers.Length, result.Lists.Length);
        Assert.All(result.Top(network.ModuleNumbers.Length).Rows, r => Assert.DoesNotContain("DECOY", r.Set, StringComparison.Ordinal));
        Assert.Equal("ORA", result.Method);
        EnrichmentResult central = _cohort.Enrich(network.Hubs.Where(h => h.Genes.Length > 0), _sets, universe: network.GeneIds);
        Assert.Equal("hub rule", central.ListKind);
    }

    [Fact]
    public void Enrich_NetworkWithoutModules_IsRefused()
    {
        WgcnaResult network = _cohort.Networks("expression", [], new() { MinModuleSize = 500 });
        Assert.Equal(ErrorCode.EmptyNetwork, Assert.Throws<RadioGenomicsException>(() => _cohort.Enrich(network, _sets)).Code);
    }

    [Fact]
    public void Enrich_ListAndRanking_AreTestedAsThemselves()
    {
        string[] genes = [.. _sets.Sets[0].Genes.Take(20)];
        EnrichmentResult list = _cohort.Enrich("mine", genes, _sets);
        Assert.Equal(_sets.Sets[0].Name, list.Rows[0].Set);
        CorrelationResult r = Few();
        var ranking = GeneRanking.Create(r.YIds, [.. r.YIds.Select((_, g) => r.R(0, g))], new() { NonFinite = NonFiniteScores.Drop });
        EnrichmentResult ranked = _cohort.Enrich("OS", ranking, _sets);
        Assert.Equal(["OS"], ranked.Lists);
        Assert.Contains("estimated", ranked.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Enrich_SurvivalScreen_RanksByZ()
    {
        EnrichmentResult result = _cohort.Enrich(_cohort.CoxScreen("OS", covariates: []), _sets);
        Assert.Equal(["OS"], result.Lists);
        Assert.Equal("endpoint", result.ListKind);
        Assert.Contains("estimated", result.Summary, StringComparison.Ordinal);
        // Planted: proliferation shortens survival.
        Assert.Equal(EnrichmentDirection.Up, result.Rows.Single(r => r.Set == "DEMO_PROLIFERATION").Direction);
    }

    // One call from gene sets to features × activity, rows aligned with every other matrix.
    [Fact]
    public void PathwayScores_IntoCorrelate_WorksInOneCall()
    {
        LabelledMatrix scores = _cohort.PathwayScores(_sets);
        Assert.Equal(_cohort.SampleIds, scores.SampleIds);
        CorrelationResult pairs = _cohort.Correlate("radiomics", scores, covariates: ["volume"]);
        Assert.Equal(_cohort.Radiomics.FeatureCount * _sets.Sets.Length, pairs.PairCount);
        Assert.DoesNotContain("DECOY", pairs.YIds[pairs.Top(1).Rows[0].YIndex], StringComparison.Ordinal);
    }

    // Which sets, by their checksum, is part of what was done.
    [Fact]
    public void Enrich_Ledger_HoldsTheChecksumOfTheSets()
    {
        _cohort.Enrich("mine", [.. _sets.Sets[0].Genes], _sets);
        Assert.Equal(64, _sets.Sha256.Length);
        Assert.Contains(_sets.Sha256, _cohort.Ledger.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void GeneSets_File_IsRecordedAsAnInput()
    {
        using ProvenanceLedger ledger = Provenance.Start();
        Cohort.GeneSets(Path.Combine(_folder, "cohort", "modules.gmt"));
        Assert.Equal("gene-sets", Assert.Single(ledger.Inputs).Role);
    }
}
