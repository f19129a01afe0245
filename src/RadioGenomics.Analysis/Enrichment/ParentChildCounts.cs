namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Each term among the genes of the terms directly above it (Grossmann et al. 2007).</summary>
sealed class ParentChildCounts(OverRepresentationInput input, OntologySets terms, bool union)
{
    readonly Lazy<int[]?[]> _worlds = new(() => [.. Enumerable.Range(0, input.Index.Count).Select(s => World(input.Index.Genes(s), terms, terms.TermOf[s], union))]);

    public Contingency[] Of(int list)
    {
        GeneSetIndex index = input.Index;
        bool[] listed = new bool[index.Universe.Length];
        foreach (int gene in input.Positions[list])
        {
            listed[gene] = true;
        }
        var found = new Contingency[index.Count];
        for (int s = 0; s < found.Length; s++)
        {
            int[]? world = _worlds.Value[s];
            found[s] = new(Count(index.Genes(s), listed), index.Size(s), world is null ? input.Positions[list].Length : Count(world, listed), world?.Length ?? index.Universe.Length);
        }
        return found;
    }

    static int Count(ReadOnlySpan<int> genes, bool[] listed)
    {
        int count = 0;
        foreach (int gene in genes)
        {
            count += listed[gene] ? 1 : 0;
        }
        return count;
    }

    // The genes drawn from; null: the universe. A set's own genes belong to it also where the sets were not handed up the ontology.
    static int[]? World(ReadOnlySpan<int> own, OntologySets terms, int term, bool union)
    {
        IReadOnlyCollection<int> parents = term < 0 ? [] : terms.ParentsOf(term);
        if (parents.Count == 0)
        {
            return null;
        }
        HashSet<int> genes = [.. terms.GenesOf(parents.First())];
        foreach (int parent in parents.Skip(1))
        {
            int[] more = terms.GenesOf(parent).ToArray();
            if (union)
            {
                genes.UnionWith(more);
            }
            else
            {
                genes.IntersectWith(more);
            }
        }
        genes.UnionWith(own.ToArray());
        return [.. genes];
    }
}
