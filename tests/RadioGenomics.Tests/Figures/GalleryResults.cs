using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Models;
using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Demo;

namespace RadioGenomics.Tests.Figures;

/// <summary>The results that the gallery's figures are drawn from: one demo cohort, every analysis once.</summary>
static partial class GalleryResults
{
    const double Horizon = 24;

    static readonly Lazy<(Cohort Cohort, GeneSetCollection Sets)> Loaded = new(Load);

    static readonly Lazy<WgcnaResult> Network = new(() =>
        Study.Networks(Preparation.GoodSamplesGenes(Study.Expression).Values, ["radiomics"], new() { Power = 6, MinModuleSize = 20 }));

    static readonly Lazy<CorrelationResult> Pairs = new(() => Study.Correlate("radiomics", "expression", covariates: []));

    static readonly Lazy<FeatureMutationResult> Mutations = new(() => Study.FeatureMutations());

    static Cohort Study => Loaded.Value.Cohort;

    static GeneSetCollection Sets => Loaded.Value.Sets;

    static (Cohort, GeneSetCollection) Load()
    {
        string folder = Directory.CreateTempSubdirectory("gallery-").FullName;
        try
        {
            string home = Path.Combine(folder, "cohort");
            DemoCohort.Generate(new() { Patients = 120, Genes = 600, Features = 100, Seed = 3 }, home, RunContext.Default);
            return (Cohort.Load(Path.Combine(home, "cohort.json"), RunContext.Default), Cohort.GeneSets(Path.Combine(home, "modules.gmt")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Name, figure, and where labels can be changed in the data themselves, how.</summary>
    public static IEnumerable<(string Name, Func<FigureSpec> Spec, Func<Func<string, string>, FigureSpec>? Labelled)> All() =>
        Associations().Concat(Networks()).Concat(Enrichments()).Concat(Curves()).Concat(Accuracy()).Concat(PlainTables()).Concat(Assemblies()).Select(f => (f.Item1, f.Item2, (Func<Func<string, string>, FigureSpec>?)null));

    static IEnumerable<(string, Func<FigureSpec>)> Associations()
    {
        yield return ("join", () => Study.JoinReport.Figures().Single());
        yield return ("correlation-volcano", () => CorrelationFigures.Volcano(Pairs.Value));
        yield return ("correlation-heatmap", () => CorrelationFigures.HeatMap(Pairs.Value));
        yield return ("correlation-scatter", () => Scatter([]));
        yield return ("correlation-scatter-given-volume", () => Scatter(["volume"]));
        yield return ("association-map", () => Pairs.Value.AssociationMap(new()
        {
            RowAnnotations = [FigureAnnotation.Of("Class", f => f.Split('_')[1])],
            ColumnAnnotations = [Cohort.ModuleAnnotation(Network.Value)],
        }));
        yield return ("association-map-faded", () => Pairs.Value.AssociationMap(new() { MostRows = 12, MostColumns = 12, Significance = SignificanceDisplay.Fade }));
        yield return ("correlation-matrix", () => CorrelationFigures.Matrix(Study.Radiomics.SelectFeatures(Study.Radiomics.FeatureIds.Take(12)), new() { Triangle = MatrixTriangle.Lower }));
        yield return ("correlation-matrix-large", () => CorrelationFigures.Matrix(Study.Radiomics.SelectFeatures(Study.Radiomics.FeatureIds.Take(60)), new() { Annotations = [FigureAnnotation.Of("Class", f => f.Split('_')[1])] }));
        yield return ("mutation-volcano", () => Mutations.Value.Figures().First());
        yield return ("mutation-strip", () => Mutations.Value.Figures().Last());
    }

    static FigureSpec Scatter(string[] covariates)
    {
        CorrelationRow best = Pairs.Value.Top(1).Rows[0];
        return CorrelationFigures.Scatter(Study.Radiomics, Study.Expression, (Pairs.Value.XIds[best.XIndex], Pairs.Value.YIds[best.YIndex]),
            covariates: covariates.Length == 0 ? null : Study.Covariates(covariates));
    }

    static IEnumerable<(string, Func<FigureSpec>)> Networks()
    {
        yield return ("soft-threshold", () => NetworkFigures.SoftThreshold(Network.Value));
        yield return ("gene-dendrogram", () => NetworkFigures.Dendrogram(Network.Value));
        yield return ("eigengene-network", () => NetworkFigures.EigengeneNetwork(Network.Value));
        yield return ("hub-network", () => NetworkFigures.HubNetwork(Network.Value, Study.Expression));
        yield return ("module-traits", () => NetworkFigures.ModuleTraits(Network.Value));
        yield return ("mm-gs", () => NetworkFigures.MembershipSignificance(Network.Value));
    }

    static IEnumerable<(string, Func<FigureSpec>)> Enrichments()
    {
        Lazy<EnrichmentResult> camera = new(() => Study.Enrich(Pairs.Value, Sets));
        Lazy<EnrichmentResult> modules = new(() => Study.Enrich(Network.Value, Sets));
        Lazy<GseaResult> gsea = new(() => PrerankedGsea.Run(Ranking(), Sets));
        yield return ("terms-by-features", () => EnrichmentFigures.TermMap(camera.Value, terms: 25, lists: 20));
        yield return ("modules-by-terms", () => EnrichmentFigures.DotPlot(modules.Value, terms: 25));
        yield return ("enrichment-bars", () => EnrichmentFigures.BarPlot(modules.Value, modules.Value.Lists[0]));
        yield return ("enrichment-map", () => EnrichmentFigures.Network(camera.Value));
        yield return ("gsea-bars", () => gsea.Value.Figures().First());
        yield return ("gsea-running-sum", () => gsea.Value.RunningSum(gsea.Value.Rows[0].Set));
        yield return ("camera", () => Camera.Preranked(Ranking(), Sets).Figures().First());
        yield return ("set-scores", () => SingleSampleScores.Run(Preparation.GoodSamplesGenes(Study.Expression).Values.SelectSamples(Profiled()), Sets).Figures().First());
    }

    // Some genes have a value in every profiled patient; one of them says who was profiled.
    static int[] Profiled() => [.. Enumerable.Range(0, Study.SampleIds.Length).Where(s => !double.IsNaN(Study.Expression[s, 0])).Take(40)];

    static GeneRanking Ranking()
    {
        int at = Pairs.Value.Top(1).Rows[0].XIndex;
        return GeneRanking.Create(Pairs.Value.YIds, [.. Pairs.Value.YIds.Select((_, g) => Pairs.Value.R(at, g))], new() { NonFinite = NonFiniteScores.Drop });
    }

    static IEnumerable<(string, Func<FigureSpec>)> Curves()
    {
        Lazy<PenalizedCrossValidation> lasso = new(() => Study.LassoCox("OS", Complete(Study.Radiomics), new() { Nfolds = 5, Nlambda = 30, LambdaMinRatio = 0.1 }));
        yield return ("kaplan-meier", () => Study.KaplanMeier("OS").Figures().First());
        yield return ("kaplan-meier-groups", () => Study.KaplanMeier("OS", Study.VolumeFeature, CutRule.Tertiles).Figures().First());
        yield return ("cut-point", () => Study.KaplanMeier("OS", Study.VolumeFeature, CutRule.Maxstat).Figures().Last());
        yield return ("forest", () => Study.Cox("OS", ["volume", "age_years", "stage"]).Forest());
        yield return ("schoenfeld", () => Study.Cox("OS", ["volume", "age_years"]).ProportionalHazards().Figures().First());
        yield return ("cox-screen", () => Study.CoxScreen("OS", "radiomics", []).Figures().First());
        yield return ("lasso-path", () => lasso.Value.Figures().First());
        yield return ("lasso-cv", () => lasso.Value.Figures().Last());
        yield return ("nomogram", () => Study.Nomogram("OS", ["volume", "age_years", "stage"]).Figures().First());
    }

    // Patients with any features, and the features that all of them have.
    static LabelledMatrix Complete(LabelledMatrix all)
    {
        LabelledMatrix m = all.SelectSamples([.. Enumerable.Range(0, all.SampleCount).Where(s => Enumerable.Range(0, all.FeatureCount).Any(f => !double.IsNaN(all[s, f])))]);
        return m.SelectFeatures([.. m.FeatureIds.Where((_, f) => m.Column(f).ToArray() is var v && v.All(double.IsFinite) && v.Max() > v.Min()).Take(40)]);
    }

    static IEnumerable<(string, Func<FigureSpec>)> Accuracy()
    {
        Lazy<LabelledMatrix> columns = new(() => Study.Covariates("volume", "age_years"));
        Lazy<CoxResult> cox = new(() => Study.Cox("OS", ["volume", "age_years"]));
        Lazy<RiskPredictions> risks = new(() => RiskPredictions.FromCox("volume and age", cox.Value, columns.Value.SelectSamples([.. cox.Value.Data.SampleIds.Select(columns.Value.IndexOfSample)]), [6, 12, 18, Horizon, 36]));
        Lazy<TimeDependentAucResult> auc = new(() => Study.TimeDependentAuc("OS", columns.Value, new() { Times = [12, 18, Horizon, 36], BandResamples = 200 }));
        yield return ("auc-over-time", () => auc.Value.Figures().First());
        yield return ("time-dependent-roc", () => auc.Value.RocAtHorizons(auc.Value.Markers[0]));
        yield return ("brier", () => Study.BrierScore("OS", [risks.Value], new() { Resamples = 50 }).Figures().First());
        yield return ("calibration", () => Study.Calibration("OS", risks.Value.At(Horizon), new() { Horizon = Horizon }).Figures().First());
        yield return ("optimism", () => Study.Optimism("OS", columns.Value, new() { Resamples = 50, Horizon = Horizon }).Figures().First());
        yield return ("decision-curve", () => Study.DecisionCurve("OS", risks.Value.At(Horizon), new() { Horizon = Horizon }).Figures().First());
    }

    static IEnumerable<(string, Func<FigureSpec>)> Assemblies()
    {
        yield return ("combined", () => FigureSpec.Combine([CorrelationFigures.HeatMap(Pairs.Value), Study.KaplanMeier("OS").Figures().First(), Scatter([]), Study.Cox("OS", ["volume", "age_years", "stage"]).Forest()],
            new() { Id = "combined" }));
        yield return ("combined-design", () => FigureSpec.Combine([NetworkFigures.ModuleTraits(Network.Value, most: 12), CorrelationFigures.Volcano(Pairs.Value), Study.KaplanMeier("OS").Figures().First()],
            new() { Id = "combined-design", Design = "aab/aac", KeepTitles = false, Title = "Modules, features and survival", HeightMm = 150 }));
    }

    static IEnumerable<(string, Func<FigureSpec>)> PlainTables()
    {
        string feature = Mutations.Value.Pairs[0].Feature, gene = Mutations.Value.Pairs[0].Gene;
        yield return ("box", () => Study.Compare(feature, gene));
        yield return ("violin", () => Study.Compare("volume", "stage", new() { Shape = GroupShape.Violin }));
        yield return ("oncoplot", () => Study.Oncoplot(new() { Annotations = [Study.Annotation("stage"), Study.Annotation("age_years")] }));
        yield return ("oncoplot-few", () => MutationFigures.Oncoplot(Study.Mutations.SelectSamples([.. Enumerable.Range(0, 24)]), null, new() { MostGenes = 8 }));
        yield return ("waterfall", () => GroupFigures.Waterfall(Study.SampleIds, Study.Expression.Column("HP"), new() { Value = "HP, log2(FPKM + 1), less the median", Base = 6, Groups = Study.Annotation("stage") }));
        yield return ("pca-biplot", () => Study.Pca("radiomics").Biplot(new() { Groups = Study.Annotation("stage") }));
        yield return ("pca-variance", () => Study.Pca("radiomics").Scree());
        yield return ("consensus-matrix", () => CorrelationFigures.Consensus(Consensus(), new() { Clusters = 3 }));
        yield return ("roc", () => Study.Roc(gene, [feature], new() { Resamples = 200 }).Figures().Single());
        yield return ("roc-two", () => Study.Roc(gene, [feature, "volume"], new() { Resamples = 200 }).Figures().Single());
    }

    // How often k-means-like halves of three true groups would keep two patients together: simulated.
    static LabelledMatrix Consensus()
    {
        const int Items = 45;
        var random = new Random(11);
        double[] values = new double[Items * Items];
        for (int i = 0; i < Items; i++)
        {
            values[(i * Items) + i] = 1;
            for (int j = 0; j < i; j++)
            {
                values[(i * Items) + j] = values[(j * Items) + i] = Math.Round(i % 3 == j % 3 ? 1 - (0.4 * random.NextDouble() * random.NextDouble()) : 0.35 * random.NextDouble() * random.NextDouble(), 3);
            }
        }
        string[] ids = [.. Enumerable.Range(1, Items).Select(i => $"P{i:00}")];
        return LabelledMatrix.FromColumnMajor([.. ids], [.. ids], values).WithName("consensus");
    }
}
