using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Summary, diagnostics and table heads of a result.</summary>
sealed record ReportView(string Summary, ImmutableArray<string> Diagnostics, ImmutableArray<TableView> Tables, string Note)
{
    // More notes than this are folded away; warnings never are.
    const int OpenNotes = 3;

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

    public string Html(bool isSortable = false)
    {
        var html = new StringBuilder("<div class=\"rg-report\"><p class=\"rg-summary\">").Append(HtmlText.Escape(Summary)).Append("</p>");
        string[] warnings = [.. Diagnostics.Where(IsWarning)], notes = [.. Diagnostics.Where(d => !IsWarning(d))];
        AddList(html, warnings, "rg-warning");
        if (notes.Length > OpenNotes)
        {
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<details class=\"rg-notes\"><summary>{notes.Length} notes</summary>");
        }
        AddList(html, notes, "rg-note");
        html.Append(notes.Length > OpenNotes ? "</details>" : "");
        html.AppendJoin('\n', Tables.Select(t => TableText.Html(t, isSortable)));
        return html.Append(Note.Length > 0 ? $"<p>{HtmlText.Escape(Note)}</p>" : "").Append("</div>").ToString();
    }

    static bool IsWarning(string text) => text.StartsWith("warning", StringComparison.Ordinal);

    static void AddList(StringBuilder html, string[] texts, string style)
    {
        if (texts.Length > 0)
        {
            html.Append("<ul class=\"rg-diagnostics\">").AppendJoin("", texts.Select(t => $"<li class=\"{style}\">{HtmlText.Escape(t)}</li>")).Append("</ul>");
        }
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
