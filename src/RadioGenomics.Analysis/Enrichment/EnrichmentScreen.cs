using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Gene sets for several features, rankings or lists at once, in one table whatever the method.</summary>
public static partial class EnrichmentScreen
{
    /// <summary>Correlation between the genes of a set where neither the user nor the data say it: limma's preset.</summary>
    const double PresetCorrelation = 0.01;

    /// <summary>Tests gene sets on the genes that each feature correlates with.</summary>
    /// <param name="correlations">Features with genes, genes on either side. Shape: [features × genes].</param>
    /// <param name="sets">Gene sets; genes that were not tested count nowhere.</param>
    /// <param name="expression">Genes whose correlation with each other is estimated, over the samples of the correlations. Shape: [samples × genes].
    /// Null: the preset correlation.</param>
    /// <param name="features">The features themselves, the same samples in the same order; needed beside <paramref name="expression"/>. Shape: [samples × features].</param>
    /// <param name="covariates">Those of the correlations, the same samples; null: none. Shape: [samples × covariates].</param>
    /// <param name="options">Method and its settings; null: CAMERA.</param>
    /// <param name="run">Threads, cancellation, progress and seed; null: defaults.</param>
    /// <returns>Every feature with every set.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.GeneIdMismatch"/>, <see cref="ErrorCode.GeneSetsFiltered"/>: no set is left;
    /// <see cref="ErrorCode.SamplesNotAligned"/>; <see cref="ErrorCode.UnknownLabel"/>; <see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Statistic of a gene: Fisher's z of its (partial) correlation, over its standard error, so that genes with missing values weigh
    /// as they should. CAMERA: two-sample t of the statistics inside and outside a set with the variance inflated by 1 + (m - 1) ρ, m genes of mean correlation
    /// ρ over the residuals; degrees of freedom are the smaller of genes - 2 and, where ρ is estimated, those of the residuals. Over-representation: genes with q below
    /// the limit, of all that were tested and are in some set. Features without any are left out and counted. Where ρ is estimated and
    /// <see cref="EnrichmentOptions.OtherGenes"/> is true, ρ is such that the variance is that of the difference of both means, a'Ra with a = 1/m in the set and
    /// -1/(genes - m) outside and R the residual correlations of all genes: the test then keeps its level also where the other genes are correlated.
    /// Cost: O(features × samples × (genes + genes of all sets)) for CAMERA. Source: Wu, Smyth (2012) Nucleic Acids Res 40:e133; Fisher (1921) Metron 1:3; those of the
    /// methods. Reference: R limma 3.54.1 interGeneCorrelation and cameraPR on the same statistics (OtherGenes = false); agreement: 1e-10;
    /// with the other genes: derived by hand in tests.</remarks>
    public static EnrichmentResult OfCorrelations(CorrelationResult correlations, GeneSetCollection sets, LabelledMatrix? expression = null, LabelledMatrix? features = null,
        LabelledMatrix? covariates = null, EnrichmentOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        options.Check();
        run ??= RunContext.Default;
        var statistics = new FeatureStatistics(correlations, sets);
        if (options.Method == EnrichmentMethod.Ora)
        {
            return SignificantGenes(correlations, statistics, sets, options, run);
        }
        SetCorrelations? estimate = null;
        if (options.Method == EnrichmentMethod.Camera && options.InterGeneCorrelation is null && expression is not null && features is not null)
        {
            CheckSamples(expression, features, covariates);
            estimate = SetCorrelations.Of(expression, covariates, correlations.Options.Method == CorrelationMethod.Spearman, run);
        }
        int[] order = [.. Enumerable.Range(0, statistics.Features.Length)];
        var rankings = order.Select(f => (statistics.Features[f], statistics.Genes, statistics.Z(f)));
        double[] Given(int f) => estimate!.Feature(features!.Column(statistics.Features[f]), run);
        int degrees = correlations.MaxN - 2 - correlations.CovariateRank;
        return Rankings([.. rankings], sets, estimate, Given, degrees, options, run) with
        {
            ListKind = "feature",
            Covariates = correlations.Covariates,
        };
    }

