using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RadioGenomics.Scripting;

/// <summary>
/// SQLite, in memory or in a file. Tables of the session appear when a statement names them (SQLite says "no such table", the catalogue is
/// asked, the statement is prepared again), are read in place, and vanish before the next cell, so that each cell sees present values.
/// </summary>
sealed class SqliteDatabase : ISqlDatabase
{
    // In bytes, for all databases of the process: beyond it a statement fails, not the process.
    const string HeapLimit = "PRAGMA hard_heap_limit = 4294967296";
    const int DisableQuotedText = 0, MaxAttempts = 4000;

    readonly SqliteConnection _connection;
    readonly SourceModule _module;
    readonly string _schema;
    readonly List<(string Schema, SqlSource Source)> _made = [];
    readonly HashSet<string> _attached = new(StringComparer.OrdinalIgnoreCase);
    HashSet<string> _mentioned = [];
    bool _isDisposed;

    /// <summary>Opens a database.</summary>
    /// <param name="connection">Where it lies.</param>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public SqliteDatabase(SqliteConnectionStringBuilder connection)
    {
        // A file keeps what statements make; tables of the session are none of its business.
        _schema = connection.DataSource is "" or ":memory:" || connection.Mode == SqliteOpenMode.Memory ? "main" : "temp";
        connection.Pooling = false;
        _connection = new SqliteConnection(connection.ConnectionString);
        _connection.Open();
        _ = Query("SELECT count(*) FROM sqlite_schema");
        _ = Query(HeapLimit);
        SqlFunctions.Register(_connection);
        // Otherwise a misspelt column in double quotes is taken for a text, and the query gives nonsense instead of an error.
        _ = raw.sqlite3_db_config(_connection.Handle, raw.SQLITE_DBCONFIG_DQS_DML, DisableQuotedText, out _);
        _ = raw.sqlite3_db_config(_connection.Handle, raw.SQLITE_DBCONFIG_DQS_DDL, DisableQuotedText, out _);
        _module = new SourceModule(_connection.Handle!.DangerousGetHandle());
    }

    /// <summary>An empty database in memory.</summary>
    public static SqliteDatabase InMemory() => new(new SqliteConnectionStringBuilder { DataSource = ":memory:" });

    /// <inheritdoc/>
    public IReadOnlyList<string> OwnTables() =>
        [.. Query("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' UNION SELECT name FROM sqlite_temp_schema WHERE type IN ('table', 'view')")
            .Except(_made.Select(m => m.Source.Name), StringComparer.OrdinalIgnoreCase)];

