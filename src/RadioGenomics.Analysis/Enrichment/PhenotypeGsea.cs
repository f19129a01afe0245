using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Gene set enrichment analysis of expression against a phenotype, with samples permuted: correlation between genes stays as it is.</summary>
public static class PhenotypeGsea
{
    const ulong Stream = 0x4753_4541_0200;

    /// <summary>Ranks genes by how they go with a phenotype and scores gene sets against that ranking.</summary>
    /// <param name="expression">Shape: [samples, genes]. Logarithms are usual. Genes with a missing value or without variance are left out and counted.</param>
    /// <param name="phenotype">Classes or numbers of the same samples in the same order. Shape: [samples].</param>
    /// <param name="sets">Gene sets; the genes that can be ranked are the universe.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="run">Seed, threads, cancellation, progress; null for the defaults. Threads change no digit.</param>
    /// <returns>One row per set of the right size, sorted by p, then by |NES|.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>: another number of samples; <see cref="ErrorCode.OptionOutOfRange"/>;
    /// <see cref="ErrorCode.OptionConflict"/>: a metric that needs classes; <see cref="ErrorCode.TooFewObservations"/>: fewer than two usable genes;
    /// what <see cref="GeneSetIndex.Build"/> refuses.</exception>
    /// <remarks>Nominal p = (permutations of the observed sign that reach the score + 1) / (permutations of that sign + 1). Scores are normalised by
    /// the mean permuted score of the same set and sign. q: share of all permuted normalised scores of that sign that reach the observed one, over
    /// the share of observed ones that do. FWER: share of permutations whose most extreme normalised score of that sign reaches it.
    /// Cost: O(permutations · (genes · samples + genes log genes + Σ sizes)). Source: Subramanian et al. (2005) PNAS 102:15545, supporting text.
    /// Reference: R 4.2.2 mean, sd, t.test, cor for the metrics, 1e-12; scores as <see cref="EnrichmentScore"/>.</remarks>
    public static PhenotypeGseaResult Run(LabelledMatrix expression, GseaPhenotype phenotype, GeneSetCollection sets, PhenotypeGseaOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(phenotype);
        ArgumentNullException.ThrowIfNull(sets);
        options = (options ?? new()).Resolve(phenotype);
        run ??= RunContext.Default;
        if (phenotype.Values.Length != expression.SampleCount)
        {
            Throw.PhenotypeLength(phenotype.Name, phenotype.Values.Length, expression.SampleCount);
        }
        (ImmutableArray<string> genes, GeneMetrics metrics, ImmutableArray<Diagnostic> notes) = Usable(expression, options);
        double[] observed = new double[genes.Length];
        metrics.Compute(phenotype.Values.AsSpan(), observed);
        var ranking = GeneRanking.Create(genes, [.. observed]);
        var filter = new GeneSetFilterOptions { MinSize = options.MinSize, MaxSize = Math.Min(options.MaxSize, Math.Max(options.MinSize, genes.Length - 1)) };
        // Positions in the order of the genes, which every permutation ranks anew.
        var index = GeneSetIndex.Build(sets, genes, filter, run);
        var ranked = GeneSetIndex.Build(sets, ranking.Genes, filter, run);
        double[] weights = EnrichmentScore.Weights(ranking.Scores, options.Weight);
        EnrichmentScore[] scores = [.. Enumerable.Range(0, ranked.Count).Select(s => EnrichmentScore.Of(weights, ranked.Genes(s), ScoreType.Std))];
        double[][] nulls = Permute(metrics, phenotype, index, genes.Length, options, run);
        return PhenotypeGseaResult.Create(phenotype, ranking, ranked, scores, nulls, options, [.. notes, .. ranking.Diagnostics, .. ranked.Diagnostics]);
    }

