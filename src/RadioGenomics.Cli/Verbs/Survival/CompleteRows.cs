using System.Collections.Immutable;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary>The rows of a table that have a time, an event and a value in every column that is needed.</summary>
sealed class CompleteRows
{
    public CompleteRows(ClinicalTable table, ImmutableArray<string> columns)
    {
        EndpointData endpoint = table.Endpoints[0];
        List<(string Name, Func<int, bool> Missing)> checks =
        [
            (endpoint.Endpoint.TimeColumn, r => double.IsNaN(endpoint.Time[r])),
            (endpoint.Endpoint.EventColumn, r => double.IsNaN(endpoint.Event[r])),
            .. columns.Select(c => (c, (Func<int, bool>)table.Values[c].IsMissing)),
        ];
        int all = table.Ids.Length;
        Kept = [.. Enumerable.Range(0, all).Where(r => !checks.Exists(c => c.Missing(r)))];
        Table = table.Values.SelectRows(Kept);
        string[] reasons = [.. checks.DistinctBy(c => c.Name).Select(c => (c.Name, Count: Enumerable.Range(0, all).Count(c.Missing)))
            .Where(c => c.Count > 0).Select(c => FormattableString.Invariant($"{c.Name} {c.Count}"))];
        Missing = $"Missing values: {string.Join(", ", reasons)}.";
        Diagnostics = Kept.Length == all ? [] : [Diagnostic.Note(ErrorCode.ValuesFiltered,
            FormattableString.Invariant($"{all - Kept.Length} of {all} rows have a missing value and are left out. {Missing}"))];
    }

    /// <summary>Positions in the file's rows.</summary>
    public ImmutableArray<int> Kept { get; }

    /// <summary>All columns of the kept rows.</summary>
    public Table Table { get; }

    /// <summary>How many values are missing in which column.</summary>
    public string Missing { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
