using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>How one table fared in a join.</summary>
public sealed record JoinTableCounts
{
    /// <summary>Name of the table.</summary>
    public required string Table { get; init; }
    /// <summary>Whether a patient must be in it.</summary>
    public required bool Required { get; init; }
    /// <summary>Identifiers (rows) in the file.</summary>
    public required int Identifiers { get; init; }
    /// <summary>Different keys.</summary>
    public required int Keys { get; init; }
    /// <summary>Rows in the cohort.</summary>
    public required int Kept { get; init; }
    /// <summary>Rows left out.</summary>
    public required int Dropped { get; init; }
    /// <summary>Rows for which another row of the same key stands.</summary>
    public required int Duplicate { get; init; }
    /// <summary>Rows with more than one key.</summary>
    public required int Ambiguous { get; init; }
    /// <summary>Rows left out that look like another spelling of a key elsewhere.</summary>
    public required int NearMiss { get; init; }
}

/// <summary>How many keys are in exactly these tables and in no other (one bar of an UpSet plot).</summary>
/// <param name="Tables">Names of the tables.</param>
/// <param name="Count">Number of keys.</param>
public sealed record JoinOverlap(ImmutableArray<string> Tables, int Count);

/// <summary>What became of every identifier of every table.</summary>
public sealed record JoinReport : IReport
{
    /// <summary>Every identifier, table by table, in file order.</summary>
    public required ImmutableArray<JoinEntry> Entries { get; init; }

    /// <summary>Counts per table.</summary>
    public required ImmutableArray<JoinTableCounts> TableCounts { get; init; }

    /// <summary>Keys per combination of tables, most frequent first.</summary>
    public required ImmutableArray<JoinOverlap> Overlaps { get; init; }

    /// <summary>Rows of the joined cohort.</summary>
    public required int JoinedCount { get; init; }

    /// <summary>Different patients among them.</summary>
    public required int PatientCount { get; init; }

    /// <summary>Keys of the smallest required table: as many can join at the most (tables of finer rows excepted).</summary>
    public required int PossibleCount { get; init; }

    /// <summary>What the join demanded.</summary>
    public required JoinOptions Options { get; init; }

    /// <summary>Why the join failed; null when it succeeded.</summary>
    public Diagnostic? Failure { get; init; }

    /// <summary>Joined share of the smallest required table. Range: [0, 1].</summary>
    public double JoinedShare => PossibleCount == 0 ? 0 : Math.Min(1.0, (double)JoinedCount / PossibleCount);

    /// <summary>Entries with a status.</summary>
    public IEnumerable<JoinEntry> With(JoinStatus status) => Entries.Where(e => e.Status == status);

    /// <summary>Throws when the join failed.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoSharedKey"/>, <see cref="ErrorCode.TooFewJoined"/>,
    /// <see cref="ErrorCode.DuplicateIdentifier"/>, <see cref="ErrorCode.IdRuleNoMatch"/>, <see cref="ErrorCode.EmptyTable"/>.</exception>
    public void ThrowIfFailed()
    {
        if (Failure is not null)
        {
            Throw.Failed(Failure);
        }
    }

    /// <inheritdoc/>
    public string Summary => JoinWords.Summary(this);

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics => JoinWords.Diagnostics(this);

    /// <summary>The report as tables: <c>join_report</c> (table, identifier, key, status, reason, suggestion), <c>join_overlap</c>,
    /// <c>join_counts</c>.</summary>
    public IEnumerable<Table> Tables() => [EntryTable(), OverlapTable(), CountTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [JoinFigure.UpSet(this)];

    /// <summary>Table <c>join_report</c>: table, identifier, key, status, reason, suggestion; one row per identifier.</summary>
    public Table EntryTable() => Table.From("join_report",
        ("table", Entries.Select(e => e.Table)), ("identifier", Entries.Select(e => e.Identifier)), ("key", Entries.Select(e => e.Key)),
        ("status", Entries.Select(e => e.StatusText)), ("reason", Entries.Select(e => e.Reason)), ("suggestion", Entries.Select(e => e.Suggestion)));

    /// <summary>Table <c>join_overlap</c>: tables, count, then one column of truth values per table.</summary>
    public Table OverlapTable() => Table.From("join_overlap",
    [
        ("tables", Overlaps.Select(o => string.Join(" & ", o.Tables))), ("count", Overlaps.Select(o => o.Count)),
        .. TableCounts.Select(t => ($"in_{t.Table}", (object)Overlaps.Select(o => o.Tables.Contains(t.Table)))),
    ]);

    /// <summary>Table <c>join_counts</c>: one row per table.</summary>
    public Table CountTable() => Table.From("join_counts",
        ("table", TableCounts.Select(t => t.Table)), ("required", TableCounts.Select(t => t.Required)), ("identifiers", TableCounts.Select(t => t.Identifiers)),
        ("keys", TableCounts.Select(t => t.Keys)), ("kept", TableCounts.Select(t => t.Kept)), ("dropped", TableCounts.Select(t => t.Dropped)),
        ("duplicate", TableCounts.Select(t => t.Duplicate)), ("ambiguous", TableCounts.Select(t => t.Ambiguous)), ("near_miss", TableCounts.Select(t => t.NearMiss)));

    /// <inheritdoc/>
    public override string ToString() => Summary;
}
