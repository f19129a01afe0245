using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Lists, sets and the universe, checked and brought to positions.</summary>
sealed class OverRepresentationInput
{
    const int FewLists = 3;

    readonly ImmutableArray<Diagnostic>.Builder _notes = ImmutableArray.CreateBuilder<Diagnostic>();

    OverRepresentationInput(GeneSetIndex index, string universeRule)
    {
        Index = index;
        UniverseRule = universeRule;
    }

    public GeneSetIndex Index { get; }

    /// <summary>How the universe came about, for the summary.</summary>
    public string UniverseRule { get; }

    /// <summary>The lists that have genes in the universe.</summary>
    public ImmutableArray<GeneList> Lists { get; private set; } = [];

    /// <summary>Positions in the universe of the genes of each list, in its own order.</summary>
    public int[][] Positions { get; private set; } = [];

    /// <summary>list, genes_given, in_universe, not_in_universe, lost.</summary>
    public Table ListTable { get; private set; } = new("lists", []);

    public ImmutableArray<Diagnostic> Diagnostics => _notes.ToImmutable();

    public void Add(Diagnostic note) => _notes.Add(note);

    public static OverRepresentationInput Prepare(GeneSetCollection sets, ImmutableArray<GeneList> lists, ImmutableArray<string> universe,
        OverRepresentationOptions options, RunContext run)
    {
        CheckLists(lists);
        bool given = !universe.IsDefaultOrEmpty;
        string[] tested = given ? [.. universe.Distinct(StringComparer.Ordinal)] : [];
        if (given)
        {
            CheckRoom(lists, tested.Length);
        }
        ImmutableArray<string> genes = given ? [.. options.AnnotatedOnly ? Annotated(tested, sets) : tested]
            : [.. sets.Sets.SelectMany(s => s.Genes).Distinct(StringComparer.Ordinal)];
        if (!given)
        {
            // Genes of no set cannot be in the universe then, so a foreign list is told before the sets are.
            RejectForeign(lists, genes);
        }
        var index = GeneSetIndex.Build(sets, genes, options, run);
        var input = new OverRepresentationInput(index, Rule(given, tested.Length, index, options));
        input.NoteUniverse(given, universe.IsDefault ? 0 : universe.Length, tested.Length);
        input.Place(lists);
        return input;
    }

    static string[] Annotated(string[] tested, GeneSetCollection sets)
    {
        HashSet<string> annotated = [.. sets.Sets.SelectMany(s => s.Genes)];
        string[] both = [.. tested.Where(annotated.Contains)];
        // With nothing in common the index says why.
        return both.Length > 0 ? both : tested;
    }

