using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>What an executed notebook says about its run: the foot of the report, and whether its cells were edited since.</summary>
sealed class ProvenanceHtml(NotebookDocument document)
{
    readonly JsonObject? _block = document.Metadata[ProvenanceBlock.Key] is JsonObject own ? own["provenance"] as JsonObject : null;

    /// <summary>Numbers of the code cells whose source is not the one that was run, counted from 1.</summary>
    public IReadOnlyList<int> EditedCells()
    {
        string[] present = [.. document.Cells.Where(c => c.Kind == CellKind.Code).Select(c => ProvenanceBlock.Hash(c.Source))];
        if (_block?["cells"] is not JsonArray stored)
        {
            return [];
        }
        return [.. Enumerable.Range(0, present.Length).Where(i => i >= stored.Count || Text(stored[i]) != present[i]).Select(i => i + 1)];
    }

    public string Render()
    {
        var html = new StringBuilder("<footer><h2>How this report was made</h2>");
        if (_block is null)
        {
            return html.Append("<p>The notebook carries no record of a run.</p></footer>").ToString();
        }
        html.Append("<dl>");
        Entry(html, "RadioGenomics", Text(_block["library"]));
        Entry(html, "Runtime", Text(_block["dotnet"]));
        Entry(html, "System", Text(_block["os"]));
        Entry(html, "Seed", Text(_block["seed"]));
        Entry(html, "Notebook source", "SHA-256 " + Text(_block["source_sha256"]));
        foreach ((string name, JsonNode? value) in _block["parameters"] as JsonObject ?? [])
        {
            Entry(html, "Parameter " + name, Text(value));
        }
        html.Append("</dl>");
        Inputs(html, _block["inputs"] as JsonArray ?? []);
        return html.Append("</footer>").ToString();
    }

    static void Inputs(StringBuilder html, JsonArray inputs)
    {
        if (inputs.Count == 0)
        {
            return;
        }
        html.Append("<div class=\"rg-table\"><table><caption>Input files</caption><thead><tr><th>File</th><th>Role</th>")
            .Append("<th class=\"rg-n\">Bytes</th><th>SHA-256</th></tr></thead><tbody>");
        foreach (JsonObject input in inputs.OfType<JsonObject>())
        {
            string bytes = input["bytes"] is JsonValue v && v.TryGetValue(out long count) ? count.ToString("N0", CultureInfo.InvariantCulture) : "";
            html.Append("<tr><td>").Append(HtmlText.Escape(Text(input["path"]))).Append("</td><td>").Append(HtmlText.Escape(Text(input["role"])))
                .Append("</td><td class=\"rg-n\">").Append(bytes).Append("</td><td class=\"rg-hash\">").Append(HtmlText.Escape(Text(input["sha256"]))).Append("</td></tr>");
        }
        html.Append("</tbody></table></div>");
    }

    static void Entry(StringBuilder html, string term, string text) =>
        html.Append("<dt>").Append(HtmlText.Escape(term)).Append("</dt><dd>").Append(HtmlText.Escape(text)).Append("</dd>");

    static string Text(JsonNode? node) => node is JsonValue v && v.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";
}
