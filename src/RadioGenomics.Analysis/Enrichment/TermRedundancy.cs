using System.Collections.Immutable;
using System.Numerics;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Groups gene sets that are largely the same genes, so that one finding is not counted ten times.</summary>
public static class TermRedundancy
{
    /// <summary>Clusters terms by shared genes; each cluster is represented by its term with the smallest p.</summary>
    /// <param name="terms">Gene sets, restricted to the universe, with unique names. Shape: [terms].</param>
    /// <param name="p">p-value of each term. Shape: [terms]. Range: [0, 1]; NaN = not tested, never a representative of others.</param>
    /// <param name="q">q-value of each term, carried along. Shape: [terms].</param>
    /// <param name="universeSize">Genes that could be in a set. At least the number of different genes in the terms.</param>
    /// <param name="options">Similarity, cut and linkage; null: Jaccard 0.25, average linkage.</param>
    /// <param name="run">Cancellation and progress; null: defaults.</param>
    /// <returns>Cluster and representative of each term, and all similarities. Clusters are numbered by their representative's p.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>; <see cref="ErrorCode.OptionOutOfRange"/>;
    /// <see cref="ErrorCode.MemoryRefused"/>.</exception>
    /// <remarks>The tree is hierarchical clustering of 1 - similarity, cut at 1 - <see cref="TermRedundancyOptions.Cut"/>. Equal p: the
    /// larger set, then the first name in ordinal order, represents. An empty set is like no other. Cost: O(terms² × genes / 64).
    /// Source: Jaccard (1912) New Phytol 11:37; Cohen (1960) Educ Psychol Meas 20:37; Merico et al. (2010) PLoS One 5:e13984 for
    /// Jaccard and overlap of pathways; Huang et al. (2007) Genome Biol 8:R183 for kappa. Reference: R 4.2.2 dist(method = "binary"),
    /// hclust and cutree; kappa derived by hand in tests; agreement: similarities 1e-12, clusters exact.</remarks>
    public static TermRedundancyResult Run(ImmutableArray<GeneSet> terms, ImmutableArray<double> p, ImmutableArray<double> q, int universeSize,
        TermRedundancyOptions? options = null, RunContext? run = null)
    {
        options = (options ?? new()).Resolve();
        run ??= RunContext.Default;
        if (p.Length != terms.Length || q.Length != terms.Length)
        {
            PathwayThrow.Lengths(terms.Length, p.Length, q.Length);
        }
        double[] similarity = Similarities(terms, universeSize, options.Similarity, run);
        int[] clusters = terms.Length == 0 ? [] : HierarchicalClustering.Run([.. similarity.Select(s => 1 - s)], terms.Length, options.Linkage, run)
            .CutAt(1 - options.Cut!.Value + 1e-12);
        return Assemble(terms, p, q, similarity, clusters, options);
    }

    /// <summary>Similarity of every pair of gene sets.</summary>
    /// <param name="terms">Gene sets. Shape: [terms].</param>
    /// <param name="universeSize">Genes that could be in a set; counts for kappa only, and is checked.</param>
    /// <param name="measure">Which similarity.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>Strict lower triangle row by row: terms i &gt; j at i(i-1)/2 + j. Shape: [terms(terms-1)/2]. Range: [0, 1], kappa from -1.</returns>
    /// <remarks>Cost, Source and Reference: as for <see cref="Run"/>.</remarks>
    public static double[] Similarities(ImmutableArray<GeneSet> terms, int universeSize, TermSimilarity measure, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(run);
        long pairs = (long)terms.Length * (terms.Length - 1) / 2;
        MemoryBudget.Demand(pairs * sizeof(double) * 2, FormattableString.Invariant($"comparing {terms.Length} terms"), "Compare fewer terms: a smaller q.");
        (ulong[][] bits, int[] sizes) = Memberships(terms, universeSize);
        double[] similarity = new double[pairs];
        for (int i = 1; i < terms.Length; i++)
        {
            run.Report("term similarity", (double)i / terms.Length);
            for (int j = 0; j < i; j++)
            {
                similarity[((long)i * (i - 1) / 2) + j] = Of(measure, Shared(bits[i], bits[j]), sizes[i], sizes[j], universeSize);
            }
        }
        return similarity;
    }

    static (ulong[][] Bits, int[] Sizes) Memberships(ImmutableArray<GeneSet> terms, int universeSize)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        int[][] members = [.. terms.Select(t => t.Genes.Distinct(StringComparer.Ordinal).Select(g => Place(places, g)).ToArray())];
        if (universeSize < places.Count)
        {
            PathwayThrow.Universe(universeSize, places.Count);
        }
        int words = (places.Count + 63) / 64;
        ulong[][] bits = [.. members.Select(genes =>
        {
            ulong[] set = new ulong[words];
            foreach (int g in genes)
            {
                set[g >> 6] |= 1UL << (g & 63);
            }
            return set;
        })];
        return (bits, [.. members.Select(m => m.Length)]);
    }

    static int Place(Dictionary<string, int> places, string gene)
    {
        places.TryAdd(gene, places.Count);
        return places[gene];
    }

    static int Shared(ulong[] a, ulong[] b)
    {
        int shared = 0;
        for (int w = 0; w < a.Length; w++)
        {
            shared += BitOperations.PopCount(a[w] & b[w]);
        }
        return shared;
    }

    internal static double Of(TermSimilarity measure, int shared, int a, int b, int universe)
    {
        if (a == 0 || b == 0)
        {
            return 0;
        }
        if (measure != TermSimilarity.Kappa)
        {
            return measure == TermSimilarity.Jaccard ? (double)shared / (a + b - shared) : (double)shared / Math.Min(a, b);
        }
        double n = universe, observed = (n - a - b + (2.0 * shared)) / n;
        double chance = (((double)a * b) + ((n - a) * (n - b))) / (n * n);
        // Both sets are the whole universe: the same, though chance alone would agree as well.
        return chance < 1 ? (observed - chance) / (1 - chance) : 1;
    }

    static TermRedundancyResult Assemble(ImmutableArray<GeneSet> terms, ImmutableArray<double> p, ImmutableArray<double> q, double[] similarity, int[] clusters,
        TermRedundancyOptions options)
    {
        int Better(int a, int b) => (Rank(p[a]), -terms[a].Genes.Length).CompareTo((Rank(p[b]), -terms[b].Genes.Length)) is int order && order != 0
            ? order : string.CompareOrdinal(terms[a].Name, terms[b].Name);
        int[] best = [.. Enumerable.Range(0, terms.Length)];
        Array.Sort(best, Better);
        Dictionary<int, (int Number, int Representative)> found = [];
        foreach (int term in best)
        {
            found.TryAdd(clusters[term], (found.Count + 1, term));
        }
        TermCluster Row(int term)
        {
            (int number, int representative) = found[clusters[term]];
            double like = term == representative ? 1 : similarity[At(term, representative)];
            return new() { Set = terms[term].Name, Cluster = number, Representative = terms[representative].Name, P = p[term], Q = q[term], Similarity = like, Size = terms[term].Genes.Length };
        }
        return new()
        {
            Terms = [.. best.Select(Row).OrderBy(r => r.Cluster)],
            Names = [.. terms.Select(t => t.Name)],
            Similarities = [.. similarity],
            Options = options,
        };
    }

    static double Rank(double p) => double.IsNaN(p) ? 2 : p;

    internal static int At(int a, int b) => (Math.Max(a, b) * (Math.Max(a, b) - 1) / 2) + Math.Min(a, b);
}
