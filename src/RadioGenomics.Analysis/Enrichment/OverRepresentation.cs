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
    /// <param name="ontology">Terms that the sets belong to, for the methods that look at the terms above a set; else null.</param>
    /// <returns>One test per set.</returns>
    /// <exception cref="RadioGenomicsException">As for several lists.</exception>
    /// <remarks>Cost, Source, Reference: as for several lists.</remarks>
    public static OverRepresentationResult Run(GeneSetCollection sets, ImmutableArray<string> genes, ImmutableArray<string> universe = default,
        OverRepresentationOptions? options = null, RunContext? run = null, Ontology? ontology = null) =>
        Run(sets, [new GeneList("", genes)], universe, options, run, ontology);

    /// <summary>Tests several lists of genes against every set of a collection.</summary>
    /// <param name="sets">Gene sets with unique names.</param>
    /// <param name="lists">Shape: [lists]. Lists with unique names; repeats in a list count once, genes outside the universe are counted and left out.</param>
    /// <param name="universe">Shape: [universe]. All genes that could have come into a list, so usually all that were tested; repeats count
    /// once. Default: all genes that the sets name, which is a guess and said in a warning.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="run">Threads, cancellation, progress; null for the defaults.</param>
    /// <param name="ontology">Terms that the sets belong to, for the methods that look at the terms above a set; else null.</param>
    /// <returns>Every list with every set: by list, then p, then name of the set.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.EmptyTable"/>: no list, an only list without genes;
    /// <see cref="ErrorCode.DuplicateLabel"/>: two lists of one name; <see cref="ErrorCode.GeneAbsent"/>: a list larger than the universe
    /// given; <see cref="ErrorCode.GeneIdMismatch"/>: no gene of any list in the universe; and those of <see cref="GeneSetIndex.Build"/>.</exception>
    /// <remarks>p = P(X ≥ k), X hypergeometric: n genes drawn from N, of which K are in the set. Every set within the size bounds is a test,
    /// also where the overlap is empty (p = 1). Parent-child methods take N and n from the genes of the terms directly above (a term without
    /// any: the universe); elim keeps N and n and takes genes out of K and k; k, K, n, N of the result are those of the test made.
    /// Sets of no term are tested classically. Terms left out by size still count as terms above, but are not tested by elim.
    /// Cost: O(genes of all sets + lists · sets), with an ontology O(lists · genes of all sets).
    /// Source: Fisher (1935) JRSS 98:39; mid-p: Lancaster (1961) JASA 56:223; Benjamini, Hochberg (1995) JRSS B 57:289; Grossmann et al.
    /// (2007) Bioinformatics 23:3024; Alexa et al. (2006) Bioinformatics 22:1600.
    /// Reference: R 4.2.2 phyper(k - 1, K, N - K, n, lower.tail = FALSE), fisher.test(alternative = "greater"), fgsea fora; agreement in
    /// tests/reference/README.md. Parent-child and elim: derived by hand in tests.</remarks>
    public static OverRepresentationResult Run(GeneSetCollection sets, ImmutableArray<GeneList> lists, ImmutableArray<string> universe = default,
        OverRepresentationOptions? options = null, RunContext? run = null, Ontology? ontology = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        run ??= RunContext.Default;
        options.Check(ontology);
        var input = OverRepresentationInput.Prepare(sets, lists, universe, options, run);
        Func<int, Contingency[]> counts = Counts(input, ontology, options);
        var table = new HypergeometricTable(input.Index.Universe.Length);
        var tests = new OverRepresentationTest[input.Lists.Length * input.Index.Count];
        ParallelLoop.For(input.Lists.Length, run, "over-representation", l =>
        {
            Contingency[] found = counts(l);
            for (int s = 0; s < found.Length; s++)
            {
                tests[(l * found.Length) + s] = Test(input, table, options, l, s, found[s]);
            }
        });
        return OverRepresentationResult.Create(input, tests, options, run);
    }

    static Func<int, Contingency[]> Counts(OverRepresentationInput input, Ontology? ontology, OverRepresentationOptions options)
    {
        if (options.Method == OverRepresentationMethod.Classic)
        {
            return new OverlapCounts(input).Of;
        }
        var terms = OntologySets.Find(input, ontology!, options);
        return options.Method == OverRepresentationMethod.Elim ? new ElimCounts(input, terms, options).Of
            : new ParentChildCounts(input, terms, options.Method == OverRepresentationMethod.ParentChildUnion).Of;
    }

    static OverRepresentationTest Test(OverRepresentationInput input, HypergeometricTable table, OverRepresentationOptions options, int list, int set, Contingency found)
    {
        (double p, double log) = table.AtLeast(found.Overlap, found.Set, found.List, found.Universe, options.MidP);
        return new()
        {
            List = input.Lists[list].Name,
            Set = input.Index.Names[set],
            Overlap = found.Overlap,
            SetSize = found.Set,
            ListSize = found.List,
            UniverseSize = found.Universe,
            OddsRatio = OddsRatio(found.Overlap, found.Set, found.List, found.Universe, options.OddsRatio),
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
}
