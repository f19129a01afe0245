using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Places gene sets among the genes that have a statistic; features that lack the same genes share one placement.</summary>
sealed class FiniteGenes(GeneSetCollection sets, GeneSetFilterOptions options, RunContext run)
{
    readonly Dictionary<string, GeneSetIndex> _placed = new(StringComparer.Ordinal);

    /// <summary>What was noticed while placing, once.</summary>
    public ImmutableArray<Diagnostic> Notes { get; private set; } = [];

    /// <summary>The index of the genes with a finite statistic.</summary>
    /// <returns>False when fewer than three genes have one, or all have the same.</returns>
    public bool TryPlace(ImmutableArray<string> genes, double[] statistics, out int[] finite, out GeneSetIndex? index)
    {
        finite = [.. Enumerable.Range(0, genes.Length).Where(g => double.IsFinite(statistics[g]))];
        index = null;
        if (finite.Length < 3 || Same(finite, statistics))
        {
            return false;
        }
        string key = finite.Length == genes.Length ? "" : string.Join(',', Enumerable.Range(0, genes.Length).Except(finite));
        if (!_placed.TryGetValue(key, out index))
        {
            _placed[key] = index = finite.Length == genes.Length ? Whole(genes) : GeneSetIndex.Build(sets, [.. finite.Select(g => genes[g])], options, run);
            Notes = Notes.IsEmpty ? index.Diagnostics : Notes;
        }
        return true;
    }

    static bool Same(int[] finite, double[] statistics) => finite.All(g => statistics[g] == statistics[finite[0]]);

    /// <summary>The index of all genes.</summary>
    public GeneSetIndex Whole(ImmutableArray<string> genes) => GeneSetIndex.Build(sets, genes, options, run);
}
