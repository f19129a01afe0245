using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>
/// Finds, for an identifier that did not join, keys of other tables that look like another spelling of it. Two keys that stand
/// in one table are two patients, however alike they look. A slip of one character counts only in cohorts whose identifiers are
/// otherwise further apart: where serial numbers run, R01-034 beside R01-035 says nothing.
/// </summary>
sealed class NearMissFinder
{
    const double DenseShare = 0.05;
    const int ShortestForSlips = 4;
    readonly ImmutableArray<HashSet<string>> _texts;
    readonly Dictionary<string, List<string>> _byCanonical = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> _byDeletion = new(StringComparer.Ordinal);
    readonly HashSet<Slip> _meaningful;

    public NearMissFinder(IEnumerable<KeyedTable> tables, KeyLevel joinOn)
    {
        _texts = [.. tables.Select(t => t.ByKey.Keys.SelectMany(k => Forms(k.CutTo(joinOn))).ToHashSet(StringComparer.Ordinal))];
        string[] all = [.. _texts.SelectMany(t => t).Distinct().Order(StringComparer.Ordinal)];
        foreach (string text in all)
        {
            Index(_byCanonical, Spelling.Canonical(text), text);
            foreach (string deletion in Spelling.Deletions(text.ToUpperInvariant()))
            {
                Index(_byDeletion, deletion, text);
            }
        }
        _meaningful = Meaningful(all);
    }

    /// <summary>Keys that <paramref name="text"/> of a table may stand for, and how they differ.</summary>
    /// <param name="text">The row's key, or its identifier when it has none.</param>
    /// <param name="table">Position of its table.</param>
    public (ImmutableArray<string> Suggestions, string Difference) Find(string text, int table)
    {
        string[] spellings = _byCanonical.TryGetValue(Spelling.Canonical(text), out List<string>? same)
            ? [.. same.Where(c => Possible(text, c, table))] : [];
        if (spellings.Length > 0)
        {
            return ([.. spellings.Take(3)], Spelling.Difference(text, spellings[0]));
        }
        string[] slips = text.Length < ShortestForSlips ? [] : [.. Neighbours(text)
            .Where(c => _meaningful.Contains(SlipOf(text, c)) && Possible(text, c, table))];
        return ([.. slips.Take(3)], slips.Length > 0 ? "one character or two swapped ones" : "");
    }

    // A key of another table, not of this one, and no table has both.
    bool Possible(string text, string candidate, int table) =>
        text != candidate && !_texts[table].Contains(candidate) && !_texts.Any(t => t.Contains(text) && t.Contains(candidate));

    IEnumerable<string> Neighbours(string text) =>
        Spelling.Deletions(text.ToUpperInvariant()).SelectMany(d => _byDeletion.TryGetValue(d, out List<string>? near) ? near : [])
            .Distinct().Order(StringComparer.Ordinal);

    static Slip SlipOf(string a, string b) => Spelling.Compare(a.ToUpperInvariant(), b.ToUpperInvariant());

    // Kinds of slip that hardly ever separate two identifiers of one and the same table.
    HashSet<Slip> Meaningful(string[] all)
    {
        Dictionary<Slip, int> crowded = [];
        foreach (string text in all)
        {
            foreach (Slip slip in Neighbours(text).Where(c => _texts.Any(t => t.Contains(text) && t.Contains(c)))
                .Select(c => SlipOf(text, c)).Distinct())
            {
                crowded[slip] = crowded.GetValueOrDefault(slip) + 1;
            }
        }
        return [.. Enum.GetValues<Slip>().Where(s => s != Slip.None && crowded.GetValueOrDefault(s) < DenseShare * all.Length)];
    }

    // A key and its coarser forms: P1/01 makes P1 present too.
    static IEnumerable<string> Forms(IdKey key) =>
        Enumerable.Range(0, key.Mask + 1).Where(m => (m & key.Mask) == m).Select(m => key.Keep(m).ToString());

    static void Index(Dictionary<string, List<string>> index, string form, string text)
    {
        if (!index.TryGetValue(form, out List<string>? texts))
        {
            index.Add(form, texts = []);
        }
        texts.Add(text);
    }
}
