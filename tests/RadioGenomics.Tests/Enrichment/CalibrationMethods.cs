using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;

namespace RadioGenomics.Tests.Enrichment;

/// <summary>A method that gives a p-value for every set of a null study.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Kind">What its null hypothesis is.</param>
/// <param name="P">The p-values.</param>
sealed record CalibratedMethod(string Name, string Kind, Func<NullStudy, GeneSetCollection, IEnumerable<double>> P);

/// <summary>Every enrichment method as the calibration calls it.</summary>
static class CalibrationMethods
{
    const int TopGenes = 50;
    const string Competitive = "competitive, genes independent", Allowing = "competitive, correlation allowed for", Contained = "self-contained";

    public static CalibratedMethod[] All { get; } =
    [
        new("ORA of the 50 genes with the largest z", Competitive, TopGenesOf),
        new("preranked GSEA, simple (1,000 permutations)", Competitive, (s, sets) => Gsea(s, sets, GseaMethod.Simple)),
        new("preranked GSEA, multilevel", Competitive, (s, sets) => Gsea(s, sets, GseaMethod.Multilevel)),
        new("CAMERA of the ranking, preset 0 (genes independent)", Competitive, (s, sets) => Preset(s, sets, 0)),
        new("CAMERA of the ranking, preset 0.01 (cameraPR)", Allowing, (s, sets) => Preset(s, sets, 0.01)),
        new("CAMERA of the expression, preset 0.01 (limma's default)", Allowing, (s, sets) => OfExpression(s, sets, 0.01)),
        new("CAMERA of the expression, correlation estimated (limma)", Allowing, (s, sets) => OfExpression(s, sets, null)),
        new("CAMERA, the set's correlation estimated (cohort.Enrich, OtherGenes false)", Allowing, (s, sets) => Estimated(s, sets, false)),
        new("CAMERA, all correlations estimated (cohort.Enrich, the default)", Allowing, (s, sets) => Estimated(s, sets, true)),
        new("fry", Contained, (s, sets) => Fry.Run(s.Expression, s.Design, Feature, sets).Rows.Select(r => r.P)),
    ];

    // The coefficient of the feature, not that of the intercept.
    static ImmutableArray<double> Feature => [0, 1];

    static IEnumerable<double> OfExpression(NullStudy study, GeneSetCollection sets, double? correlation) =>
        Camera.Run(study.Expression, study.Design, Feature, sets, new() { InterGeneCorrelation = correlation }).Rows.Select(r => r.P);

    static IEnumerable<double> Preset(NullStudy study, GeneSetCollection sets, double correlation) =>
        Camera.Preranked(study.Ranking, sets, new() { InterGeneCorrelation = correlation }).Rows.Select(r => r.P);

    static IEnumerable<double> Estimated(NullStudy study, GeneSetCollection sets, bool others) =>
        EnrichmentScreen.OfCorrelations(study.Correlations, sets, study.Expression, study.Feature, options: new() { OtherGenes = others }).Rows.Select(r => r.P);

    static IEnumerable<double> TopGenesOf(NullStudy study, GeneSetCollection sets) =>
        OverRepresentation.Run(sets, [.. study.Ranking.Genes.Take(TopGenes)], study.Expression.FeatureIds).Tests.Select(t => t.P);

    static IEnumerable<double> Gsea(NullStudy study, GeneSetCollection sets, GseaMethod method) =>
        PrerankedGsea.Run(study.Ranking, sets, new() { Method = method, Permutations = 1000 }).Rows.Select(r => r.P);
}