    /// <summary>Genes that have a metric in every arrangement, by identifier, so that their order in the file does not matter.</summary>
    static (ImmutableArray<string> Genes, GeneMetrics Metrics, ImmutableArray<Diagnostic> Notes) Usable(LabelledMatrix expression, PhenotypeGseaOptions options)
    {
        var kept = new List<int>();
        int missing = 0, constant = 0;
        for (int g = 0; g < expression.FeatureCount; g++)
        {
            ReadOnlySpan<double> column = expression.Column(g);
            bool finite = true, varies = false;
            foreach (double value in column)
            {
                finite &= double.IsFinite(value);
                varies |= value != column[0];
            }
            missing += finite ? 0 : 1;
            constant += finite && !varies ? 1 : 0;
            if (finite && varies)
            {
                kept.Add(g);
            }
        }
        if (kept.Count < 2)
        {
            Throw.NoUsableGenes(expression.FeatureCount, missing, constant);
        }
        int[] order = [.. kept.OrderBy(g => expression.FeatureIds[g], StringComparer.Ordinal)];
        ImmutableArray<Diagnostic> notes = missing + constant == 0 ? [] : [Diagnostic.Warning(ErrorCode.ValuesFiltered, FormattableString.Invariant(
            $"{missing + constant} of {expression.FeatureCount} genes were left out of the ranking: {missing} with missing values, {constant} with the same value in every sample."))];
        return ([.. order.Select(g => expression.FeatureIds[g])], new GeneMetrics([.. order.Select(g => expression.Column(g).ToArray())], options.Metric!.Value), notes);
    }

    /// <summary>Scores of every set in every arrangement of the samples. Shape: [permutations][sets].</summary>
    static double[][] Permute(GeneMetrics metrics, GseaPhenotype phenotype, GeneSetIndex index, int genes, PhenotypeGseaOptions options, RunContext run)
    {
        double[][] nulls = new double[options.Permutations][];
        ParallelLoop.For(nulls.Length, run, "sample permutations", () => new Scratch(genes, index), (i, scratch) =>
        {
            double[] permuted = [.. phenotype.Values];
            Philox.At(run.Seed, Stream, (uint)i).Shuffle<double>(permuted);
            metrics.Compute(permuted, scratch.Scores);
            nulls[i] = scratch.Score(index, options.Weight);
        });
        return nulls;
    }

    /// <summary>Ranks genes and scores all sets; one object serves one thread.</summary>
    sealed class Scratch(int genes, GeneSetIndex index)
    {
        readonly int[] _order = new int[genes], _placeOf = new int[genes];
        readonly double[] _keys = new double[genes], _weights = new double[genes];
        readonly int[] _places = new int[Enumerable.Range(0, index.Count).Max(index.Size)];

        public double[] Scores { get; } = new double[genes];

        public double[] Score(GeneSetIndex index, double weight)
        {
            for (int g = 0; g < _order.Length; g++)
            {
                (_order[g], _keys[g]) = (g, -Scores[g]);
            }
            Array.Sort(_keys, _order);
            for (int place = 0; place < _order.Length; place++)
            {
                _placeOf[_order[place]] = place;
                _weights[place] = weight == 1 ? Math.Abs(_keys[place]) : Math.Pow(Math.Abs(_keys[place]), weight);
            }
            double[] scores = new double[index.Count];
            for (int s = 0; s < scores.Length; s++)
            {
                Span<int> places = _places.AsSpan(0, index.Size(s));
                ReadOnlySpan<int> members = index.Genes(s);
                for (int i = 0; i < members.Length; i++)
                {
                    places[i] = _placeOf[members[i]];
                }
                places.Sort();
                scores[s] = Walk(places);
            }
            return scores;
        }

        double Walk(ReadOnlySpan<int> places)
        {
            double total = 0, sum = 0, high = 0, low = 0, others = _weights.Length - places.Length;
            foreach (int place in places)
            {
                total += _weights[place];
            }
            double share = total > 0 ? 1 / total : 0;
            for (int i = 0; i < places.Length; i++)
            {
                double missed = (places[i] - i) / others;
                low = Math.Min(low, (sum * share) - missed);
                sum += _weights[places[i]];
                high = Math.Max(high, (sum * share) - missed);
            }
            return EnrichmentScore.Choose(high, low, ScoreType.Std);
        }
    }
}
