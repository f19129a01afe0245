using SQLitePCL;

namespace RadioGenomics.Scripting;

/// <summary>Reads the rows of a statement into a typed table.</summary>
sealed class SqlResultReader
{
    readonly sqlite3_stmt _statement;
    readonly SqlRequest _request;
    readonly SqlColumnBuilder[] _columns;
    readonly int _line;
    long _kept;

    public SqlResultReader(sqlite3_stmt statement, int columns, SqlRequest request, int line)
    {
        (_statement, _request, _line) = (statement, request, line);
        var names = new HashSet<string>(StringComparer.Ordinal);
        _columns = [.. Enumerable.Range(0, columns).Select(i => new SqlColumnBuilder(
            Unique(raw.sqlite3_column_name(statement, i).utf8_to_string() ?? "", names), raw.sqlite3_column_decltype(statement, i).utf8_to_string() ?? ""))];
    }

    /// <summary>Rows so far, kept or not.</summary>
    public long RowCount { get; private set; }

    /// <summary>Takes the present row.</summary>
    public void Add()
    {
        const int LookEvery = 4096;
        if (RowCount++ % LookEvery == 0)
        {
            _request.Cancellation.ThrowIfCancellationRequested();
        }
        if ((_kept + 1) * _columns.Length > _request.MaxValues)
        {
            if (_request.NeedsAll)
            {
                throw new SqlException(FormattableString.Invariant(
                    $"The result has more than {_request.MaxValues:N0} values ({_kept:N0} rows of {_columns.Length} columns so far), too many to store in a variable. Aggregate, or ask for fewer rows with WHERE or LIMIT."), _line);
            }
            return;
        }
        _kept++;
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i].Add(Value(i));
        }
    }

    /// <summary>The rows that were kept.</summary>
    public Table ToTable() => new("", _columns.Select(c => c.ToColumn()));

    SqlValue Value(int column) => raw.sqlite3_column_type(_statement, column) switch
    {
        raw.SQLITE_INTEGER => SqlValue.Of(raw.sqlite3_column_int64(_statement, column)),
        raw.SQLITE_FLOAT => SqlValue.Of(raw.sqlite3_column_double(_statement, column)),
        raw.SQLITE_TEXT => SqlValue.Of(raw.sqlite3_column_text(_statement, column).utf8_to_string()),
        raw.SQLITE_BLOB => new SqlValue(SqlKind.Blob, Blob: raw.sqlite3_column_blob(_statement, column).ToArray()),
        _ => SqlValue.Null,
    };

    static string Unique(string name, HashSet<string> names)
    {
        string first = name.Length > 0 ? name : "column", unique = first;
        for (int i = 2; !names.Add(unique); i++)
        {
            unique = FormattableString.Invariant($"{first}_{i}");
        }
        return unique;
    }
}
