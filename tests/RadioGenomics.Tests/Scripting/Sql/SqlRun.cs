using RadioGenomics.Scripting;

namespace RadioGenomics.Tests.Scripting.Sql;

/// <summary>A database in memory over given variables.</summary>
sealed class SqlRun : IDisposable
{
    public Dictionary<string, object?> Variables { get; } = new(StringComparer.Ordinal);

    public SqliteDatabase Database { get; } = SqliteDatabase.InMemory();

    public SqlRun With(string name, object? value)
    {
        Variables[name] = value;
        return this;
    }

    public List<SqlOutcome> All(string sql, long maxValues = 1_000_000, bool needsAll = false, CancellationToken cancellation = default)
    {
        var outcomes = new List<SqlOutcome>();
        var request = new SqlRequest { Catalog = new SqlCatalog(() => Variables), MaxValues = maxValues, NeedsAll = needsAll, Cancellation = cancellation };
        Database.Run(sql, request, outcomes.Add);
        return outcomes;
    }

    public Table One(string sql) => All(sql).Last(o => o.Table is not null).Table!;

    public SqlException Fails(string sql) => Xunit.Assert.Throws<SqlException>(() => All(sql));

    public void Dispose() => Database.Dispose();

    /// <summary>Samples P1 ... with values s + 1000 f, so that every value tells where it stands.</summary>
    public static LabelledMatrix Matrix(int samples, int features, string name = "expression")
    {
        double[] values = [.. Enumerable.Range(0, samples * features).Select(i => (i % samples) + (1000.0 * (i / samples)))];
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(1, samples).Select(s => $"P{s}")], [.. Enumerable.Range(1, features).Select(f => $"G{f}")], values).WithName(name);
    }
}
