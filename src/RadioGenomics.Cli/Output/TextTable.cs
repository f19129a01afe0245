using System.Globalization;
using System.Text;

namespace RadioGenomics.Cli.Output;

/// <summary>The head of a table in aligned columns with short numbers; the files hold the exact ones.</summary>
static class TextTable
{
    const int WidestCell = 48;

    public static string Format(Table table, long rowCount)
    {
        string[][] columns = [.. table.Columns.Select(Cells)];
        int[] widths = [.. columns.Select(c => c.Max(t => t.Length))];
        var text = new StringBuilder();
        for (int row = 0; row <= table.RowCount; row++)
        {
            string[] cells = [.. columns.Select((c, i) => IsLeft(table, i) ? c[row].PadRight(widths[i]) : c[row].PadLeft(widths[i]))];
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
        if (rowCount > table.RowCount)
        {
            text.Append(CultureInfo.InvariantCulture, $"... {rowCount - table.RowCount:#,0} more rows\n");
        }
        return text.ToString();
    }

    static bool IsLeft(Table table, int column) => table.Columns[column].Kind == ColumnKind.Text;

    static string[] Cells(TableColumn column) =>
        [column.Name, .. Enumerable.Range(0, column.Count).Select(row => Cell(column, row))];

    static string Cell(TableColumn column, int row)
    {
        string text = column.IsMissing(row) ? "NA"
            : column.Kind == ColumnKind.Number ? column.NumberAt(row).ToString("G4", CultureInfo.InvariantCulture)
            : column.TextAt(row)!;
        return text.Length <= WidestCell ? text : text[..(WidestCell - 1)] + "…";
    }
}
