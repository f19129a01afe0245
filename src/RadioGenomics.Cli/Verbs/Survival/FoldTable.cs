using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary>The value of <c>--folds</c>: a number of folds, or a table that names the fold of every sample.</summary>
static class FoldTable
{
    static readonly string[] FoldNames = ["fold", "foldid", "folds", "fold_id", "cv_fold"];

    /// <summary>Whether the value is a number of folds.</summary>
    public static bool IsCount(string? value, out int count) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>Reads the table and gives the fold of each row, found by its identifier.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.MissingColumn"/> for a table without identifiers;
    /// <see cref="ErrorCode.DuplicateIdentifier"/>; <see cref="ErrorCode.FoldInvalid"/> for a row without a fold.</exception>
    public static Grouping Read(string path, ImmutableArray<string> sampleIds, string idColumn, RunContext run)
    {
        TableFile file = TableReader.Read(path, null, run);
        Provenance.Record(file.Input);
        Table table = file.Values;
        if (table.Columns.Length < 2)
        {
            throw new RadioGenomicsException(ErrorCode.MissingColumn,
                $"'{path}' has one column ('{table.Columns[0].Name}'), so folds could only be paired with patients by position, and tables are joined by identifier only. "
                + "Give a table with two columns: the identifier of --data, and the fold.");
        }
        TableColumn folds = table.Columns.FirstOrDefault(c => FoldNames.Contains(c.Name.ToLowerInvariant())) ?? table.Columns[1];
        TableColumn ids = table.HasColumn(idColumn) && idColumn != folds.Name ? table[idColumn] : table.Columns.First(c => c.Name != folds.Name);
        Dictionary<string, string?> byId = new(StringComparer.Ordinal);
        for (int r = 0; r < table.RowCount; r++)
        {
            string id = ids.TextAt(r) ?? "", fold = folds.TextAt(r) ?? "";
            if (byId.TryGetValue(id, out string? other) && other != fold)
            {
                throw new RadioGenomicsException(ErrorCode.DuplicateIdentifier,
                    $"'{path}' puts '{id}' into fold '{other}' and into fold '{fold}'; expected one fold for each identifier.");
            }
            byId[id] = fold;
        }
        return Of(path, byId, sampleIds, ids.Name);
    }

    static Grouping Of(string path, Dictionary<string, string?> byId, ImmutableArray<string> sampleIds, string idColumn)
    {
        string?[] found = [.. sampleIds.Select(id => byId.TryGetValue(id, out string? fold) && fold is { Length: > 0 } ? fold : null)];
        string[] without = [.. sampleIds.Where((_, i) => found[i] is null)];
        if (without.Length == sampleIds.Length)
        {
            throw new RadioGenomicsException(ErrorCode.NoSharedKey,
                $"'{path}' (column '{idColumn}', first '{byId.Keys.FirstOrDefault()}') and the patients (first '{sampleIds[0]}') share no identifier. "
                + "Give the identifiers of --data beside the folds.");
        }
        if (without.Length > 0)
        {
            throw new RadioGenomicsException(ErrorCode.FoldInvalid, FormattableString.Invariant(
                $"'{path}' has no fold for {without.Length} of {sampleIds.Length} rows, such as '{without[0]}'; expected one for every row that is fitted. Complete the table."));
        }
        return Grouping.FromText("fold", found);
    }
}
