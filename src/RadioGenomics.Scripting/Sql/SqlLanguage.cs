using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>
/// Cells in SQL over the session's tables, see <see cref="SqlCatalog"/>. Each query's result is shown; the last one can be stored in a C#
/// variable (<c>--name</c>). Nothing that SQL does changes a value of the session.
/// </summary>
sealed class SqlLanguage : ICellLanguage, ILanguageAssistant
{
    static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(3);

    readonly NotebookSession _session;
    readonly Lazy<ISqlDatabase> _database;
    readonly Dictionary<string, object?> _shared = new(StringComparer.Ordinal);

    /// <summary>Creates the language.</summary>
    /// <param name="name">Name of the selector without <c>#!</c>.</param>
    /// <param name="session">Where tables and parameters come from.</param>
    /// <param name="open">Opens the database, on first use.</param>
    public SqlLanguage(string name, NotebookSession session, Func<ISqlDatabase> open)
    {
        (Name, _session) = (name, session);
        _database = new Lazy<ISqlDatabase>(open);
        session.AtEnd(() =>
        {
            if (_database.IsValueCreated)
            {
                _database.Value.Dispose();
            }
        });
    }

    /// <summary>Parameters of the selector.</summary>
    public static ImmutableArray<CommandParameter> Parameters { get; } =
        [new("--name", "C# variable that the result of the last query is stored in, as a Table.") { Hint = "VARIABLE" }];

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Aliases => [];

    /// <inheritdoc/>
    public string LanguageName => "SQL";

    /// <inheritdoc/>
    public bool HasObjects => true;

    /// <inheritdoc/>
    public async Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        string? name = block.Selector?.TextOf("--name");
        var outcomes = new List<SqlOutcome>();
        // SQLite ends a statement when its token says so; to abort the thread within native code would be to tear it.
        cell.StopsWithin(StopLimit);
        try
        {
            SqlRequest request = Request(name is not null, cell.Run.Cancellation);
            await Task.Run(() => _database.Value.Run(block.Code, request, outcomes.Add), CancellationToken.None).ConfigureAwait(true);
            return Finish(outcomes, name, block, cell);
        }
        catch (SqlException e)
        {
            _ = Finish(outcomes, null, block with { IsLast = false }, cell);
            return new CellResult { Error = Error(e, block, cell) };
        }
        finally
        {
            cell.StopsWithin(null);
        }
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        value = null;
        SqlCatalog catalog = Catalog();
        if (!catalog.Names().Concat(_database.Value.OwnTables()).Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }
        SqlOutcome? outcome = null;
        _database.Value.Run("SELECT * FROM " + SqlText.Quote(name), Request(needsAll: true, RunContext.Ambient.Cancellation), o => outcome = o);
        value = outcome?.Table?.WithName(name);
        return value is not null;
    }

    /// <inheritdoc/>
    public void Set(string name, object? value) => _shared[name] = value;

    /// <inheritdoc/>
    public CodeCompletions Complete(string code, int position) => SqlCompletion.Complete(code, position, Catalog());

    /// <inheritdoc/>
    public MimeBundle? Inspect(string code, int position) => SqlCompletion.Inspect(code, position, Catalog());

    SqlRequest Request(bool needsAll, CancellationToken cancellation) => new() { Catalog = Catalog(), NeedsAll = needsAll, Cancellation = cancellation };

    SqlCatalog Catalog() => new(() =>
    {
        var all = new Dictionary<string, object?>(_shared, StringComparer.Ordinal);
        foreach (LanguageEntry entry in _session.Languages.Items.Where(e => e.IsCreated && e.Language is not SqlLanguage && e.Language.HasObjects))
        {
            foreach (SessionVariable variable in entry.Language.Variables)
            {
                all.TryAdd(variable.Name, variable.Value);
            }
        }
        foreach ((string name, object? value) in _session.Variables)
        {
            all[name] = value;
        }
        return all;
    });

    static CellResult Finish(List<SqlOutcome> outcomes, string? name, CellBlock block, CellContext cell)
    {
        Table? last = null;
        for (int i = 0; i < outcomes.Count; i++)
        {
            SqlOutcome outcome = outcomes[i];
            foreach (string note in outcome.Notes.Append(Cut(outcome)).Where(n => n.Length > 0))
            {
                cell.Sink.WriteStream("stderr", note + "\n");
            }
            if (outcome.Table is not null)
            {
                bool isLast = i == outcomes.FindLastIndex(o => o.Table is not null);
                last = outcome.Table.WithName(isLast && name is not null ? name : "");
                CSharpSession.ShowResult(last, block.IsLast && isLast ? cell.Number : null, cell.Sink);
            }
            else
            {
                cell.Sink.WriteStream("stdout", Done(outcome));
            }
        }
        if (name is not null)
        {
            ((ICellLanguage)cell.Session.CSharp).Set(name, last ?? throw Throw.SqlNothingToStore(name));
        }
        return new CellResult { Value = last };
    }

    static string Cut(SqlOutcome outcome) => outcome.Table is null || outcome.Table.RowCount == outcome.RowCount ? ""
        : FormattableString.Invariant($"The result has {outcome.RowCount:N0} rows; the first {outcome.Table.RowCount:N0} are kept.");

    static string Done(SqlOutcome outcome) => outcome.Verb is "INSERT" or "UPDATE" or "DELETE" or "REPLACE"
        ? FormattableString.Invariant($"{outcome.Verb}: {outcome.Changes:N0} {(outcome.Changes == 1 ? "row" : "rows")}\n") : $"{outcome.Verb}: done\n";

    static ErrorOutput Error(SqlException e, CellBlock block, CellContext cell)
    {
        string[] lines = block.Code.Split('\n');
        string message = FormattableString.Invariant($"RG{(int)ErrorCode.SqlInvalid}: {e.Message}");
        int line = block.FirstLine + e.Line - 1;
        string[] place = [FormattableString.Invariant($"   cell {cell.Origin}, line {line}"), .. lines.Skip(e.Line - 1).Take(1).Select(l => "      " + l.Trim())];
        return new ErrorOutput { Name = "SqlError", Value = FormattableString.Invariant($"line {line}: {message}"), Traceback = [message, .. place] };
    }
}
