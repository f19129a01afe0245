using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Over-representation: which gene sets have more of their genes in a list than chance would put there.</summary>
public static class OverRepresentation
{
    /// <summary>Tests one list of genes against every set of a collection.</summary>
    /// <param name="sets">Gene sets with unique names.</param>
    /// <param name="genes">Shape: [genes]. The list; repeats count once, genes outside the universe are counted and left out.</param>
    /// <param name="universe">Shape: [universe]. All genes that could have come into the list; default: all genes that the sets name.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="run">Threads, cancellation, progress; null for the defaults.</param>
    /// <returns>One test per set.</returns>
    /// <exception cref="RadioGenomicsException">As for several lists.</exception>
    /// <remarks>Cost, Source, Reference: as for several lists.</remarks>
    public static OverRepresentationResult Run(GeneSetCollection sets, ImmutableArray<string> genes, ImmutableArray<string> universe = default,
        OverRepresentationOptions? options = null, RunContext? run = null) => Run(sets, [new GeneList("", genes)], universe, options, run);

    /// <summary>Tests several lists of genes against every set of a collection.</summary>
    /// <param name="sets">Gene sets with unique names.</param>
    /// <param name="lists">Shape: [lists]. Lists with unique names; repeats in a list count once, genes outside the universe are counted and left out.</param>
    /// <param name="universe">Shape: [universe]. All genes that could have come into a list, so usually all that were tested; repeats count
    /// once. Default: all genes that the sets name, which is a guess and said in a warning.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="run">Threads, cancellation, progress; null for the defaults.</param>
    /// <returns>Every list with every set: by list, then p, then name of the set.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.EmptyTable"/>: no list, an only list without genes;
    /// <see cref="ErrorCode.DuplicateLabel"/>: two lists of one name; <see cref="ErrorCode.GeneAbsent"/>: a list larger than the universe
    /// given; <see cref="ErrorCode.GeneIdMismatch"/>: no gene of any list in the universe; and those of <see cref="GeneSetIndex.Build"/>.</exception>
    /// <remarks>p = P(X ≥ k), X hypergeometric: n genes drawn from N, of which K are in the set. Every set within the size bounds is a test,
    /// also where the overlap is empty (p = 1). Cost: O(genes of all sets + lists · sets).
    /// Source: Fisher (1935) JRSS 98:39; mid-p: Lancaster (1961) JASA 56:223; Benjamini, Hochberg (1995) JRSS B 57:289.
    /// Reference: R 4.2.2 phyper(k - 1, K, N - K, n, lower.tail = FALSE), fisher.test(alternative = "greater"), fgsea fora; agreement in
    /// tests/reference/README.md.</remarks>
    public static OverRepresentationResult Run(GeneSetCollection sets, ImmutableArray<GeneList> lists, ImmutableArray<string> universe = default,
        OverRepresentationOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        run ??= RunContext.Default;
        var input = OverRepresentationInput.Prepare(sets, lists, universe, options, run);
        var counts = new OverlapCounts(input.Index);
        var table = new HypergeometricTable(input.Index.Universe.Length);
        var tests = new OverRepresentationTest[input.Lists.Length * input.Index.Count];
        ParallelLoop.For(input.Lists.Length, run, "over-representation", l =>
        {
            int[] overlap = counts.Of(input.Positions[l]);
            for (int s = 0; s < overlap.Length; s++)
            {
                tests[(l * overlap.Length) + s] = Test(input, table, options, l, s, overlap[s]);
            }
        });
        return OverRepresentationResult.Create(input, tests, options, "hypergeometric");
    }

    static OverRepresentationTest Test(OverRepresentationInput input, HypergeometricTable table, OverRepresentationOptions options, int list, int set, int overlap)
    {
        int setSize = input.Index.Size(set), listSize = input.Positions[list].Length, universe = input.Index.Universe.Length;
        (double p, double log) = table.AtLeast(overlap, setSize, listSize, universe, options.MidP);
        return new()
        {
            List = input.Lists[list].Name,
            Set = input.Index.Names[set],
            Overlap = overlap,
            SetSize = setSize,
            ListSize = listSize,
            UniverseSize = universe,
            OddsRatio = OddsRatio(overlap, setSize, listSize, universe, options.OddsRatio),
            P = p,
            Log10P = log,
            ListPlace = list,
            SetPlace = set,
        };
    }

    internal static double OddsRatio(int overlap, int set, int list, int universe, OddsRatioEstimate estimate)
    {
        int rest = universe - set - list + overlap;
        return estimate == OddsRatioEstimate.Conditional
            ? GroupTests.FisherExact(overlap, list - overlap, set - overlap, rest).OddsRatio
            : (double)overlap * rest / ((double)(set - overlap) * (list - overlap));
    }

    /// <summary>How many genes of a list each set has.</summary>
    sealed class OverlapCounts
    {
        readonly int[] _offsets;
        readonly int[] _sets;
        readonly int _setCount;

        // From gene to sets: a list is short, so its genes are followed rather than every set searched.
        public OverlapCounts(GeneSetIndex index)
        {
            _setCount = index.Count;
            _offsets = new int[index.Universe.Length + 1];
            foreach (int gene in index.Positions)
            {
                _offsets[gene + 1]++;
            }
            for (int g = 0; g < index.Universe.Length; g++)
            {
                _offsets[g + 1] += _offsets[g];
            }
            _sets = new int[index.Positions.Length];
            int[] next = _offsets[..^1];
            for (int s = 0; s < index.Count; s++)
            {
                foreach (int gene in index.Genes(s))
                {
                    _sets[next[gene]++] = s;
                }
            }
        }

        public int[] Of(int[] list)
        {
            int[] counts = new int[_setCount];
            foreach (int gene in list)
            {
                foreach (int set in _sets.AsSpan(_offsets[gene].._offsets[gene + 1]))
                {
                    counts[set]++;
                }
            }
            return counts;
        }
    }
}
