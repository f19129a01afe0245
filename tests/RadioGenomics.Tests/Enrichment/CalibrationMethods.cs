using RadioGenomics.Analysis.Enrichment;

namespace RadioGenomics.Tests.Enrichment;

/// <summary>A method that gives a p-value for every set of a null study.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Kind">What its null hypothesis is.</param>
/// <param name="P">The p-values.</param>
sealed record CalibratedMethod(string Name, string Kind, Func<NullStudy, IEnumerable<double>> P);

/// <summary>Every enrichment method as the calibration calls it.</summary>
static class CalibrationMethods
{
    const int TopGenes = 50;
    const string Competitive = "competitive, genes independent", Allowing = "competitive, correlation allowed for";

    public static CalibratedMethod[] All { get; } =
    [
        new("ORA of the 50 genes with the largest z", Competitive, TopGenesOf),
        new("preranked GSEA, simple (1,000 permutations)", Competitive, s => Gsea(s, GseaMethod.Simple)),
        new("preranked GSEA, multilevel", Competitive, s => Gsea(s, GseaMethod.Multilevel)),
        new("CAMERA of the ranking, preset 0.01 (cameraPR)", Allowing, s => Camera.Preranked(s.Ranking, NullStudy.Collection).Rows.Select(r => r.P)),
        new("CAMERA of the ranking, preset 0 (genes independent)", Competitive, s => Camera.Preranked(s.Ranking, NullStudy.Collection, new() { InterGeneCorrelation = 0 }).Rows.Select(r => r.P)),
        new("CAMERA, correlation estimated (cohort.Enrich)", Allowing, s =>
            EnrichmentScreen.OfCorrelations(s.Correlations, NullStudy.Collection, s.Expression, s.Feature).Rows.Select(r => r.P)),
    ];

    static IEnumerable<double> TopGenesOf(NullStudy study) =>
        OverRepresentation.Run(NullStudy.Collection, [.. study.Ranking.Genes.Take(TopGenes)], study.Expression.FeatureIds).Tests.Select(t => t.P);

    static IEnumerable<double> Gsea(NullStudy study, GseaMethod method) =>
        PrerankedGsea.Run(study.Ranking, NullStudy.Collection, new() { Method = method, Permutations = 1000 }).Rows.Select(r => r.P);
}
