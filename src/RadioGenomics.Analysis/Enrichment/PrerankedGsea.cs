using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Gene set enrichment analysis of a ranking: which sets gather at its top or bottom.</summary>
public static class PrerankedGsea
{

    /// <summary>With fewer random sets of the observed sign there is neither a mean score nor a p-value.</summary>
    internal const int FewestOfSign = 10;

    /// <summary>Scores sets against a ranking, with p-values down to 1e-50.</summary>
    /// <param name="ranking">Genes with a finite statistic each. Shape: [genes].</param>
    /// <param name="sets">Gene sets; placed in the ranking, which is the universe.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="run">Seed, threads, cancellation, progress; null for the defaults. Threads change no digit.</param>
    /// <returns>One row per set of the right size, sorted by p, then by set.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; what <see cref="GeneSetIndex.Build"/> refuses:
    /// <see cref="ErrorCode.GeneIdMismatch"/>, <see cref="ErrorCode.GeneSetsFiltered"/>, <see cref="ErrorCode.GeneSetInvalid"/>.</exception>
    /// <remarks>The null hypothesis is a set of genes drawn at random, all genes alike; genes that are correlated break it, and p is then too
    /// small (see <see cref="GseaResult"/>). For <see cref="ScoreType.Std"/>, p is the share among random sets whose score has the
    /// observed sign. Sets of one size share their random sets. Where more than about 50 random sets reach a score, p = (reached + 1) /
    /// (drawn + 1); below that adaptive multilevel splitting goes on from them. Cost: O(permutations · Σ sizes) and, per size and tail that
    /// needs it, O(−log2 p · SampleSize · size) steps of nearly constant time.
    /// Source: Subramanian et al. (2005) PNAS 102:15545; Korotkevich et al. (2021) bioRxiv 060012. Reference: R fgsea calcGseaStat,
    /// fgseaMultilevel, fgseaSimple; agreement: scores 1e-12, leading edge exact, p within Monte Carlo error; full enumerations of small universes.</remarks>
    public static GseaResult Run(GeneRanking ranking, GeneSetCollection sets, GseaOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(sets);
        options = (options ?? new()).Resolve();
        run ??= RunContext.Default;
        var filter = new GeneSetFilterOptions { MinSize = options.MinSize, MaxSize = Math.Min(options.MaxSize, Math.Max(options.MinSize, ranking.Count - 1)) };
        var index = GeneSetIndex.Build(sets, ranking.Genes, filter, run);
        double[] weights = EnrichmentScore.Weights(ranking.Scores, options.Weight);
        var scores = new EnrichmentScore[index.Count];
        ParallelLoop.For(index.Count, run, "enrichment scores", s => scores[s] = EnrichmentScore.Of(weights, index.Genes(s), options.ScoreType));
        var test = new RankingTest(ExactWeights.From(weights), index, options, run);
        return GseaResult.Create(ranking, index, scores, test.Run(), options);
    }
}
