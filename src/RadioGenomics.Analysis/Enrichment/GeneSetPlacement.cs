using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Every set of a collection as positions in the universe, before any is left out.</summary>
sealed class GeneSetPlacement
{
    const int SetsAtOnce = 64;

    readonly GeneSetCollection _collection;
    readonly ImmutableArray<string> _universe;
    readonly int[][] _positions;
    readonly int _absent;

    GeneSetPlacement(GeneSetCollection collection, ImmutableArray<string> universe, int[][] positions, int absent)
    {
        _collection = collection;
        _universe = universe;
        _positions = positions;
        _absent = absent;
    }

    public int Size(int set) => _positions[set].Length;

    public ReadOnlySpan<int> Genes(int set) => _positions[set];

    public static GeneSetPlacement Of(GeneSetCollection collection, ImmutableArray<string> universe, RunContext run)
    {
        Dictionary<string, int> places = Places(universe);
        CheckNames(collection);
        int[][] positions = new int[collection.Sets.Length][];
        string[]?[] absent = new string[]?[positions.Length];
        ParallelLoop.For((positions.Length + SetsAtOnce - 1) / SetsAtOnce, run, "gene sets", piece =>
        {
            for (int s = piece * SetsAtOnce; s < Math.Min(positions.Length, (piece + 1) * SetsAtOnce); s++)
            {
                (positions[s], absent[s]) = Place(collection.Sets[s].Genes, places);
            }
        });
        return new(collection, universe, positions, absent.Where(a => a is not null).SelectMany(a => a!).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Errors and remarks on what was found and what the size filter leaves.</summary>
    public ImmutableArray<Diagnostic> Review(int[] kept, GeneSetFilterOptions options)
    {
        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        ReviewIdentifiers(notes);
        if (kept.Length == 0)
        {
            // With mouse symbols against human sets a few genes are found; the sizes are then not what is wrong.
            EnrichmentThrow.NoSetLeft(_collection.Title, options, [.. _positions.Select(p => p.Length)], notes.FirstOrDefault(n => n.Code == ErrorCode.GeneIdMismatch)?.Message);
        }
        ReviewSizes(kept.Length, options, notes);
        int twins = kept.Length - kept.Select(s => _positions[s]).Distinct(PositionComparer.Instance).Count();
        if (twins > 0)
        {
            notes.Add(Diagnostic.Note(ErrorCode.GeneSetInvalid, string.Create(CultureInfo.InvariantCulture,
                $"{twins} of {kept.Length} sets hold exactly the same genes of the universe as an earlier set; they are tested all the same and repeat its result.")));
        }
        return notes.ToImmutable();
    }

    /// <summary>The sets outside the bounds, with the reason.</summary>
    public Table LeftOut(GeneSetFilterOptions options)
    {
        int[] rows = [.. Enumerable.Range(0, _positions.Length).Where(s => Size(s) < options.MinSize || Size(s) > options.MaxSize)];
        return Table.From("sets_left_out", ("set", rows.Select(s => _collection.Sets[s].Name)), ("genes_in_file", rows.Select(s => _collection.Sets[s].Genes.Length)),
            ("genes_in_universe", rows.Select(Size)), ("reason", rows.Select(s => Reason(s, options))));
    }

    string Reason(int set, GeneSetFilterOptions options) => Size(set) switch
    {
        0 when _collection.Sets[set].Genes.IsEmpty => "the set has no genes",
        0 => "no gene is in the universe",
        int size when size < options.MinSize => FormattableString.Invariant($"fewer than {options.MinSize} genes in the universe"),
        _ => FormattableString.Invariant($"more than {options.MaxSize} genes in the universe"),
    };

    void ReviewIdentifiers(ImmutableArray<Diagnostic>.Builder notes)
    {
        bool[] seen = new bool[_universe.Length];
        foreach (int gene in _positions.SelectMany(p => p))
        {
            seen[gene] = true;
        }
        int found = seen.Count(s => s), named = found + _absent;
        if (IdOverlap.IsLittle(found, _universe.Length, named))
        {
            var overlap = new IdOverlap(_universe, [.. _collection.Sets.SelectMany(s => s.Genes).Distinct(StringComparer.Ordinal)], found);
            if (found == 0)
            {
                EnrichmentThrow.NothingFound(overlap, _collection.Title);
            }
            if (overlap.IsSuspicious)
            {
                notes.Add(Diagnostic.Warning(ErrorCode.GeneIdMismatch, overlap.Describe($"the sets of '{_collection.Title}'")));
            }
        }
        if (_absent > 0)
        {
            notes.Add(Diagnostic.Note(ErrorCode.GeneAbsent, string.Create(CultureInfo.InvariantCulture,
                $"{_absent} of {named} genes named by the sets of '{_collection.Title}' are not in the universe of {_universe.Length} genes and count nowhere; {found} are.")));
        }
    }

    void ReviewSizes(int kept, GeneSetFilterOptions options, ImmutableArray<Diagnostic>.Builder notes)
    {
        int small = _positions.Count(p => p.Length < options.MinSize), empty = _positions.Count(p => p.Length == 0), large = _positions.Count(p => p.Length > options.MaxSize);
        if (small + large > 0)
        {
            string most = options.MaxSize == int.MaxValue ? "no limit" : options.MaxSize.ToString(CultureInfo.InvariantCulture);
            notes.Add(Diagnostic.Note(ErrorCode.GeneSetsFiltered, string.Create(CultureInfo.InvariantCulture,
                $"{kept} of {_positions.Length} sets are tested; {small} have fewer than {options.MinSize} genes in the universe ({empty} none), {large} more than the maximum ({most}).")));
        }
        int wider = _collection.Sets.Count(s => s.Genes.Length > _universe.Length);
        if (wider > 0)
        {
            notes.Add(Diagnostic.Warning(ErrorCode.GeneAbsent, string.Create(CultureInfo.InvariantCulture,
                $"{wider} sets have more genes than the whole universe ({_universe.Length}). Is the universe the list of all tested genes?")));
        }
        int whole = _positions.Count(p => p.Length == _universe.Length);
        if (whole > 0)
        {
            notes.Add(Diagnostic.Warning(ErrorCode.GeneAbsent, string.Create(CultureInfo.InvariantCulture,
                $"{whole} sets hold every gene of the universe ({_universe.Length}); nothing can be enriched in them.")));
        }
    }

    static Dictionary<string, int> Places(ImmutableArray<string> universe)
    {
        if (universe.IsDefaultOrEmpty)
        {
            EnrichmentThrow.EmptyUniverse();
        }
        var places = new Dictionary<string, int>(universe.Length, StringComparer.Ordinal);
        for (int i = 0; i < universe.Length; i++)
        {
            if (string.IsNullOrEmpty(universe[i]))
            {
                EnrichmentThrow.EmptyGene(i);
            }
            if (!places.TryAdd(universe[i], i))
            {
                EnrichmentThrow.RepeatedGene(universe[i], places[universe[i]], i);
            }
        }
        return places;
    }

    static void CheckNames(GeneSetCollection collection)
    {
        if (collection.Sets.IsDefaultOrEmpty)
        {
            EnrichmentThrow.NoSets(collection.Title);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (GeneSet set in collection.Sets.Where(s => !seen.Add(s.Name)))
        {
            EnrichmentThrow.RepeatedSet(collection.Title, set.Name);
        }
    }

    static (int[] Found, string[]? Absent) Place(ImmutableArray<string> genes, Dictionary<string, int> places)
    {
        int[] found = new int[genes.Length];
        List<string>? absent = null;
        int count = 0;
        foreach (string gene in genes)
        {
            if (places.TryGetValue(gene, out int place))
            {
                found[count++] = place;
            }
            else
            {
                (absent ??= []).Add(gene);
            }
        }
        Array.Sort(found, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
            {
                found[distinct++] = found[i];
            }
        }
        return (found[..distinct], absent?.ToArray());
    }

    sealed class PositionComparer : IEqualityComparer<int[]>
    {
        public static PositionComparer Instance { get; } = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = new HashCode();
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(obj));
            return hash.ToHashCode();
        }
    }
}
