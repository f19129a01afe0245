using System.Globalization;

namespace RadioGenomics.Scripting;

/// <summary>
/// Rows by the value of a column. Coarser than SQLite's equality (a text that looks like a number is found as that number, whatever the
/// types), because SQLite looks at every row again and only what is left out would be lost.
/// </summary>
sealed class EqualityIndex
{
    readonly Dictionary<(string? Text, double Number), int> _first;
    readonly int[] _next;

    /// <summary>Reads a column once.</summary>
    public EqualityIndex(int count, Func<int, SqlValue> read)
    {
        _first = new(count);
        _next = new int[count];
        for (int row = count - 1; row >= 0; row--)
        {
            _next[row] = -1;
            if (Key(read(row)) is { } key)
            {
                _next[row] = _first.GetValueOrDefault(key, -1);
                _first[key] = row;
            }
        }
    }

    /// <summary>The next row with the same value; -1 after the last.</summary>
    public int Next(long row) => _next[row];

    /// <summary>Position of the only row with a value; -1 when there is none, -2 when there are several.</summary>
    public int Single(SqlValue value) =>
        Key(value) is not { } key || !_first.TryGetValue(key, out int row) ? -1 : _next[row] >= 0 ? -2 : row;

    /// <summary>All rows with a value; NULL equals nothing.</summary>
    public SqlRows Rows(SqlValue value) =>
        Key(value) is { } key && _first.TryGetValue(key, out int row) ? new SqlRows(row, 1, _next.Length, this) : SqlRows.None;

    static (string? Text, double Number)? Key(SqlValue value) => value.Kind switch
    {
        SqlKind.Integer => (null, value.Integer),
        SqlKind.Real => (null, value.Real == 0 ? 0.0 : value.Real),
        SqlKind.Text => double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? (null, number == 0 ? 0.0 : number) : (value.Text, 0),
        SqlKind.Blob => (Convert.ToHexString(value.Blob ?? []), 0),
        _ => null,
    };
}
