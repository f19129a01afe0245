using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class EnrichmentScoreOf : IReferenceMethod
{
    public string Name => "EnrichmentScore.Of";

    public Table Run(ReferenceCase c)
    {
        (GeneRanking ranking, GeneSetCollection sets) = GseaInputs.Read(c);
        var index = GeneSetIndex.Build(sets, ranking.Genes);
        EnrichmentScore[] flat = Scores(0, ScoreType.Std), weighted = Scores(1, ScoreType.Std);
        return Table.From("scores", ("set", index.Names), ("size", Enumerable.Range(0, index.Count).Select(index.Size)),
            ("weight0", flat.Select(s => s.Score)), ("weight1", weighted.Select(s => s.Score)),
            ("pos", Scores(1, ScoreType.Pos).Select(s => s.Score)), ("neg", Scores(1, ScoreType.Neg).Select(s => s.Score)),
            ("leading_edge0", flat.Select(Edge)), ("leading_edge1", weighted.Select(Edge)));

        EnrichmentScore[] Scores(double weight, ScoreType type) => [.. Enumerable.Range(0, index.Count).Select(s => EnrichmentScore.Of(ranking, index.Genes(s), weight, type))];

        string Edge(EnrichmentScore score) => string.Join(',', score.LeadingEdge.Select(p => ranking.Genes[p]));
    }
}

sealed class PrerankedGseaRun : IReferenceMethod
{
    public string Name => "PrerankedGsea.Run";

    public Table Run(ReferenceCase c)
    {
        (GeneRanking ranking, GeneSetCollection sets) = GseaInputs.Read(c);
        GseaResult result = PrerankedGsea.Run(ranking, sets, new() { MinSize = 5, Eps = 0 });
        GseaRow[] rows = [.. c.Expected["set"].AsText().ToArray().Select(s => result[s!])];
        return Table.From("gsea", ("set", rows.Select(r => r.Set)), ("size", rows.Select(r => r.Size)), ("es", rows.Select(r => r.Es)),
            ("nes", rows.Select(r => r.Nes)), ("log2_p", rows.Select(r => Math.Log2(r.P))));
    }
}

sealed class PhenotypeGseaRun : IReferenceMethod
{
    public string Name => "PhenotypeGsea.Run";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix all = c.Matrix();
        ImmutableArray<string> genes = [.. all.FeatureIds.Where(f => f != "class")];
        var phenotype = GseaPhenotype.TwoClasses("class", [.. all.Column("class").ToArray().Select(v => v == 1 ? "one" : "zero")], "one", "zero");
        var sets = new GeneSetCollection { Name = "any", Sets = [new GeneSet("first", "", genes[..4])] };
        return Table.From("metrics", ("gene", genes), ("signal_to_noise", Metric(GeneMetric.SignalToNoise)), ("t", Metric(GeneMetric.TTest)), ("pearson", Metric(GeneMetric.Pearson)));

        double[] Metric(GeneMetric metric)
        {
            GeneRanking ranking = PhenotypeGsea.Run(all.SelectFeatures(genes), phenotype, sets, new() { Metric = metric, Permutations = 20, MinSize = 1 }).Ranking;
            return [.. genes.Select(g => ranking.Scores[ranking.Genes.IndexOf(g)])];
        }
    }
}

static class GseaInputs
{
    /// <summary>The ranking of input.tsv (gene, stat) and the sets of sets.tsv (set, genes separated by commas).</summary>
    public static (GeneRanking Ranking, GeneSetCollection Sets) Read(ReferenceCase c)
    {
        Table ranks = c.Input(), sets = c.Input("sets.tsv");
        return (GeneRanking.Create([.. ranks["gene"].AsText().ToArray().Select(g => g!)], [.. ranks["stat"].AsNumbers()]),
            new() { Name = c.Name, Sets = [.. Enumerable.Range(0, sets.RowCount).Select(i => new GeneSet(sets["set"].TextAt(i)!, "", [.. sets["genes"].TextAt(i)!.Split(',')]))] });
    }
}
