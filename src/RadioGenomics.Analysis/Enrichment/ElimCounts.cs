namespace RadioGenomics.Analysis.Enrichment;

/// <summary>From narrow to broad terms; the genes of a significant term are taken out of all terms above it (Alexa et al. 2006).</summary>
sealed class ElimCounts
{
    readonly OverRepresentationInput _input;
    readonly OntologySets _terms;
    readonly OverRepresentationOptions _options;
    readonly HypergeometricTable _table;
    readonly int[] _order;

    public ElimCounts(OverRepresentationInput input, OntologySets terms, OverRepresentationOptions options)
    {
        _input = input;
        _terms = terms;
        _options = options;
        _table = new(input.Index.Universe.Length);
        int[] rank = new int[terms.Ontology.Terms.Length];
        for (int i = 0; i < rank.Length; i++)
        {
            rank[terms.Ontology.Order[i]] = i;
        }
        _order = [.. Enumerable.Range(0, input.Index.Count).OrderBy(s => terms.TermOf[s] < 0 ? -1 : rank[terms.TermOf[s]]).ThenBy(s => s)];
        input.Add(Diagnostic.Note(ErrorCode.ValuesFiltered,
            "Elim tests a term after genes of significant terms below it were taken out, so its p-values depend on each other and q is only a guide."));
    }

    public Contingency[] Of(int list)
    {
        GeneSetIndex index = _input.Index;
        int[] genes = _input.Positions[list];
        HashSet<int> listed = [.. genes];
        var taken = new Dictionary<int, HashSet<int>>();
        var found = new Contingency[index.Count];
        foreach (int set in _order)
        {
            int term = _terms.TermOf[set];
            int[] left = [.. index.Genes(set)];
            if (term >= 0 && taken.TryGetValue(term, out HashSet<int>? gone))
            {
                left = [.. left.Where(g => !gone.Contains(g))];
            }
            found[set] = new(left.Count(listed.Contains), left.Length, genes.Length, index.Universe.Length);
            if (term >= 0 && IsSignificant(found[set]))
            {
                TakeOut(taken, term, left);
            }
        }
        return found;
    }

    bool IsSignificant(Contingency c) => _table.AtLeast(c.Overlap, c.Set, c.List, c.Universe, _options.MidP).P < _options.ElimCutoff;

    void TakeOut(Dictionary<int, HashSet<int>> taken, int term, int[] genes)
    {
        foreach (int above in _terms.Ontology.AncestorsOf(term))
        {
            (taken.TryGetValue(above, out HashSet<int>? gone) ? gone : taken[above] = []).UnionWith(genes);
        }
    }
}
