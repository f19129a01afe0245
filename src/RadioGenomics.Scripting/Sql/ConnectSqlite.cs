using Microsoft.Data.Sqlite;

namespace RadioGenomics.Scripting;

/// <summary><c>#!connect sqlite</c>: a database file becomes the language <c>sql-NAME</c>, with the session's tables beside the file's.</summary>
sealed class ConnectSqlite : ICellCommand
{
    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#!connect sqlite",
        Summary = "Opens an SQLite database; cells that start with #!sql-NAME query it together with the session's tables.",
        Parameters =
        [
            new("--kernel-name", "Name; the selector is #!sql-NAME.") { IsRequired = true, Hint = "NAME" },
            new("--connection-string", "Connection string, as in \"Data Source=patients.db\".") { IsPositional = true, Hint = "TEXT" },
            new("--database", "The file, instead of a connection string.") { Hint = "FILE" },
        ],
    };

    public void Check(CommandCall call, CellContext cell) => ConnectName.Check(call.Values["--kernel-name"].Raw);

    public Task RunAsync(CommandCall call, CellContext cell)
    {
        string name = "sql-" + ConnectName.Check(call.TextOf("--kernel-name")!);
        SqliteConnectionStringBuilder connection = Connection(call, cell.Directory);
        SqliteDatabase database;
        try
        {
            database = new SqliteDatabase(connection);
        }
        catch (SqliteException e)
        {
            throw Throw.NoDatabase(connection.DataSource, e.Message, e);
        }
        var language = new SqlLanguage(name, cell.Session, () => database);
        cell.Session.Languages.Add(new LanguageEntry(name, "SQL", $"Queries '{Path.GetFileName(connection.DataSource)}' and the session's tables.", () => language) { Parameters = SqlLanguage.Parameters });
        cell.Session.AtEnd(database.Dispose);
        cell.Sink.WriteStream("stdout", ConnectName.Added(name) + $" Tables: {string.Join(", ", database.OwnTables().DefaultIfEmpty("none"))}.\n");
        return Task.CompletedTask;
    }

    static SqliteConnectionStringBuilder Connection(CommandCall call, string directory)
    {
        (string? text, string? file) = (call.TextOf("--connection-string"), call.TextOf("--database"));
        if (text is null == file is null)
        {
            throw Throw.OneDatabase();
        }
        try
        {
            SqliteConnectionStringBuilder connection = text is null ? new() { DataSource = file } : new(text.Contains('=', StringComparison.Ordinal) ? text : "Data Source=" + text);
            if (connection.DataSource is not ("" or ":memory:") && connection.Mode != SqliteOpenMode.Memory)
            {
                connection.DataSource = Path.GetFullPath(connection.DataSource, directory);
                // A misspelt name would otherwise make an empty database.
                connection.Mode = text?.Contains("Mode", StringComparison.OrdinalIgnoreCase) == true ? connection.Mode : SqliteOpenMode.ReadWrite;
                if (!File.Exists(connection.DataSource) && connection.Mode != SqliteOpenMode.ReadWriteCreate)
                {
                    throw Throw.NoDatabase(connection.DataSource, "there is no such file. Add Mode=ReadWriteCreate to the connection string to make one.", null);
                }
            }
            return connection;
        }
        catch (ArgumentException e)
        {
            throw Throw.NoDatabase(text ?? file!, e.Message, e);
        }
    }
}
