namespace RadioGenomics.Data.Cohorts;

/// <summary>Decides whether a join failed, and says why with the identifiers that show it.</summary>
sealed class JoinFailures(KeyedTable[] tables, Selection[] selections, KeyedTable[] demanded, JoinReport report)
{
    public Diagnostic? Find() => EmptyTable() ?? RuleNeverMatches() ?? NothingShared() ?? Forbidden() ?? TooFew();

    Diagnostic? EmptyTable() => demanded.FirstOrDefault(t => t.Matches.Length == 0) is KeyedTable empty
        ? Fault(ErrorCode.EmptyTable, $"Table '{empty.Table.Name}' has no rows, so nothing can join.") : null;

    Diagnostic? RuleNeverMatches()
    {
        KeyedTable? without = tables.FirstOrDefault(t => t.Matches.Length > 0 && t.Matches.All(m => m.Kind == IdMatchKind.NoMatch));
        if (without is null)
        {
            return null;
        }
        IdRule rule = without.Table.Rule;
        string what = rule.Pattern is not null ? $"pattern '{rule.Pattern}'" : $"rule '{(rule.Kind ?? IdRuleKind.Exact).ToString().ToLowerInvariant()}'";
        return Fault(ErrorCode.IdRuleNoMatch,
            FormattableString.Invariant($"No identifier of table '{without.Table.Name}' ({without.Matches.Length}) matches its id {what}; ")
            + $"first identifiers: {Quote(without.Table.Identifiers)}. Mend the table's idRule (prefix, replace, upperCase and trim act before it).");
    }

    Diagnostic? NothingShared()
    {
        if (report.JoinedCount > 0 || demanded.Length < 2)
        {
            return report.JoinedCount > 0 ? null : Fault(ErrorCode.NoSharedKey, $"No identifier of table '{demanded[0].Table.Name}' has a usable key: {Reasons()}.");
        }
        (KeyedTable left, KeyedTable right) = Disjoint();
        string near = string.Join("; ", report.Entries.Where(e => e.Status == JoinStatus.NearMiss && (e.Table == left.Table.Name || e.Table == right.Table.Name))
            .Take(3).Select(e => $"'{e.Identifier}' ~ '{e.Suggestion}'"));
        near = near.Length > 0 ? near : Nearest(left, right);
        return Fault(ErrorCode.NoSharedKey,
            FormattableString.Invariant($"'{left.Table.Name}' ({left.ByKey.Count} keys) and '{right.Table.Name}' ({right.ByKey.Count} keys) share no key; ")
            + $"first keys: {Quote(left.Keys)} and {Quote(right.Keys)}. " + (near.Length > 0 ? $"Nearest: {near}. " : "")
            + "Map the identifiers to one form with each table's idRule (prefix, replace, upperCase, trim, pattern).");
    }

    // The first pair of required tables without a common patient; if every pair has some, the two smallest.
    (KeyedTable Left, KeyedTable Right) Disjoint()
    {
        for (int i = 0; i < demanded.Length; i++)
        {
            for (int j = i + 1; j < demanded.Length; j++)
            {
                if (!demanded[i].ByKey.Keys.Any(demanded[j].Reaches))
                {
                    return (demanded[i], demanded[j]);
                }
            }
        }
        KeyedTable[] smallest = [.. demanded.OrderBy(t => t.ByKey.Count).Take(2)];
        return (smallest[0], smallest[1]);
    }

    static string Nearest(KeyedTable left, KeyedTable right) => string.Join("; ", left.Keys.Take(3)
        .Select(k => (Key: k, Near: NearLabels.Find(k, right.Keys, 1).FirstOrDefault()))
        .Where(p => p.Near is not null).Select(p => $"'{p.Key}' ~ '{p.Near}'"));

    Diagnostic? Forbidden()
    {
        for (int i = 0; i < tables.Length; i++)
        {
            if (selections[i].Forbidden is { Count: > 0 } keys)
            {
                string rows = Quote(tables[i].RowsOf(keys[0]).Select(r => tables[i].Table.Identifiers[r]));
                return Fault(ErrorCode.DuplicateIdentifier,
                    FormattableString.Invariant($"Table '{tables[i].Table.Name}': {keys.Count} keys have several rows; the first is '{keys[0]}' with {rows}. ")
                    + "Choose the table's 'replicates': first, mean, largest or all; or mend the file.");
            }
        }
        return null;
    }

    Diagnostic? TooFew() => report.JoinedShare >= report.Options.MinimumJoinedShare ? null : Fault(ErrorCode.TooFewJoined,
        FormattableString.Invariant($"{report.JoinedCount} of {report.PossibleCount} keys of the smallest required table join ({report.JoinedShare:P1}), ")
        + FormattableString.Invariant($"fewer than the cohort's minimumJoinedShare {report.Options.MinimumJoinedShare}. ")
        + "See the join report for every identifier; lower minimumJoinedShare if this is what you expect.");

    string Reasons() => string.Join("; ", report.Entries.Where(e => e.Status != JoinStatus.Kept).CountBy(e => e.Reason).Take(3)
        .Select(r => FormattableString.Invariant($"{r.Value} × {r.Key}")));

    static string Quote(IEnumerable<string> texts) => string.Join(", ", texts.Take(3).Select(t => $"'{t}'"));

    static Diagnostic Fault(ErrorCode code, string message) => Diagnostic.Warning(code, message);
}
