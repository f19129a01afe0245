using System.Text.RegularExpressions;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Which set is which term, and the genes of every term, those included that are not tested.</summary>
sealed partial class OntologySets
{
    readonly GeneSetIndex _all;
    readonly Dictionary<int, int> _setOfTerm = [];

    OntologySets(Ontology ontology, GeneSetIndex all, GeneSetIndex tested)
    {
        Ontology = ontology;
        _all = all;
        for (int s = 0; s < all.Count; s++)
        {
            if (Place(ontology, all.Source(s)) is int term)
            {
                // The first set of a term counts; MSigDB and its like have one.
                _setOfTerm.TryAdd(term, s);
            }
        }
        TermOf = [.. Enumerable.Range(0, tested.Count).Select(s => Place(ontology, tested.Source(s)) ?? -1)];
    }

    public Ontology Ontology { get; }

    /// <summary>Term of each tested set; -1 for none.</summary>
    public int[] TermOf { get; }

    public static OntologySets Find(OverRepresentationInput input, Ontology ontology, OverRepresentationOptions options)
    {
        GeneSetIndex tested = input.Index;
        GeneSetIndex all = options.MinSize == 1 && options.MaxSize == int.MaxValue ? tested : GeneSetIndex.Build(tested.Collection, tested.Universe);
        var sets = new OntologySets(ontology, all, tested);
        int without = sets.TermOf.Count(t => t < 0);
        if (without == tested.Count)
        {
            EnrichmentThrow.NoTermFound(tested.Collection.Title, ontology.Name, tested.Names[0]);
        }
        if (without > 0)
        {
            input.Add(Diagnostic.Warning(ErrorCode.OntologyInvalid, FormattableString.Invariant(
                $"{without} of {tested.Count} sets are no term of the ontology '{ontology.Name}' and were tested by themselves: {string.Join(", ", tested.Names.Where((_, s) => sets.TermOf[s] < 0).Take(3))}.")));
        }
        return sets;
    }

    /// <summary>Genes of a term; none when no set belongs to it.</summary>
    public ReadOnlySpan<int> GenesOf(int term) => _setOfTerm.TryGetValue(term, out int set) ? _all.Genes(set) : [];

    /// <summary>The nearest terms above that have genes.</summary>
    public IReadOnlyCollection<int> ParentsOf(int term)
    {
        var found = new SortedSet<int>();
        var open = new Stack<int>(Ontology.ParentsOf(term).ToArray());
        while (open.TryPop(out int parent))
        {
            if (_setOfTerm.ContainsKey(parent))
            {
                found.Add(parent);
                continue;
            }
            foreach (int next in Ontology.ParentsOf(parent))
            {
                open.Push(next);
            }
        }
        return found;
    }

    static int? Place(Ontology ontology, GeneSet set)
    {
        if (ontology.TryFind(set.Name, out int place))
        {
            return place;
        }
        foreach (Match match in TermId().Matches(set.Name + " " + set.Description))
        {
            if (ontology.TryFind(match.Value, out place))
            {
                return place;
            }
        }
        return null;
    }

    [GeneratedRegex(@"\b[A-Za-z]+:\d{4,}\b")]
    private static partial Regex TermId();
}
