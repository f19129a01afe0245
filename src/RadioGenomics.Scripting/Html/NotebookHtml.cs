using System.Text;
using RadioGenomics.Data;

namespace RadioGenomics.Scripting;

/// <summary>
/// An executed notebook as one HTML file: no network, no scripts, light and dark, fit for print. Everything from data is escaped.
/// </summary>
public static class NotebookHtml
{
    const int LinesOpen = 8;

    /// <summary>Renders the report.</summary>
    /// <param name="document">The notebook with its outputs. HTML stored in a file is shown in a sandbox; what this library formatted in
    /// this process, or can draw again from the stored data, is part of the page.</param>
    public static string Render(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var markdown = new MarkdownHtml();
        var provenance = new ProvenanceHtml(document);
        // The notebook's own heading stands first, the state of the run below it.
        int lead = document.Cells.FirstOrDefault() is { Kind: CellKind.Markdown } top && top.Source.StartsWith("# ", StringComparison.Ordinal) ? 1 : 0;
        string head = lead == 1 ? Body(document.Cells[..1], markdown) : $"<h1>{HtmlText.Escape(Path.GetFileNameWithoutExtension(document.Name))}</h1>\n";
        string title = lead == 1 ? markdown.Headings[0].Text : Path.GetFileNameWithoutExtension(document.Name);
        string body = Body(document.Cells[lead..], markdown);
        return HtmlPage.Of(title, $"""
            {head}{Alerts(document, provenance)}{Status(document)}{Contents(markdown.Headings)}<main>
            {body}</main>
            {provenance.Render()}
            """);
    }

    /// <summary>Writes the report under a temporary name and renames it.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static void Save(NotebookDocument document, string path) => AtomicFile.WriteText(path, Render(document));

    static string Body(IEnumerable<NotebookCell> cells, MarkdownHtml markdown)
    {
        var html = new StringBuilder();
        foreach (NotebookCell cell in cells.Where(c => !c.HasTag("remove-cell")))
        {
            html.Append(cell.Kind switch
            {
                CellKind.Markdown => $"<div class=\"rg-cell\">{markdown.Render(cell.Source, cell.Extra["attachments"])}</div>\n",
                CellKind.Raw => "",
                _ => Code(cell, markdown),
            });
        }
        return html.ToString();
    }

    static string Code(NotebookCell cell, MarkdownHtml markdown)
    {
        string source = TextLines.Normalize(cell.Source).Trim('\n');
        if (source.Length == 0)
        {
            return "";
        }
        var html = new StringBuilder("<div class=\"rg-cell\">");
        if (!cell.HasTag("remove-input"))
        {
            string[] lines = source.Split('\n');
            string open = lines.Length <= LinesOpen && !cell.HasTag("hide-input") ? " open" : "";
            string label = cell.HasTag(ParameterCell.InjectedTag) ? "parameters of this run"
                : cell.ExecutionCount is int number ? FormattableString.Invariant($"In[{number}]") : "In[ ]";
            html.Append("<details class=\"rg-code\"").Append(open).Append("><summary>").Append(label).Append(" <span class=\"rg-first\">")
                .Append(HtmlText.Escape(lines.FirstOrDefault(l => l.Trim().Length > 0))).Append("</span></summary><pre><code>")
                .Append(CodeHtml.Render(source)).Append("</code></pre></details>\n");
        }
        foreach (NotebookOutput output in cell.Outputs)
        {
            html.Append(OutputHtml.Render(output, markdown)).Append('\n');
        }
        return html.Append(cell.ExecutionCount is null ? "<p class=\"rg-notrun\">This cell was not run.</p>" : "").Append("</div>\n").ToString();
    }

    static string Alerts(NotebookDocument document, ProvenanceHtml provenance)
    {
        var html = new StringBuilder();
        NotebookCell? failed = document.Cells.FirstOrDefault(c => !c.HasTag("raises-exception") && c.Outputs.Any(o => o is ErrorOutput));
        if (failed?.Outputs.OfType<ErrorOutput>().First() is ErrorOutput error)
        {
            string cell = failed.ExecutionCount is int number ? FormattableString.Invariant($"Cell In[{number}]") : "A cell";
            html.Append("<div class=\"rg-alert\"><b>").Append(cell).Append(" failed.</b> The cells after it were not run. ")
                .Append(HtmlText.Escape(error.Value)).Append("</div>\n");
        }
        IReadOnlyList<int> edited = provenance.EditedCells();
        if (edited.Count > 0)
        {
            html.Append("<div class=\"rg-alert rg-mild\">Edited after the run: code ").Append(edited.Count == 1 ? "cell " : "cells ")
                .AppendJoin(", ", edited).Append(". Their outputs belong to another source.</div>\n");
        }
        return html.ToString();
    }

    static string Status(NotebookDocument document)
    {
        NotebookCell[] code = [.. document.Cells.Where(c => c.Kind == CellKind.Code)];
        int run = code.Count(c => c.ExecutionCount is not null), failed = code.Count(c => c.Outputs.Any(o => o is ErrorOutput));
        string state = failed > 0 ? FormattableString.Invariant($"<b class=\"rg-bad\">{failed} failed</b>")
            : run == code.Length ? "<b class=\"rg-ok\">complete run</b>" : "<b>incomplete run</b>";
        return FormattableString.Invariant($"<div class=\"rg-status\"><span>{state}</span><span>{run} of {code.Length} code cells run</span>")
            + $"<span>{HtmlText.Escape(document.Name)}</span></div>\n";
    }

    static string Contents(List<ReportHeading> headings)
    {
        ReportHeading[] shown = [.. headings.Where(h => h.Level is 2 or 3)];
        if (shown.Length < 3)
        {
            return "";
        }
        var html = new StringBuilder("<nav><details open><summary>Contents</summary><ol>");
        foreach (ReportHeading heading in shown)
        {
            html.Append("<li class=\"rg-l").Append(heading.Level == 2 ? '2' : '3').Append("\"><a href=\"#").Append(heading.Id).Append("\">")
                .Append(HtmlText.Escape(heading.Text)).Append("</a></li>");
        }
        return html.Append("</ol></details></nav>\n").ToString();
    }
}
