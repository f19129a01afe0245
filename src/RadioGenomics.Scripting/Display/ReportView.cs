using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Summary, diagnostics and table heads of a result.</summary>
sealed record ReportView(string Summary, ImmutableArray<string> Diagnostics, ImmutableArray<TableView> Tables, string Note)
{
    public static ReportView Of(IReport report, DisplayOptions options)
    {
        Table[] tables = [.. report.Tables().Take(options.MaxReportParts + 1)];
        string note = tables.Length > options.MaxReportParts
            ? FormattableString.Invariant($"The first {options.MaxReportParts} tables are shown.") : "";
        return new(report.Summary, [.. report.Diagnostics.Select(d => d.ToString())],
            [.. tables.Take(options.MaxReportParts).Select(t => TableView.Of(t, options.MaxReportRows, options.MaxColumns))], note);
    }

    public string Plain()
    {
        IEnumerable<string> parts = [Summary, .. Diagnostics, .. Tables.Select(t => "\n" + TableText.Plain(t)), Note];
        return string.Join('\n', parts.Where(p => p.Length > 0));
    }

    public string Html()
    {
        var html = new StringBuilder("<div class=\"rg-report\"><p class=\"rg-summary\">").Append(HtmlText.Escape(Summary)).Append("</p>");
        if (!Diagnostics.IsEmpty)
        {
            html.Append("<ul class=\"rg-diagnostics\">");
            foreach (string text in Diagnostics)
            {
                string severity = text.StartsWith("warning", StringComparison.Ordinal) ? "warning" : "note";
                html.Append("<li class=\"rg-").Append(severity).Append("\">").Append(HtmlText.Escape(text)).Append("</li>");
            }
            html.Append("</ul>");
        }
        html.AppendJoin('\n', Tables.Select(TableText.Html));
        return html.Append(Note.Length > 0 ? $"<p>{HtmlText.Escape(Note)}</p>" : "").Append("</div>").ToString();
    }

    public JsonObject ToJson() => new()
    {
        ["diagnostics"] = new JsonArray([.. Diagnostics.Select(d => (JsonNode)d)]),
        ["note"] = Note,
        ["summary"] = Summary,
        ["tables"] = new JsonArray([.. Tables.Select(t => (JsonNode)t.ToJson())]),
    };

    /// <summary>Reads what <see cref="ToJson"/> wrote; null when it is something else.</summary>
    public static ReportView? FromJson(JsonNode? node)
    {
        if (node is not JsonObject json || Text(json["summary"]) is not string summary
            || json["tables"] is not JsonArray tables || json["diagnostics"] is not JsonArray diagnostics)
        {
            return null;
        }
        TableView?[] views = [.. tables.Select(TableView.FromJson)];
        return views.Contains(null) ? null
            : new(summary, [.. diagnostics.Select(d => Text(d) ?? "")], [.. views.Select(v => v!)], Text(json["note"]) ?? "");
    }

    static string? Text(JsonNode? node) => node is JsonValue v && v.TryGetValue(out string? text) ? text : null;
}
