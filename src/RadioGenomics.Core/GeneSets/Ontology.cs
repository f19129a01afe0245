using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>Terms and their broader terms, without a cycle: a gene of a term is a gene of all terms above it.</summary>
public sealed class Ontology
{
    readonly Dictionary<string, int> _places;
    readonly int[][] _parents;

    Ontology(string name, string version, ImmutableArray<OntologyTerm> terms, ImmutableArray<string> relations, Dictionary<string, int> places, int[][] parents)
    {
        Name = name;
        Version = version;
        Terms = terms;
        Relations = relations;
        _places = places;
        _parents = parents;
        Order = [.. NarrowFirst()];
    }

    /// <summary>Name, such as "go".</summary>
    public string Name { get; }

    /// <summary>Version, such as "releases/2024-01-17"; may be empty.</summary>
    public string Version { get; }

    /// <summary>The terms, without obsolete ones.</summary>
    public ImmutableArray<OntologyTerm> Terms { get; }

    /// <summary>The relations that lead upwards.</summary>
    public ImmutableArray<string> Relations { get; }

    /// <summary>Places of all terms, every term before the terms above it. Shape: [terms].</summary>
    public ImmutableArray<int> Order { get; }

    /// <summary>Builds an ontology and checks that its links lead upwards to terms that exist.</summary>
    /// <param name="name">Name of the ontology.</param>
    /// <param name="version">Version; may be empty.</param>
    /// <param name="terms">Terms with unique identifiers.</param>
    /// <param name="relations">Relations that lead upwards; links of any other relation are not followed.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OntologyInvalid"/>: an identifier twice, a broader term that is not
    /// there; <see cref="ErrorCode.OntologyCyclic"/>: terms that are above themselves, all of them named.</exception>
    public static Ontology Create(string name, string version, ImmutableArray<OntologyTerm> terms, ImmutableArray<string> relations)
    {
        var places = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (int t = 0; t < terms.Length; t++)
        {
            if (!places.TryAdd(terms[t].Id, t))
            {
                Throw.RepeatedTerm(name, terms[t].Id);
            }
        }
        int[][] parents = [.. terms.Select(t => Parents(name, t, relations, places))];
        for (int t = 0; t < terms.Length; t++)
        {
            foreach (string other in terms[t].AlternativeIds)
            {
                // A term of its own keeps its identifier.
                places.TryAdd(other, t);
            }
        }
        return new(name, version, terms, relations, places, parents);
    }

    /// <summary>Place of a term by its identifier or an alternative one.</summary>
    public bool TryFind(string id, out int place) => _places.TryGetValue(id, out place);

    /// <summary>Places of the terms directly above a term, each once.</summary>
    /// <param name="place">Place of the term. Range: 0 to terms - 1.</param>
    public ReadOnlySpan<int> ParentsOf(int place) => _parents[place];

    /// <summary>Places of all terms above a term, ascending.</summary>
    /// <param name="place">Place of the term. Range: 0 to terms - 1.</param>
    public ImmutableArray<int> AncestorsOf(int place)
    {
        var found = new SortedSet<int>();
        var open = new Stack<int>(_parents[place]);
        while (open.TryPop(out int next))
        {
            if (found.Add(next))
            {
                Array.ForEach(_parents[next], open.Push);
            }
        }
        return [.. found];
    }

    static int[] Parents(string ontology, OntologyTerm term, ImmutableArray<string> relations, Dictionary<string, int> places)
    {
        var parents = new List<int>();
        foreach (OntologyLink link in term.Parents.Where(l => relations.Contains(l.Relation)))
        {
            if (!places.TryGetValue(link.Parent, out int parent))
            {
                Throw.UnknownParent(ontology, term, link);
            }
            if (!parents.Contains(parent))
            {
                parents.Add(parent);
            }
        }
        return [.. parents];
    }

    // A term is placed when all terms below it are; what can never be placed is in a cycle or above one.
    int[] NarrowFirst()
    {
        int[] below = new int[Terms.Length];
        foreach (int parent in _parents.SelectMany(p => p))
        {
            below[parent]++;
        }
        var ready = new Queue<int>(Enumerable.Range(0, below.Length).Where(t => below[t] == 0));
        var order = new List<int>(below.Length);
        while (ready.TryDequeue(out int term))
        {
            order.Add(term);
            foreach (int parent in _parents[term])
            {
                if (--below[parent] == 0)
                {
                    ready.Enqueue(parent);
                }
            }
        }
        if (order.Count < below.Length)
        {
            Throw.CyclicOntology(Name, Cycle(below));
        }
        return [.. order];
    }

    // Everything left has something left below it, so walking downwards must come back.
    OntologyTerm[] Cycle(int[] below)
    {
        int[] left = [.. Enumerable.Range(0, below.Length).Where(t => below[t] > 0)];
        var childOf = new Dictionary<int, int>();
        foreach (int child in left)
        {
            foreach (int parent in _parents[child])
            {
                childOf.TryAdd(parent, child);
            }
        }
        var path = new List<int>();
        int at = left[0];
        while (!path.Contains(at))
        {
            path.Add(at);
            at = childOf[at];
        }
        int[] cycle = [.. path.Skip(path.IndexOf(at)).Reverse()];
        return [.. cycle.Select(t => Terms[t]), Terms[cycle[0]]];
    }
}