    /// <inheritdoc/>
    public void Run(string sql, SqlRequest request, Action<SqlOutcome> done)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Forget();
        _mentioned = SqlText.Names(sql);
        using CancellationTokenRegistration stop = request.Cancellation.Register(() => raw.sqlite3_interrupt(_connection.Handle));
        for (int at = SqlText.SkipBlank(sql, 0); at < sql.Length; at = SqlText.SkipBlank(sql, at))
        {
            request.Cancellation.ThrowIfCancellationRequested();
            using sqlite3_stmt statement = Prepare(sql, at, request, out int end);
            string text = sql[at..end];
            SqlParameters.Bind(statement, request.Catalog, SqlText.LineAt(sql, at));
            done(Execute(statement, text, SqlText.LineAt(sql, at), request));
            at = Math.Max(end, at + 1);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _connection.Dispose();
            _module.Dispose();
        }
    }

    sqlite3_stmt Prepare(string sql, int at, SqlRequest request, out int end)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sql[at..]);
        for (int attempt = 0; ; attempt++)
        {
            int status = raw.sqlite3_prepare_v2(_connection.Handle, bytes, out sqlite3_stmt statement, out ReadOnlySpan<byte> rest);
            if (status == raw.SQLITE_OK)
            {
                end = at + Encoding.UTF8.GetCharCount(bytes, 0, bytes.Length - rest.Length);
                return statement;
            }
            int offset = NativeSqlite.ErrorOffset(_connection.Handle!.DangerousGetHandle());
            string message = raw.sqlite3_errmsg(_connection.Handle).utf8_to_string();
            int place = offset < 0 ? SqlAdvice.Place(message, sql, at) : at + Encoding.UTF8.GetCharCount(bytes, 0, Math.Min(offset, bytes.Length));
            request.Cancellation.ThrowIfCancellationRequested();
            if (attempt == MaxAttempts || !Supply(message, request.Catalog))
            {
                throw new SqlException(SqlAdvice.Of(message, request.Catalog, [.. _made.Select(m => m.Source)], OwnTables), SqlText.LineAt(sql, place));
            }
        }
    }

    // Makes what SQLite says is missing; whether there was such a thing.
    bool Supply(string message, SqlCatalog catalog)
    {
        if (SqlAdvice.Missing(message, "no such table: ") is string table)
        {
            (string? schema, string name) = Split(table);
            return catalog.Find(schema, name, _mentioned.Contains) is SqlSource source && Make(schema, source);
        }
        if (SqlAdvice.Missing(message, "no such column: ") is string column)
        {
            string name = column[(column.LastIndexOf('.') + 1)..].Trim('"');
            IEnumerable<string> tails = [column, name];
            return tails.Any(t => _mentioned.Add(t) && _made.Exists(m => m.Source.AllColumns.Contains(t, StringComparer.OrdinalIgnoreCase))) && Remake(catalog);
        }
        return false;
    }

    static (string? Schema, string Name) Split(string table)
    {
        int dot = table.IndexOf('.', StringComparison.Ordinal);
        string schema = dot < 0 ? "" : table[..dot];
        return schema is "" or "main" or "temp" ? (null, table[(dot + 1)..]) : (schema, table[(dot + 1)..]);
    }

    bool Make(string? schema, SqlSource source)
    {
        string place = schema ?? _schema;
        if (schema is not null && _attached.Add(schema))
        {
            Command($"ATTACH ':memory:' AS {SqlText.Quote(schema)}");
        }
        Command(string.Create(CultureInfo.InvariantCulture, $"CREATE VIRTUAL TABLE {SqlText.Quote(place)}.{SqlText.Quote(source.Name)} USING {SourceModule.Name}({_module.Add(source)})"));
        _made.Add((place, source));
        return true;
    }

    // The same tables with other columns declared.
    bool Remake(SqlCatalog catalog)
    {
        (string Schema, SqlSource Source)[] before = [.. _made];
        Forget();
        foreach ((string schema, SqlSource old) in before)
        {
            string? outer = schema == _schema ? null : schema;
            if (catalog.Find(outer, old.Name, _mentioned.Contains) is SqlSource source)
            {
                Make(outer, source);
            }
        }
        return true;
    }

    void Forget()
    {
        foreach ((string schema, SqlSource source) in _made)
        {
            TryCommand($"DROP TABLE IF EXISTS {SqlText.Quote(schema)}.{SqlText.Quote(source.Name)}");
        }
        foreach (string schema in _attached.ToArray())
        {
            // Within a transaction that a cell has left open it stays, and is used again.
            if (TryCommand($"DETACH {SqlText.Quote(schema)}"))
            {
                _attached.Remove(schema);
            }
        }
        _made.Clear();
        _module.Clear();
    }

    SqlOutcome Execute(sqlite3_stmt statement, string text, int line, SqlRequest request)
    {
        int columns = raw.sqlite3_column_count(statement);
        var reader = new SqlResultReader(statement, columns, request, line);
        int status;
        while ((status = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            reader.Add();
        }
        if (status != raw.SQLITE_DONE)
        {
            request.Cancellation.ThrowIfCancellationRequested();
            string message = raw.sqlite3_errmsg(_connection.Handle).utf8_to_string();
            throw new SqlException(SqlAdvice.Of(message, request.Catalog, [.. _made.Select(m => m.Source)], OwnTables), line);
        }
        string verb = SqlText.Verb(text);
        long changes = verb is "INSERT" or "UPDATE" or "DELETE" or "REPLACE" ? raw.sqlite3_changes(_connection.Handle) : 0;
        return new SqlOutcome(verb, columns == 0 ? null : reader.ToTable(), reader.RowCount, changes, [.. Notes(text)]);
    }

    // Only where every column was asked for does it matter that some are left out.
    IEnumerable<string> Notes(string text) =>
        text.Contains('*', StringComparison.Ordinal) ? _made.Where(m => m.Source.Note.Length > 0 && _mentioned.Contains(m.Source.Name)).Select(m => m.Source.Note) : [];

    List<string> Query(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }
        return values;
    }

    void Command(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    bool TryCommand(string sql)
    {
        try
        {
            Command(sql);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
