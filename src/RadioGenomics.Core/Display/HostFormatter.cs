using System.Globalization;
using System.Net;
using System.Reflection;

namespace RadioGenomics;

/// <summary>Writes this library's types in hosts of others: the head of a table, the picture of a figure, a result's summary with both.</summary>
/// <param name="mimeType">Media type that is written.</param>
sealed class HostFormatter(string mimeType)
{
    public const string Html = "text/html", Plain = "text/plain";

    const int MostRows = 30, MostColumns = 20, MostParts = 8;

    /// <summary>Media type that is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="writer">Where to.</param>
    /// <returns>False when the value is none of this library's.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        bool isHtml = MimeType == Html;
        switch (instance)
        {
            case Table table:
                Write(table, writer, isHtml);
                return true;
            case FigureSpec figure:
                writer.Write(isHtml ? Picture(figure) : Title(figure));
                return true;
            case LabelledMatrix matrix:
                writer.Write(isHtml ? Paragraph(matrix.ToString()) : matrix.ToString());
                return true;
            case IReport report:
                Write(report, writer, isHtml);
                return true;
            default:
                return false;
        }
    }

    static void Write(IReport report, TextWriter writer, bool isHtml)
    {
        foreach (string line in report.Diagnostics.Select(d => d.ToString()).Prepend(report.Summary))
        {
            writer.Write(isHtml ? Paragraph(line) : line + "\n");
        }
        foreach (Table table in report.Tables().Take(MostParts))
        {
            Write(table, writer, isHtml);
        }
        foreach (FigureSpec figure in isHtml ? report.Figures().Take(MostParts) : [])
        {
            writer.Write(Picture(figure));
        }
    }

    static void Write(Table table, TextWriter writer, bool isHtml)
    {
        TableColumn[] columns = [.. table.Columns.Take(MostColumns)];
        int rows = Math.Min(MostRows, table.RowCount);
        (string row, string heading, string between) = isHtml ? ("<tr>", "<th>", "") : ("", "", "\t");
        writer.Write(isHtml ? $"<table><caption>{Encoded(table.ToString())}</caption><thead>" : table + "\n");
        writer.Write(row + string.Join(between, columns.Select(c => heading + (isHtml ? Encoded(c.Name) + "</th>" : c.Name))) + (isHtml ? "</tr></thead><tbody>" : "\n"));
        for (int i = 0; i < rows; i++)
        {
            IEnumerable<string> cells = columns.Select(c => c.TextAt(i) ?? "NA");
            writer.Write(isHtml ? "<tr>" + string.Concat(cells.Select(c => $"<td>{Encoded(c)}</td>")) + "</tr>" : string.Join('\t', cells) + "\n");
        }
        writer.Write(isHtml ? "</tbody></table>" : "");
        string more = string.Create(CultureInfo.InvariantCulture, $"({table.RowCount - rows:N0} more rows)");
        writer.Write(rows == table.RowCount ? "" : isHtml ? Paragraph(more) : more + "\n");
    }

    // Figures are data here and are drawn by the room above; where that is not there, a figure is its title.
    static string Picture(FigureSpec figure) =>
        Type.GetType("RadioGenomics.Figures.SvgRenderer, RadioGenomics.Figures")?.GetMethod("Render", BindingFlags.Public | BindingFlags.Static) is MethodInfo draw
            ? (string)draw.Invoke(null, [figure, .. Enumerable.Repeat(Type.Missing, draw.GetParameters().Length - 1)])! : Paragraph(Title(figure));

    static string Title(FigureSpec figure) => $"Figure {figure.Id}: {figure.Title}";

    static string Paragraph(string text) => $"<p>{Encoded(text)}</p>";

    static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
