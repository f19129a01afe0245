using System.Globalization;

namespace RadioGenomics.Scripting;

/// <summary>Compares two tables cell by cell: columns by name, rows in order or, where the cell declares key columns, by key.</summary>
static class TableComparison
{
    public static void Compare(string place, TableView stored, TableView fresh, Differences found)
    {
        string name = stored.Head.Name.Length > 0 ? $"{place}, table '{stored.Head.Name}'" : $"{place}, table";
        found.Word($"{name}, name", stored.Head.Name, fresh.Head.Name);
        found.Word($"{name}, rows", Text(stored.RowCount), Text(fresh.RowCount));
        found.Word($"{name}, columns", Text(stored.ColumnCount), Text(fresh.ColumnCount));
        int rows = Math.Min(stored.Head.RowCount, fresh.Head.RowCount);
        long before = found.Count + found.Within;
        int[] order = Order(stored.Head, fresh.Head, rows, found.Options.Keys);
        foreach (TableColumn column in stored.Head.Columns)
        {
            TableColumn? other = fresh.Head.Columns.FirstOrDefault(c => c.Name == column.Name);
            if (other is null)
            {
                found.Other(name, $"column '{column.Name}'", "no such column");
                continue;
            }
            for (int row = 0; row < rows; row++)
            {
                Cell(FormattableString.Invariant($"{name}, row {row + 1}, column '{column.Name}'"), column, row, other, order[row], found);
            }
        }
        foreach (TableColumn column in fresh.Head.Columns.Where(c => !stored.Head.Columns.Any(o => o.Name == c.Name)))
        {
            found.Other(name, "no such column", $"column '{column.Name}'");
        }
        Hidden(name, stored, fresh, found, isHeadSame: found.Count + found.Within == before);
    }

    // Rows that are not shown are known by the hash of the whole table only. While what is shown agrees to the last digit, so must the hash.
    static void Hidden(string name, TableView stored, TableView fresh, Differences found, bool isHeadSame)
    {
        bool isCut = stored.RowCount > stored.Head.RowCount || stored.ColumnCount > stored.Head.Columns.Length;
        if (stored.Sha256 is string a && fresh.Sha256 is string b && (isCut || isHeadSame) && isHeadSame && found.Options.Keys.IsEmpty)
        {
            found.Word($"{name}, SHA-256 of all its cells", a, b);
        }
    }

    static void Cell(string place, TableColumn stored, int row, TableColumn fresh, int freshRow, Differences found)
    {
        if (stored.Kind == ColumnKind.Number && fresh.Kind == ColumnKind.Number)
        {
            VerifyTolerance tolerance = found.Options.Columns.GetValueOrDefault(stored.Name, found.Options.Tolerance);
            found.Number(place, stored.AsNumbers()[row], fresh.AsNumbers()[freshRow], tolerance, IsProbability(stored));
            return;
        }
        found.Word(place, stored.TextAt(row) ?? "NA", fresh.TextAt(freshRow) ?? "NA");
    }

    // By its name, or because all its numbers lie between 0 and 1: tables name p-values in many ways.
    static bool IsProbability(TableColumn column) =>
        column.Name is "p" or "q" || !column.AsNumbers().ToArray().Any(v => v is < 0 or > 1);

    // For every stored row the fresh row with the same key; its own place where there is none, so that the difference is named there.
    static int[] Order(Table stored, Table fresh, int rows, IReadOnlyCollection<string> keys)
    {
        int[] same = [.. Enumerable.Range(0, rows)];
        if (keys.Count == 0 || !keys.All(k => stored.Columns.Any(c => c.Name == k) && fresh.Columns.Any(c => c.Name == k)))
        {
            return same;
        }
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < rows; row++)
        {
            places.TryAdd(Key(fresh, row, keys), row);
        }
        return [.. same.Select(row => places.GetValueOrDefault(Key(stored, row, keys), row))];
    }

    static string Key(Table table, int row, IEnumerable<string> keys) =>
        string.Join('\0', keys.Select(k => table.Columns.First(c => c.Name == k).TextAt(row) ?? ""));

    static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
