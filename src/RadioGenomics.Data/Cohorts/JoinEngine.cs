using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>
/// Joins tables by key, never by position. A cohort row is a key that every required table has; tables that are not required
/// give missing values. Every identifier of every table ends in the report.
/// </summary>
public static class JoinEngine
{
    /// <summary>Joins.</summary>
    /// <param name="tables">The tables, in the order in which reports name them.</param>
    /// <param name="options">What the join demands; null: defaults.</param>
    /// <returns>Rows and report. A join that fails (nothing shared, too little joined, forbidden duplicates, a rule that never
    /// matches) returns too, with <see cref="JoinReport.Failure"/>, so that the report can be shown.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.EmptyTable"/> without tables;
    /// <see cref="ErrorCode.DuplicateLabel"/> when two have one name; <see cref="ErrorCode.ManifestInvalid"/> for a bad id pattern.</exception>
    /// <remarks>Cost: linear in the number of identifiers times their length; no pair of identifiers is ever compared with all others.</remarks>
    public static JoinResult Run(IReadOnlyList<JoinTable> tables, JoinOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        options ??= new JoinOptions();
        Check(tables);
        KeyedTable[] keyed = [.. tables.Select(t => new KeyedTable(t, options.JoinOn))];
        ImmutableArray<IdKey> units = Units(keyed);
        KeyedTable[] demanded = keyed.Any(t => t.Table.Required) ? [.. keyed.Where(t => t.Table.Required)] : keyed;
        ImmutableArray<IdKey> kept = [.. units.Where(u => demanded.All(t => t.Covers(u)))];
        Selection[] selections = [.. keyed.Select(t => new Selection(t, kept))];
        JoinReport report = new ReportWriter(keyed, selections, demanded, units, kept, options).Write();
        return new JoinResult { Keys = kept, Rows = [.. selections.Select(s => s.Rows)], Report = report };
    }

    static void Check(IReadOnlyList<JoinTable> tables)
    {
        if (tables.Count == 0)
        {
            Throw.NoTables();
        }
        foreach (IGrouping<string, JoinTable> group in tables.GroupBy(t => t.Name).Where(g => g.Count() > 1))
        {
            Throw.TwoTablesOneName(group.Key);
        }
    }

    // The finest keys: a key that is part of a finer one of another table (P1 of P1/01/L2) is not a row of its own.
    static ImmutableArray<IdKey> Units(KeyedTable[] tables)
    {
        HashSet<IdKey> all = [.. tables.SelectMany(t => t.ByKey.Keys)];
        HashSet<IdKey> coarser = [.. all.SelectMany(KeyedTable.Coarser)];
        return [.. all.Where(k => !coarser.Contains(k)).OrderBy(k => k.ToString(), StringComparer.Ordinal)];
    }
}