    /// <summary>Tests gene sets on one ranking of genes, such as the z of a survival screen.</summary>
    /// <param name="name">What the ranking is about.</param>
    /// <param name="ranking">Statistic of each gene. Shape: [genes].</param>
    /// <param name="sets">Gene sets; genes that are not ranked count nowhere.</param>
    /// <param name="expression">Genes whose correlation with each other is estimated; must have every gene of the ranking. Null: the preset correlation.
    /// Shape: [samples × genes].</param>
    /// <param name="options">Method and its settings; null: CAMERA.</param>
    /// <param name="run">Threads, cancellation, progress and seed; null: defaults.</param>
    /// <param name="covariates">What the statistics were adjusted for, the samples of the expression; taken out of it before the correlation is estimated.
    /// Null: none. Shape: [samples × covariates].</param>
    /// <returns>Every set, for the one ranking.</returns>
    /// <exception cref="RadioGenomicsException">As for correlations; <see cref="ErrorCode.OptionConflict"/>: over-representation of a ranking.</exception>
    /// <remarks>Cost, Source, Reference: as for correlations.</remarks>
    public static EnrichmentResult OfRanking(string name, GeneRanking ranking, GeneSetCollection sets, LabelledMatrix? expression = null,
        EnrichmentOptions? options = null, RunContext? run = null, LabelledMatrix? covariates = null)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        options.Check();
        run ??= RunContext.Default;
        if (options.Method == EnrichmentMethod.Ora)
        {
            PathwayThrow.RankingIsNoList(name);
        }
        bool estimated = options.Method == EnrichmentMethod.Camera && options.InterGeneCorrelation is null && expression is not null;
        SetCorrelations? estimate = estimated ? SetCorrelations.Of(expression!, covariates, false, run) : null;
        int degrees = (expression?.SampleCount ?? 0) - 1 - (covariates?.FeatureCount ?? 0);
        EnrichmentResult result = Rankings([(name, ranking.Genes, [.. ranking.Scores])], sets, estimate, _ => [], degrees, options, run);
        return result with { Diagnostics = [.. ranking.Diagnostics, .. result.Diagnostics], Covariates = covariates?.FeatureIds ?? [] };
    }

    static void CheckSamples(LabelledMatrix expression, LabelledMatrix features, LabelledMatrix? covariates)
    {
        foreach (LabelledMatrix other in covariates is null ? [features] : new[] { features, covariates })
        {
            if (!expression.HasSameSamples(other))
            {
                Throw.SamplesNotAligned(expression, other);
            }
        }
    }

    static EnrichmentResult Rankings((string Name, ImmutableArray<string> Genes, double[] Statistics)[] rankings, GeneSetCollection sets, SetCorrelations? estimate,
        Func<int, double[]> given, int residualDegrees, EnrichmentOptions options, RunContext run)
    {
        var universe = new FiniteGenes(sets, options.Sizes, run);
        List<IReadOnlyList<EnrichmentRow>> lists = [];
        List<Diagnostic> notes = [];
        GeneSetIndex? last = null;
        for (int f = 0; f < rankings.Length; f++)
        {
            run.Report("gene sets", (double)f / rankings.Length);
            (string name, ImmutableArray<string> genes, double[] statistics) = rankings[f];
            if (!universe.TryPlace(genes, statistics, out int[] finite, out GeneSetIndex? index))
            {
                notes.Add(Diagnostic.Warning(ErrorCode.AllMissing, FormattableString.Invariant($"'{name}' has a statistic for {finite.Length} of {genes.Length} genes, or the same for all, and was left out.")));
                continue;
            }
            double[] values = [.. finite.Select(g => statistics[g])];
            lists.Add(options.Method == EnrichmentMethod.Gsea
                ? Gsea(name, index!.Universe, values, sets, options, run)
                : CameraRows(name, index!, values, estimate, given, f, residualDegrees, options));
            last = index;
        }
        return Assemble(lists, last ?? universe.Whole(rankings[0].Genes), sets, estimate is not null, options) with { Diagnostics = [.. universe.Notes, .. notes] };
    }

    static List<EnrichmentRow> CameraRows(string name, GeneSetIndex index, double[] values, SetCorrelations? estimate, Func<int, double[]> given, int feature,
        int residualDegrees, EnrichmentOptions options)
    {
        double preset = options.InterGeneCorrelation ?? PresetCorrelation;
        double[] correlations = estimate is null ? [.. Enumerable.Repeat(preset, index.Count)]
            : estimate.Given(index, [.. index.Universe.Select(estimate.Expression.IndexOfFeature)], given(feature), options.OtherGenes);
        double degrees = estimate is null ? values.Length - 2 : Math.Min(values.Length - 2, residualDegrees);
        var test = new CameraTest(values, ranks: false, degrees);
        return [.. Enumerable.Range(0, index.Count).Select(s =>
        {
            (double difference, double lower, double higher) = test.Run(index.Genes(s), correlations[s]);
            return new EnrichmentRow
            {
                List = name,
                Set = index.Names[s],
                Size = index.Size(s),
                Effect = difference,
                Direction = lower < higher ? EnrichmentDirection.Down : EnrichmentDirection.Up,
                P = Math.Min(1, 2 * Math.Min(lower, higher)),
                Q = double.NaN,
                InterGeneCorrelation = correlations[s],
            };
        })];
    }

    static List<EnrichmentRow> Gsea(string name, ImmutableArray<string> genes, double[] values, GeneSetCollection sets, EnrichmentOptions options, RunContext run)
    {
        GseaOptions settings = new() { MinSize = options.MinSize, MaxSize = options.MaxSize, Weight = options.Weight, Permutations = options.Permutations };
        GseaResult result = PrerankedGsea.Run(GeneRanking.Create(genes, [.. values]), sets, settings, run);
        return [.. result.Rows.Select(r => new EnrichmentRow
        {
            List = name,
            Set = r.Set,
            Size = r.Size,
            Overlap = r.LeadingEdge.Length,
            Effect = r.Nes,
            Direction = r.Es < 0 ? EnrichmentDirection.Down : EnrichmentDirection.Up,
            P = r.P,
            Q = double.NaN,
            Genes = r.LeadingEdge,
        })];
    }

    static EnrichmentResult Assemble(List<IReadOnlyList<EnrichmentRow>> lists, GeneSetIndex index, GeneSetCollection sets, bool estimated, EnrichmentOptions options)
    {
        bool gsea = options.Method == EnrichmentMethod.Gsea;
        return new()
        {
            Method = gsea ? "GSEA" : "CAMERA",
            ListKind = "ranking",
            EffectName = gsea ? "NES" : "mean z of the set less that of the other genes",
            NoEffect = 0,
            Rows = EnrichmentResult.Finish(lists),
            Sets = Restricted(index),
            UniverseSize = index.Universe.Length,
            Collection = sets.Title,
            Options = options,
            Caution = gsea ? EnrichmentCautions.Preranked
                : estimated ? EnrichmentCautions.Estimated : EnrichmentCautions.Preset(options.InterGeneCorrelation ?? PresetCorrelation),
        };
    }

    static ImmutableArray<GeneSet> Restricted(GeneSetIndex index) =>
        [.. Enumerable.Range(0, index.Count).Select(s => index.Source(s) with { Genes = [.. index.Genes(s).ToArray().Select(g => index.Universe[g])] })];
}
