using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>A table as cells of text, as aligned plain text, and as HTML.</summary>
static class TableText
{
    const int LongestCell = 100;

    // Text beyond this may be broken to fit the page; shorter words such as gene symbols stay whole.
    const int LongCell = 18;

    /// <summary>The texts of a column as they are shown; null for a missing value.</summary>
    public static string?[] Cells(TableColumn column)
    {
        Func<double, string>? number = column.Kind == ColumnKind.Number ? NumberText.Column(column.AsNumbers()) : null;
        return [.. Enumerable.Range(0, column.Count).Select(i =>
            column.IsMissing(i) ? null : number is not null ? number(column.AsNumbers()[i]) : Cut(column.TextAt(i)!))];
    }

    /// <summary>Characters that a column takes in plain text.</summary>
    public static int Width(TableColumn column) => Cells(column).Select(t => OneLine(t ?? "NA").Length).Append(Cut(column.Name).Length).Max();

    public static string Plain(TableView view)
    {
        string[][] columns = [.. view.Head.Columns.Select(c => (string[])[Cut(c.Name), .. Cells(c).Select(t => OneLine(t ?? "NA"))])];
        int[] widths = [.. columns.Select(c => c.Max(t => t.Length))];
        var text = new StringBuilder(view.Caption());
        for (int row = 0; row <= view.Head.RowCount && columns.Length > 0; row++)
        {
            var line = new StringBuilder();
            for (int c = 0; c < columns.Length; c++)
            {
                string cell = columns[c][row];
                line.Append(c == 0 ? "" : "  ").Append(IsNumeric(view.Head.Columns[c]) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
            }
            text.Append('\n').Append(line.ToString().TrimEnd());
        }
        return text.ToString();
    }

    /// <summary>The table as HTML.</summary>
    /// <param name="view">The table.</param>
    /// <param name="isSortable">Whether a click on a heading sorts the rows, where the host runs scripts; elsewhere the table is the same without.</param>
    public static string Html(TableView view, bool isSortable = false)
    {
        var html = new StringBuilder("<div class=\"rg-table\"><table><caption>");
        html.Append(HtmlText.Escape(view.Caption())).Append("</caption>").Append(isSortable && view.Head.RowCount > 1 ? $"<thead{TableSorter.Attributes}>" : "<thead>").Append("<tr>");
        foreach (TableColumn column in view.Head.Columns)
        {
            html.Append(Open("th", column)).Append(HtmlText.Escape(Cut(column.Name))).Append("</th>");
        }
        html.Append("</tr></thead><tbody>");
        string?[][] cells = [.. view.Head.Columns.Select(Cells)];
        bool[] isLong = [.. cells.Select((c, i) => !IsNumeric(view.Head.Columns[i]) && c.Any(t => t?.Length > LongCell))];
        for (int row = 0; row < view.Head.RowCount; row++)
        {
            html.Append("<tr>");
            for (int c = 0; c < cells.Length; c++)
            {
                string text = cells[c][row] is string value ? HtmlText.Escape(value) : "<span class=\"rg-na\">NA</span>";
                html.Append(isLong[c] ? "<td class=\"rg-long\" style=\"text-align:left\">" : Open("td", view.Head.Columns[c]))
                    .Append(isLong[c] ? text.Replace("_", "_<wbr>", StringComparison.Ordinal) : text).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        return html.Append("</tbody></table></div>").ToString();
    }

    // The style attribute serves hosts that do not have this library's style sheet.
    static string Open(string tag, TableColumn column) =>
        IsNumeric(column) ? $"<{tag} class=\"rg-n\" style=\"text-align:right\">" : $"<{tag} style=\"text-align:left\">";

    static bool IsNumeric(TableColumn column) => column.Kind is ColumnKind.Number or ColumnKind.Integer;

    static string OneLine(string text) => text.ReplaceLineEndings(" ");

    static string Cut(string text) => text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
}
