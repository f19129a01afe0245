using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>Turns a join into its report.</summary>
sealed class ReportWriter(
    KeyedTable[] tables, Selection[] selections, KeyedTable[] demanded, ImmutableArray<IdKey> units, ImmutableArray<IdKey> kept, JoinOptions options)
{
    readonly Lazy<NearMissFinder> _near = new(() => new NearMissFinder(tables, options.JoinOn));

    public JoinReport Write()
    {
        ImmutableArray<JoinEntry> entries = [.. tables.SelectMany((t, i) => Enumerable.Range(0, t.Matches.Length).Select(row => Entry(i, row)))];
        int[] coverable = [.. demanded.Select(t => t.ByKey.Keys.Select(k => k.CutTo(options.JoinOn)).Distinct().Count())];
        int possible = coverable.Min();
        JoinReport report = new()
        {
            Entries = entries,
            TableCounts = [.. tables.Select((t, i) => Counts(t, entries))],
            Overlaps = Overlaps(),
            JoinedCount = kept.Length,
            PatientCount = kept.Select(k => k.Patient).Distinct().Count(),
            PossibleCount = possible,
            Options = options,
        };
        return report with { Failure = new JoinFailures(tables, selections, demanded, report).Find() };
    }

    JoinEntry Entry(int table, int row)
    {
        KeyedTable keyed = tables[table];
        IdMatch match = keyed.Matches[row];
        string identifier = keyed.Table.Identifiers[row];
        JoinEntry entry = new(keyed.Table.Name, identifier, keyed.RowKeys[row]?.ToString(), JoinStatus.Dropped, match.Reason, "");
        return match.Kind switch
        {
            IdMatchKind.Excluded => entry with { Key = match.Key.ToString() },
            IdMatchKind.Ambiguous => entry with { Status = JoinStatus.Ambiguous },
            IdMatchKind.NoMatch => Near(entry, keyed.Cleaned[row], table),
            _ when selections[table].Fate[row] is (JoinStatus status, string reason) =>
                entry with { Status = status, Reason = Together(reason, status == JoinStatus.Kept ? AbsentOptional(keyed.RowKeys[row]!.Value) : "") },
            _ => Near(entry with { Reason = Absent(keyed.RowKeys[row]!.Value, demanded) }, keyed.RowKeys[row]!.Value.CutTo(options.JoinOn).ToString(), table),
        };
    }

    JoinEntry Near(JoinEntry entry, string text, int table)
    {
        (ImmutableArray<string> suggestions, string difference) = _near.Value.Find(text, table);
        return suggestions.IsEmpty ? entry : entry with
        {
            Status = JoinStatus.NearMiss,
            Suggestion = string.Join(" or ", suggestions),
            Reason = $"{entry.Reason}; a key elsewhere differs by {difference}",
        };
    }

    string AbsentOptional(IdKey key) => Absent(key, tables.Except(demanded));

    static string Absent(IdKey key, IEnumerable<KeyedTable> among)
    {
        string[] names = [.. among.Where(t => !t.Reaches(key)).Select(t => t.Table.Name)];
        return names.Length > 0 ? $"not in table {string.Join(", ", names)}" : "";
    }

    static string Together(params string[] reasons) => string.Join("; ", reasons.Where(r => r.Length > 0));

    static JoinTableCounts Counts(KeyedTable keyed, ImmutableArray<JoinEntry> entries)
    {
        ILookup<JoinStatus, JoinEntry> byStatus = entries.Where(e => e.Table == keyed.Table.Name).ToLookup(e => e.Status);
        return new JoinTableCounts
        {
            Table = keyed.Table.Name,
            Required = keyed.Table.Required,
            Identifiers = keyed.Table.Identifiers.Length,
            Keys = keyed.ByKey.Count,
            Kept = byStatus[JoinStatus.Kept].Count(),
            Dropped = byStatus[JoinStatus.Dropped].Count(),
            Duplicate = byStatus[JoinStatus.Duplicate].Count(),
            Ambiguous = byStatus[JoinStatus.Ambiguous].Count(),
            NearMiss = byStatus[JoinStatus.NearMiss].Count(),
        };
    }

    ImmutableArray<JoinOverlap> Overlaps() =>
    [
        .. units.Select(u => string.Join('\0', tables.Where(t => t.Covers(u)).Select(t => t.Table.Name)))
            .CountBy(c => c, StringComparer.Ordinal)
            .Select(c => new JoinOverlap([.. c.Key.Split('\0')], c.Value))
            .OrderByDescending(o => o.Count).ThenBy(o => string.Join('\0', o.Tables), StringComparer.Ordinal),
    ];
}
