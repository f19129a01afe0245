using System.Net;
using System.Text;
using RadioGenomics.Data.Cohorts;
using RadioGenomics.Figures;

namespace RadioGenomics;

/// <summary>The join report as one self-contained HTML page: no script, nothing loaded, every identifier escaped.</summary>
public static class JoinReportHtml
{
    const string Style = """
        body{font:14px/1.45 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#1a1a1a}
        table{border-collapse:collapse;margin:1em 0}th,td{border-bottom:1px solid #ddd;padding:.25em .7em;text-align:left;vertical-align:top}
        th{background:#f4f4f4;position:sticky;top:0}td.n{text-align:right;font-variant-numeric:tabular-nums}
        td{white-space:pre-wrap}.kept{color:#1b6e3c}.dropped{color:#8a4b00}.duplicate{color:#5b4b8a}.ambiguous,.near_miss{color:#a3123f;font-weight:600}
        .failure{border-left:4px solid #a3123f;padding:.5em 1em;background:#fdf1f4}svg{max-width:100%;height:auto}
        """;

    /// <summary>Renders a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="title">Heading, such as the cohort's name.</param>
    /// <returns>A complete HTML document, UTF-8, lines ended by \n.</returns>
    public static string Render(JoinReport report, string title)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Escape($"Join report: {title}"))
            .Append("</title>\n<style>").Append(Style.ReplaceLineEndings("\n")).Append("</style></head><body>\n<h1>").Append(Escape($"Join report: {title}"))
            .Append("</h1>\n<p>").Append(Escape(report.Summary)).Append("</p>\n");
        if (report.Failure is not null)
        {
            html.Append("<p class=\"failure\">").Append(Escape(report.Failure.ToString())).Append("</p>\n");
        }
        foreach (FigureSpec figure in report.Figures())
        {
            html.Append("<figure>").Append(SvgRenderer.Render(figure)).Append("</figure>\n");
        }
        Append(html, "Tables", report.CountTable());
        Append(html, "Overlap", report.OverlapTable());
        Append(html, "Every identifier", report.EntryTable());
        return html.Append("</body></html>\n").ToString();
    }

    static void Append(StringBuilder html, string heading, Table table)
    {
        html.Append("<h2>").Append(heading).Append("</h2>\n<table><thead><tr>");
        foreach (TableColumn column in table.Columns)
        {
            html.Append("<th>").Append(Escape(column.Name)).Append("</th>");
        }
        html.Append("</tr></thead><tbody>\n");
        for (int row = 0; row < table.RowCount; row++)
        {
            html.Append("<tr>");
            foreach (TableColumn column in table.Columns)
            {
                string text = column.TextAt(row) ?? "";
                string style = column.Kind is ColumnKind.Integer or ColumnKind.Number ? "n" : column.Name == "status" ? text : "";
                html.Append(style.Length > 0 ? $"<td class=\"{Escape(style)}\">" : "<td>").Append(Escape(text)).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table>\n");
    }

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
