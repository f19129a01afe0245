using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Values as text for a terminal: tables lose columns at the right until they fit, and say how many they have.</summary>
public static class TerminalText
{
    /// <summary>The text of a value.</summary>
    /// <param name="data">The value's forms.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Of(MimeBundle data, int width)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.TryGet(MimeBundle.TableJson, out JsonNode? table) && TableView.FromJson(table) is TableView view ? TableText.Plain(Fit(view, width))
            : data.TryGet(MimeBundle.ReportJson, out JsonNode? json) && ReportView.FromJson(json) is ReportView report
                ? (report with { Tables = [.. report.Tables.Select(t => Fit(t, width))] }).Plain()
            : data.TextOf(MimeBundle.Plain) ?? data.TextOf("text/markdown") ?? "";
    }

    static TableView Fit(TableView view, int width)
    {
        int count = 0, used = 0;
        foreach (TableColumn column in view.Head.Columns)
        {
            used += (count > 0 ? 2 : 0) + TableText.Width(column);
            if (used > width && count > 0)
            {
                break;
            }
            count++;
        }
        return count == view.Head.Columns.Length ? view : view with { Head = new Table(view.Head.Name, view.Head.Columns.Take(count)) };
    }
}
