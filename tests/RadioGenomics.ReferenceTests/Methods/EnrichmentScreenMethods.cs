using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.ReferenceTests;

sealed class EnrichmentScreenOfCorrelations : IReferenceMethod
{
    public string Name => "EnrichmentScreen.OfCorrelations";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix expression = c.Matrix(), features = c.Matrix("input_features.tsv");
        LabelledMatrix? covariates = c.Option<bool>("Covariates") ? c.Matrix("input_covariates.tsv") : null;
        GeneSetCollection sets = new() { Name = "sets", Sets = TermCase.Sets(c.Input("input_sets.tsv")) };
        CorrelationResult correlations = Correlation.AllPairs(features, expression, covariates: covariates);
        var found = EnrichmentScreen.OfCorrelations(correlations, sets, expression, features, covariates, new() { OtherGenes = false }).Rows.ToDictionary(r => (r.List, r.Set));
        EnrichmentRow[] rows = [.. features.FeatureIds.SelectMany(f => sets.Sets.Select(s => found[(f, s.Name)]))];
        return Table.From("sets",
            ("list", rows.Select(r => r.List)), ("set", rows.Select(r => r.Set)), ("direction", rows.Select(r => r.Direction.ToString().ToLowerInvariant())),
            ("inter_gene_correlation", rows.Select(r => r.InterGeneCorrelation)), ("p", rows.Select(r => r.P)));
    }
}
