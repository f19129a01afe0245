namespace RadioGenomics.Data.Cohorts;

/// <summary>A table with the key of every row, found by key in constant time.</summary>
sealed class KeyedTable
{
    readonly int[] _masks;
    readonly Lazy<HashSet<IdKey>> _coarser;

    public KeyedTable(JoinTable table, KeyLevel joinOn)
    {
        Table = table;
        IdMatcher matcher = new(table.Rule);
        Matches = [.. table.Identifiers.Select((id, row) => WithLesion(matcher.Match(id), row))];
        Cleaned = [.. table.Identifiers.Select(matcher.Clean)];
        RowKeys = new IdKey?[Matches.Length];
        HashSet<IdKey>? unclear = table.Replicates == ReplicatePolicy.All ? NotAlone(Matches) : null;
        for (int row = 0; row < Matches.Length; row++)
        {
            if (Matches[row].Kind == IdMatchKind.Matched)
            {
                Add(row, unclear is null ? Matches[row].Key.CutTo(joinOn) : Own(Matches[row].Key, unclear));
            }
        }
        _masks = [.. ByKey.Keys.Select(k => k.Mask).Distinct()];
        _coarser = new(() => [.. ByKey.Keys.SelectMany(Coarser)]);
    }

    public JoinTable Table { get; }

    public IdMatch[] Matches { get; }

    /// <summary>Identifiers after trim, replace, upperCase and prefix.</summary>
    public string[] Cleaned { get; }

    /// <summary>Key of each row at the level of the join; null without one.</summary>
    public IdKey?[] RowKeys { get; }

    public Dictionary<IdKey, List<int>> ByKey { get; } = [];

    /// <summary>Whether the table has a row for this cohort row: every part of the row's key that the table knows agrees.</summary>
    public bool Covers(IdKey unit) => _masks.Any(m => (m & unit.Mask) == m && ByKey.ContainsKey(unit.Keep(m)));

    public IEnumerable<int> RowsOf(IdKey unit) =>
        _masks.Where(m => (m & unit.Mask) == m).SelectMany(m => ByKey.TryGetValue(unit.Keep(m), out List<int>? rows) ? rows : []).Order();

    /// <summary>Texts of the keys, in file order.</summary>
    public IEnumerable<string> Keys => ByKey.Keys.Select(k => k.ToString());

    /// <summary>Whether the table knows this key, a coarser form of it or a finer one.</summary>
    public bool Reaches(IdKey key) => Covers(key) || _coarser.Value.Contains(key);

    void Add(int row, IdKey key)
    {
        RowKeys[row] = key;
        if (!ByKey.TryGetValue(key, out List<int>? rows))
        {
            ByKey.Add(key, rows = []);
        }
        rows.Add(row);
    }

    IdMatch WithLesion(IdMatch match, int row) => match.Kind != IdMatchKind.Matched || Table.Lesions.IsEmpty || string.IsNullOrEmpty(Table.Lesions[row])
        ? match : match with { Key = match.Key with { Lesion = Table.Lesions[row] } };

    // Policy 'all': rows with the very same key, or with a key that is part of a finer one, become lesions #1, #2 ... of it.
    static HashSet<IdKey> NotAlone(IdMatch[] matches)
    {
        HashSet<IdKey> seen = [], unclear = [];
        foreach (IdKey key in matches.Where(m => m.Kind == IdMatchKind.Matched).Select(m => m.Key))
        {
            unclear.UnionWith(seen.Add(key) ? Coarser(key) : [key]);
        }
        return unclear;
    }

    IdKey Own(IdKey key, HashSet<IdKey> unclear)
    {
        IdKey own = key;
        for (int count = 1; unclear.Contains(key) && (own == key || ByKey.ContainsKey(own)); count++)
        {
            own = key with { Lesion = FormattableString.Invariant($"{key.Lesion}#{count}") };
        }
        return own;
    }

    /// <summary>The key without some of its parts: P1 and P1/01 of P1/01/L2.</summary>
    public static IEnumerable<IdKey> Coarser(IdKey key) =>
        Enumerable.Range(0, key.Mask).Where(m => (m & key.Mask) == m).Select(key.Keep);
}
