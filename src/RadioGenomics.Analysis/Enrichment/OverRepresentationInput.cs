using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Lists, sets and the universe, checked and brought to positions.</summary>
sealed class OverRepresentationInput
{
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
        HashSet<string> annotated = [.. sets.Sets.SelectMany(s => s.Genes)];
        ImmutableArray<string> genes = !given ? [.. sets.Sets.SelectMany(s => s.Genes).Distinct(StringComparer.Ordinal)]
            : options.AnnotatedOnly && tested.Any(annotated.Contains) ? [.. tested.Where(annotated.Contains)] : [.. tested];
        string rule = string.Create(CultureInfo.InvariantCulture, $"all {genes.Length} genes that the sets name, as no universe was given");
        if (given)
        {
            rule = options.AnnotatedOnly
                ? string.Create(CultureInfo.InvariantCulture, $"the {genes.Length} of {tested.Length} genes given that are in at least one set")
                : string.Create(CultureInfo.InvariantCulture, $"all {genes.Length} genes given, {genes.Count(annotated.Contains)} of them in at least one set");
        }
        if (!given)
        {
            // Genes of no set cannot be in the universe then, so a foreign list is told before the sets are.
            RejectForeign(lists, annotated);
        }
        var input = new OverRepresentationInput(GeneSetIndex.Build(sets, genes, options, run), rule);
        input.NoteUniverse(given, universe.IsDefault ? 0 : universe.Length, tested.Length);
        input.Place(lists);
        return input;
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

    static void RejectForeign(ImmutableArray<GeneList> lists, HashSet<string> known)
    {
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
            NoteList(lists[l], distinct[l], positions[l].Length, [.. distinct[l].Where(g => !places.ContainsKey(g))]);
        }
        ListTable = Table.From("ora_lists", ("list", lists.Select(l => l.Name)), ("genes_given", distinct.Select(d => d.Length)),
            ("in_universe", positions.Select(p => p.Length)), ("not_in_universe", distinct.Select((d, l) => d.Length - positions[l].Length)),
            ("lost", distinct.Select(d => string.Join(';', d.Where(g => !places.ContainsKey(g))))));
        int[] kept = [.. Enumerable.Range(0, lists.Length).Where(l => positions[l].Length > 0)];
        Lists = [.. kept.Select(l => lists[l])];
        Positions = [.. kept.Select(l => positions[l])];
    }

    void NoteList(GeneList list, string[] distinct, int found, string[] lost)
    {
        string name = list.Name.Length == 0 ? "the list" : $"list '{list.Name}'";
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
        if (lost.Length > 0)
        {
            _notes.Add(Diagnostic.Warning(ErrorCode.GeneAbsent, FormattableString.Invariant(
                $"{lost.Length} of {distinct.Length} genes of {name} are not in the universe and were left out: {string.Join(", ", lost.Take(5))}{(lost.Length > 5 ? ", ..." : "")}.")));
        }
    }
}
