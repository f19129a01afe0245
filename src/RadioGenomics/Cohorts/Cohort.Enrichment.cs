using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Data;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Reads gene sets (GMT, also .gz) and records the file as an input. No network, ever.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="GeneSetReader"/>.</exception>
    public static GeneSetCollection GeneSets(string path, GeneSetReadOptions? options = null, RunContext? run = null)
    {
        GeneSetFile file = GeneSetReader.Read(path, options, run ?? RunContext.Ambient);
        Provenance.Record(file.Input);
        return file.Collection;
    }

    /// <summary>Gene sets for the genes that each feature goes with. By default CAMERA on the statistics of all genes, with the correlation
    /// between the genes of a set estimated from this cohort's expression. See <see cref="EnrichmentScreen"/>.</summary>
    /// <param name="correlations">Features and genes, as <c>Correlate("radiomics", "expression", covariates: ["volume"])</c> gives them; its covariates are
    /// allowed for here too.</param>
    /// <param name="sets">Gene sets.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="EnrichmentScreen"/>.</exception>
    /// <remarks>Where the result is not about two tables of this cohort the correlation cannot be estimated: the preset 0.01 is taken, and the result says so.</remarks>
    public EnrichmentResult Enrich(CorrelationResult correlations, GeneSetCollection sets, EnrichmentOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        ArgumentNullException.ThrowIfNull(sets);
        LabelledMatrix[] aligned = EnrichmentInputs.Of(this, correlations, sets);
        EnrichmentResult result = EnrichmentScreen.OfCorrelations(correlations, sets, aligned.ElementAtOrDefault(0), aligned.ElementAtOrDefault(1), aligned.ElementAtOrDefault(2),
            options, run ?? RunContext.Ambient);
        return Recorded(result, aligned, sets);
    }

    /// <summary>Gene sets over-represented in the modules of a network: modules × terms.</summary>
    /// <param name="network">A finished network; ME0 (genes of no module) is not a module.</param>
    /// <param name="sets">Gene sets.</param>
    /// <param name="options">Null: defaults. The method is over-representation, whatever they say.</param>
    /// <param name="universe">Genes that could be in a module; null: the genes of the network. Those in no set do not count.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.EmptyNetwork"/>: no modules; those of <see cref="OverRepresentation"/>.</exception>
    public EnrichmentResult Enrich(WgcnaResult network, GeneSetCollection sets, EnrichmentOptions? options = null, IReadOnlyList<string>? universe = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(sets);
        if (network.ModuleNumbers.IsEmpty)
        {
            Throw.NoModulesToEnrich(network.GeneIds.Length);
        }
        GeneList[] modules = [.. network.ModuleNumbers.Select(m => new GeneList(FormattableString.Invariant($"ME{m} {ModuleColors.Name(m)}"), network.GenesOf(m)))];
        return Recorded(EnrichmentScreen.OfLists("module", [.. modules], [.. universe ?? network.GeneIds], sets, options, run ?? RunContext.Ambient), [], sets);
    }

    /// <summary>Gene sets over-represented among hub genes.</summary>
    /// <param name="hubs">Hub genes of one or several rules.</param>
    /// <param name="sets">Gene sets.</param>
    /// <param name="options">Null: defaults. The method is over-representation, whatever they say.</param>
    /// <param name="universe">Genes that could be hubs; null: the genes of the expression table. Those in no set do not count.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="OverRepresentation"/>.</exception>
    public EnrichmentResult Enrich(IEnumerable<HubSet> hubs, GeneSetCollection sets, EnrichmentOptions? options = null, IReadOnlyList<string>? universe = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(hubs);
        ArgumentNullException.ThrowIfNull(sets);
        ImmutableArray<GeneList> lists = [.. hubs.Select(h => new GeneList(h.Rule, [.. h.Genes.Select(g => g.Gene)]))];
        return Recorded(EnrichmentScreen.OfLists("hub rule", lists, [.. universe ?? Expression.FeatureIds], sets, options, run ?? RunContext.Ambient), [], sets);
    }

    /// <summary>Gene sets over-represented in a list of genes.</summary>
    /// <param name="name">What the list is.</param>
    /// <param name="genes">The genes.</param>
    /// <param name="sets">Gene sets.</param>
    /// <param name="options">Null: defaults. The method is over-representation, whatever they say.</param>
    /// <param name="universe">Genes that could be in the list; null: the genes of the expression table. Those in no set do not count.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="OverRepresentation"/>.</exception>
    public EnrichmentResult Enrich(string name, IReadOnlyList<string> genes, GeneSetCollection sets, EnrichmentOptions? options = null, IReadOnlyList<string>? universe = null,
        RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(genes);
        ArgumentNullException.ThrowIfNull(sets);
        ImmutableArray<GeneList> lists = [new GeneList(name, [.. genes])];
        return Recorded(EnrichmentScreen.OfLists("list", lists, [.. universe ?? Expression.FeatureIds], sets, options, run ?? RunContext.Ambient), [], sets);
    }

    /// <summary>Gene sets along a ranking of genes, such as the z of a survival screen of all genes.</summary>
    /// <param name="name">What the ranking is about, such as "OS".</param>
    /// <param name="ranking">Statistic of each gene.</param>
    /// <param name="sets">Gene sets.</param>
    /// <param name="options">Null: CAMERA, with the correlation between the genes of a set estimated from the expression table where it has the ranked genes.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="EnrichmentScreen"/>.</exception>
    public EnrichmentResult Enrich(string name, GeneRanking ranking, GeneSetCollection sets, EnrichmentOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(sets);
        LabelledMatrix? expression = HasMatrix("expression") && ranking.Genes.All(g => Expression.TryIndexOfFeature(g, out _)) ? Expression : null;
        return Recorded(EnrichmentScreen.OfRanking(name, ranking, sets, expression, options, run ?? RunContext.Ambient), expression is null ? [] : [expression], sets);
    }

    /// <summary>Gene sets along the z of a survival screen of all genes: up where high expression goes with early events.</summary>
    /// <param name="screen">As <c>CoxScreen("OS")</c> gives it. Genes that could not be fitted are in no ranking.</param>
    /// <param name="sets">Gene sets.</param>
    /// <param name="options">As for a ranking.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="EnrichmentScreen"/>.</exception>
    public EnrichmentResult Enrich(CoxScreenResult screen, GeneSetCollection sets, EnrichmentOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return Enrich(screen.Endpoint, screen.Ranking(), sets, options, run) with { ListKind = "endpoint", Covariates = screen.Covariates };
    }

    /// <summary>Activity of each gene set in each sample, aligned with the cohort: correlate it with features, give it to survival models.</summary>
    /// <param name="sets">Gene sets: pathways, immune cell types.</param>
    /// <param name="method">Combined z, ssGSEA, GSVA or PLAGE. ssGSEA and GSVA rank genes within a sample: in a panel of few genes a large module that
    /// rises makes all other sets fall, and they correlate with whatever it goes with. Combined z does not have that; it is the default.</param>
    /// <param name="options">Further settings; null: defaults. Its method gives way to <paramref name="method"/>.</param>
    /// <param name="expression">Table name or kind.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <returns>Scores; NaN for samples without expression. Shape: [rows × sets].</returns>
    /// <exception cref="RadioGenomicsException">Those of <see cref="SingleSampleScores"/>.</exception>
    public LabelledMatrix PathwayScores(GeneSetCollection sets, SingleSampleMethod method = SingleSampleMethod.Zscore, SingleSampleOptions? options = null,
        string expression = "expression", RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        LabelledMatrix genes = Matrix(expression);
        int[] profiled = [.. Enumerable.Range(0, genes.SampleCount).Where(s => Enumerable.Range(0, genes.FeatureCount).Any(g => !double.IsNaN(genes[s, g])))];
        SingleSampleResult result = SingleSampleScores.Run(genes.SelectSamples(profiled), sets, (options ?? new()) with { Method = method }, run ?? RunContext.Ambient);
        Ledger.Add(nameof(PathwayScores), [genes], new { sets = sets.Title, sets.Sha256, result.Options }, result.Summary);
        double[] values = new double[genes.SampleCount * result.Scores.FeatureCount];
        Array.Fill(values, double.NaN);
        for (int f = 0; f < result.Scores.FeatureCount; f++)
        {
            for (int i = 0; i < profiled.Length; i++)
            {
                values[(f * genes.SampleCount) + profiled[i]] = result.Scores[i, f];
            }
        }
        return LabelledMatrix.FromColumnMajor(genes.SampleIds, result.Scores.FeatureIds, values).WithName(result.MethodName.EndsWith("score", StringComparison.Ordinal) ? $"{result.MethodName}s" : $"{result.MethodName} scores");
    }

    EnrichmentResult Recorded(EnrichmentResult result, LabelledMatrix[] matrices, GeneSetCollection sets)
    {
        Ledger.Add(nameof(Enrich), matrices, new { sets = sets.Title, sets.Sha256, result.Options }, result.Summary);
        return result;
    }
}
