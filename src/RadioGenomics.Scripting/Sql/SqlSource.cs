using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>A column as SQLite sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type: TEXT, REAL, INTEGER, BOOLEAN.</param>
/// <param name="IsHidden">Whether <c>SELECT *</c> leaves it out.</param>
readonly record struct SqlColumn(string Name, string Type, bool IsHidden = false);

/// <summary>Rows to visit: a stretch with a stride, or a chain of equal values.</summary>
readonly record struct SqlRows(long Start, long Stride, long Count, EqualityIndex? Chain = null)
{
    public static SqlRows None => new(0, 1, 0);
}

/// <summary>A way to find rows: which columns have to be equal to given values, what it costs and how many rows come of it.</summary>
readonly record struct SqlPlan(ImmutableArray<int> Columns, double Cost, long Rows);

/// <summary>A value of the session that SQLite reads in place, without a copy. Nothing can be written to it.</summary>
abstract class SqlSource
{
    readonly Dictionary<int, EqualityIndex> _indexes = [];

    public required string Name { get; init; }

    public abstract ImmutableArray<SqlColumn> Columns { get; }

    public abstract long RowCount { get; }

    /// <summary>What a user should know of it; empty when there is nothing.</summary>
    public virtual string Note => "";

    /// <summary>The names that a misspelt column may have meant, hidden ones and those that are not declared included.</summary>
    public virtual IEnumerable<string> AllColumns => Columns.Select(c => c.Name);

    public abstract SqlValue Read(long row, int column);

    /// <summary>The best use of columns whose value is given.</summary>
    public virtual SqlPlan Plan(IReadOnlyList<int> equal) => equal.Count == 0
        ? new([], RowCount + 1, RowCount)
        : new([equal[0]], 10 + (RowCount / 20.0), 1 + (RowCount / 20));

    /// <summary>Whether rows with equal values in these columns always come one after another, so that SQLite need not sort to group.</summary>
    public virtual bool IsGrouped(IReadOnlyList<int> columns) => false;

    /// <summary>The rows of a plan.</summary>
    public virtual SqlRows Find(ReadOnlySpan<int> columns, ReadOnlySpan<SqlValue> values) => columns.IsEmpty
        ? new SqlRows(0, 1, RowCount)
        : Index(columns[0]).Rows(values[0]);

    // A column is looked into only when a query compares it, and once.
    EqualityIndex Index(int column)
    {
        if (!_indexes.TryGetValue(column, out EqualityIndex? index))
        {
            _indexes[column] = index = new EqualityIndex(checked((int)RowCount), r => Read(r, column));
        }
        return index;
    }
}
