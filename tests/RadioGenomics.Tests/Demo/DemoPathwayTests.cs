using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Demo;

/// <summary>The demo cohort's planted pathways, found by the default of <c>cohort.Enrich</c>.</summary>
public sealed class DemoPathwayTests
{
    const double Limit = 0.05;

    // 20 cohorts would give the rate itself; over five the false discovery proportion of about 150 findings scatters by some percentage points.
    static readonly ulong[] Seeds = [1, 2, 3, 4, 5];

    static readonly Lazy<(PairKind Kind, bool Decoy, bool Found)[]> Pairs = new(() => [.. Seeds.SelectMany(Of)]);

    static IEnumerable<(PairKind Kind, bool Decoy, bool Found)> Of(ulong seed)
    {
        using var folder = new TemporaryFolder();
        string home = folder["cohort"];
        DemoTruth truth = DemoCohort.Generate(new() { Patients = 150, Genes = 800, Features = 120, Seed = seed }, home, RunContext.Default);
        var cohort = Cohort.Load(Path.Combine(home, "cohort.json"));
        GeneSetCollection sets = Cohort.GeneSets(Path.Combine(home, "modules.gmt"));
        EnrichmentResult result = cohort.Enrich(cohort.Correlate("radiomics", "expression", covariates: ["volume"]), sets);
        TruthIndex planted = new(truth);
        var geneOf = truth.Modules.ToDictionary(m => "DEMO_" + m.Name.ToUpperInvariant().Replace('-', '_'), m => m.Genes[0].Gene);
        return [.. result.Rows.Select(r =>
            (geneOf.TryGetValue(r.Set, out string? gene) ? planted.Classify(r.List, gene) : PairKind.Null, !geneOf.ContainsKey(r.Set), r.QAll < Limit))];
    }

    [Fact]
    public void Enrich_PlantedPathways_ComeBackAtFivePercent()
    {
        int planted = Pairs.Value.Count(p => p.Kind == PairKind.Planted), found = Pairs.Value.Count(p => p is { Kind: PairKind.Planted, Found: true });
        Assert.True(found >= 0.9 * planted, FormattableString.Invariant($"{found} of {planted} planted pairs were found"));
    }

    // Nominal 5 %; the bound leaves room for chance in five cohorts, not for a method that does not keep its level.
    [Fact]
    public void Enrich_FalseDiscoveries_AreFew()
    {
        int found = Pairs.Value.Count(p => p.Found), wrong = Pairs.Value.Count(p => p is { Kind: PairKind.Null, Found: true });
        Assert.True(wrong <= 0.1 * found, FormattableString.Invariant($"{wrong} of {found} findings are null pairs, {Pairs.Value.Count(p => p is { Decoy: true, Found: true })} of them decoys"));
    }
}