    static string Rule(bool given, int tested, GeneSetIndex index, OverRepresentationOptions options)
    {
        int genes = index.Universe.Length;
        if (!given)
        {
            return string.Create(CultureInfo.InvariantCulture, $"all {genes} genes that the sets name, as no universe was given");
        }
        if (options.AnnotatedOnly)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the {genes} of {tested} genes given that are in at least one set");
        }
        bool[] seen = new bool[genes];
        foreach (int gene in index.Positions)
        {
            seen[gene] = true;
        }
        return string.Create(CultureInfo.InvariantCulture, $"all {genes} genes given, {seen.Count(s => s)} of them in at least one tested set");
    }

    static void CheckLists(ImmutableArray<GeneList> lists)
    {
        if (lists.IsDefaultOrEmpty || lists.All(l => l.Genes.IsDefaultOrEmpty))
        {
            EnrichmentThrow.EmptyLists();
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (GeneList list in lists.Where(l => !seen.Add(l.Name)))
        {
            EnrichmentThrow.RepeatedList(list.Name);
        }
    }

    static void CheckRoom(ImmutableArray<GeneList> lists, int universe)
    {
        foreach (GeneList list in lists)
        {
            int genes = list.Genes.Distinct(StringComparer.Ordinal).Count();
            if (genes > universe)
            {
                EnrichmentThrow.ListLargerThanUniverse(list.Name, genes, universe);
            }
        }
    }

    static void RejectForeign(ImmutableArray<GeneList> lists, ImmutableArray<string> universe)
    {
        HashSet<string> known = [.. universe];
        string[] genes = [.. lists.SelectMany(l => l.Genes).Distinct(StringComparer.Ordinal)];
        if (!genes.Any(known.Contains))
        {
            EnrichmentThrow.ForeignList(new IdOverlap(genes, known, 0));
        }
    }

    void NoteUniverse(bool given, int written, int distinct)
    {
        _notes.AddRange(Index.Diagnostics);
        if (!given)
        {
            _notes.Add(Diagnostic.Warning(ErrorCode.GeneAbsent, string.Create(CultureInfo.InvariantCulture,
                $"No universe was given, so all {Index.Universe.Length} genes that the sets name serve as one. Genes that could never have come into the list make p too small; give the genes that were tested.")));
        }
        if (written > distinct)
        {
            _notes.Add(Diagnostic.Note(ErrorCode.DuplicateIdentifier, string.Create(CultureInfo.InvariantCulture,
                $"{written - distinct} genes are in the universe more than once and count once.")));
        }
    }

    void Place(ImmutableArray<GeneList> lists)
    {
        var places = Index.Universe.Index().ToDictionary(g => g.Item, g => g.Index, StringComparer.Ordinal);
        string[][] distinct = [.. lists.Select(l => l.Genes.IsDefault ? [] : l.Genes.Distinct(StringComparer.Ordinal).ToArray())];
        int[][] positions = [.. distinct.Select(genes => genes.Where(places.ContainsKey).Select(g => places[g]).ToArray())];
        if (positions.All(p => p.Length == 0))
        {
            EnrichmentThrow.ForeignList(new IdOverlap([.. distinct.SelectMany(d => d).Distinct(StringComparer.Ordinal)], Index.Universe, 0));
        }
        for (int l = 0; l < lists.Length; l++)
        {
            NoteList(lists[l], distinct[l], positions[l].Length);
        }
        NoteLost(lists, [.. distinct.Select(d => d.Where(g => !places.ContainsKey(g)).ToArray())], [.. distinct.Select(d => d.Length)]);
        ListTable = Table.From("ora_lists", ("list", lists.Select(l => l.Name)), ("genes_given", distinct.Select(d => d.Length)),
            ("in_universe", positions.Select(p => p.Length)), ("not_in_universe", distinct.Select((d, l) => d.Length - positions[l].Length)),
            ("lost", distinct.Select(d => string.Join(';', d.Where(g => !places.ContainsKey(g))))));
        int[] kept = [.. Enumerable.Range(0, lists.Length).Where(l => positions[l].Length > 0)];
        Lists = [.. kept.Select(l => lists[l])];
        Positions = [.. kept.Select(l => positions[l])];
    }

    void NoteList(GeneList list, string[] distinct, int found)
    {
        string name = Name(list);
        int repeats = (list.Genes.IsDefault ? 0 : list.Genes.Length) - distinct.Length;
        if (repeats > 0)
        {
            _notes.Add(Diagnostic.Note(ErrorCode.DuplicateIdentifier, FormattableString.Invariant($"{repeats} repeated genes of {name} count once.")));
        }
        if (found == 0)
        {
            _notes.Add(Diagnostic.Warning(ErrorCode.GeneAbsent, FormattableString.Invariant($"No gene of {name} ({distinct.Length} genes) is in the universe; it was not tested.")));
            return;
        }
        var overlap = new IdOverlap(distinct, Index.Universe, found);
        if (overlap.IsSuspicious)
        {
            _notes.Add(Diagnostic.Warning(ErrorCode.GeneIdMismatch, overlap.Describe("the universe")));
        }
    }

    // Few lists: what each lost. Many: the lists that lost most; the table of lists has the rest.
    void NoteLost(ImmutableArray<GeneList> lists, string[][] lost, int[] given)
    {
        int[] losers = [.. Enumerable.Range(0, lists.Length).Where(l => lost[l].Length > 0 && lost[l].Length < given[l])];
        if (losers.Length <= FewLists)
        {
            foreach (int l in losers)
            {
                _notes.Add(Diagnostic.Warning(ErrorCode.GeneAbsent, FormattableString.Invariant(
                    $"{lost[l].Length} of {given[l]} genes of {Name(lists[l])} are not in the universe and were left out: {string.Join(", ", lost[l].Take(5))}{(lost[l].Length > 5 ? ", ..." : "")}.")));
            }
            return;
        }
        IEnumerable<string> worst = losers.OrderByDescending(l => (double)lost[l].Length / given[l]).Take(FewLists)
            .Select(l => FormattableString.Invariant($"{Name(lists[l])} {lost[l].Length} of {given[l]}"));
        _notes.Add(Diagnostic.Warning(ErrorCode.GeneAbsent, FormattableString.Invariant(
            $"{losers.Sum(l => lost[l].Length)} of {losers.Sum(l => given[l])} genes of {losers.Length} lists are not in the universe and were left out, most of: {string.Join(", ", worst)}; the table ora_lists names all.")));
    }

    static string Name(GeneList list) => list.Name.Length == 0 ? "the list" : $"list '{list.Name}'";
}
