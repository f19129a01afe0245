namespace RadioGenomics.Scripting;

/// <summary>A database that sees the session's tables. Everything that knows which database it is lies behind this interface.</summary>
interface ISqlDatabase : IDisposable
{
    /// <summary>Runs the statements of a text one after another.</summary>
    /// <param name="sql">Any number of statements.</param>
    /// <param name="request">What they may see.</param>
    /// <param name="done">Receives each statement's outcome as it ends.</param>
    /// <exception cref="SqlException">A statement failed; those before it have run.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    void Run(string sql, SqlRequest request, Action<SqlOutcome> done);

    /// <summary>Tables and views that statements have made, or that the file holds.</summary>
    IReadOnlyList<string> OwnTables();
}

/// <summary>What statements may see and how much they may give.</summary>
sealed record SqlRequest
{
    /// <summary>Tables and parameters.</summary>
    public required SqlCatalog Catalog { get; init; }

    /// <summary>Greatest number of values kept of one result.</summary>
    public long MaxValues { get; init; } = 30_000_000;

    /// <summary>Whether a larger result is an error, because it is stored; otherwise its first rows are kept and all are counted.</summary>
    public bool NeedsAll { get; init; }

    public CancellationToken Cancellation { get; init; }
}

/// <summary>What became of one statement.</summary>
/// <param name="Verb">Its first word in capitals.</param>
/// <param name="Table">Its rows; null when it gives none.</param>
/// <param name="RowCount">How many rows it gave, of which the table may hold the first.</param>
/// <param name="Changes">How many rows it inserted, changed or deleted.</param>
/// <param name="Notes">What a user should know.</param>
sealed record SqlOutcome(string Verb, Table? Table, long RowCount, long Changes, IReadOnlyList<string> Notes);

/// <summary>A statement that failed.</summary>
sealed class SqlException(string message, int line) : Exception(message)
{
    /// <summary>Line of the text, from 1.</summary>
    public int Line { get; } = line;
}
