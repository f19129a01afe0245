using System.Globalization;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>
/// Verifications as one HTML page for a reader who has never seen the project: no network, no scripts; what a notebook stored is shown in a sandbox,
/// because a notebook under review must not write its own report.
/// </summary>
public static class VerifyHtml
{
    static readonly CompositeFormat Summary = CompositeFormat.Parse("{0:N0} compared, {1:N0} differ beyond the tolerance, {2:N0} within it");

    /// <summary>Renders the report.</summary>
    /// <param name="notebooks">The verifications, in the order of the command line.</param>
    public static string Render(IReadOnlyCollection<NotebookVerification> notebooks)
    {
        ArgumentNullException.ThrowIfNull(notebooks);
        string body = string.Concat(notebooks.Select((n, i) => Notebook(n, i)));
        int good = notebooks.Count(n => n.Reproduces);
        string headline = good == notebooks.Count
            ? (notebooks.Count == 1 ? "The stored numbers come out again." : FormattableString.Invariant($"All {good} notebooks reproduce."))
            : FormattableString.Invariant($"{notebooks.Count - good} of {notebooks.Count} {(notebooks.Count == 1 ? "notebook does" : "notebooks do")} not reproduce.");
        return HtmlPage.Of("Verification", $"""
            <h1>Do these numbers come out again?</h1>
            <div class="rg-alert{(good == notebooks.Count ? " rg-good" : "")}"><b>{headline}</b></div>
            <p>Every notebook was run again from an empty session, and what its cells showed was compared with what was stored: words exactly, numbers within a tolerance,
            tables cell by cell, figures by the data that they draw. Nothing was changed in the notebooks.</p>
            {Overview(notebooks)}
            {body}
            <footer><h2>How to read this</h2><dl>
            <dt>match</dt><dd>Everything that can be compared is as stored.</dd>
            <dt>match within tolerance</dt><dd>Numbers differ in their last digits only, less than the tolerance.</dd>
            <dt>mismatch</dt><dd>At least one number, word or row came out differently. The table under the cell says which, and by how much.</dd>
            <dt>missing output</dt><dd>A stored output did not come, or a new one came.</dd>
            <dt>not deterministic</dt><dd>Two fresh runs differ from each other, so no run can confirm the stored one.</dd>
            <dt>unverifiable</dt><dd>The cell stored only a picture without the data behind it.</dd>
            <dt>inputs differ</dt><dd>A file that the notebook reads is not the file of the stored run; differences in numbers may come from it.</dd>
            </dl></footer>
            """);
    }

    static string Overview(IReadOnlyCollection<NotebookVerification> notebooks)
    {
        var html = new StringBuilder("<div class=\"rg-table\"><table><thead><tr><th>Notebook</th><th>Verdict</th><th class=\"rg-n\">Cells</th><th class=\"rg-n\">Match</th>")
            .Append("<th class=\"rg-n\">Differ</th><th class=\"rg-n\">Failed</th><th class=\"rg-n\">Not compared</th><th class=\"rg-n\">Seconds</th></tr></thead><tbody>");
        int index = 0;
        foreach (NotebookVerification n in notebooks)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"#n{index++}\">{HtmlText.Escape(n.Name)}</a></td><td>{Verdict(n)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"rg-n\">{n.Cells.Length}</td><td class=\"rg-n\">{n.Count(CellVerdict.Match, CellVerdict.MatchWithinTolerance)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"rg-n\">{n.Count(CellVerdict.Mismatch, CellVerdict.MissingOutput, CellVerdict.NotDeterministic)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"rg-n\">{n.Count(CellVerdict.Error)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"rg-n\">{n.Count(CellVerdict.Unverifiable, CellVerdict.Ignored, CellVerdict.NotRun)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"rg-n\">{n.RunSeconds:0.0}</td></tr>");
        }
        return html.Append("</tbody></table></div>").ToString();
    }

    static string Verdict(NotebookVerification n) => n.ExitCode switch
    {
        0 => "<b class=\"rg-ok\">reproduces</b>",
        1 => n.IsStatic ? "<b class=\"rg-bad\">not from one clean run</b>" : "<b class=\"rg-bad\">does not reproduce</b>",
        2 => n.Stopped == "crash" ? "<b class=\"rg-bad\">the process died</b>" : "<b class=\"rg-bad\">a cell fails</b>",
        3 => "<b class=\"rg-bad\">inputs differ</b>",
        4 => $"<b class=\"rg-bad\">stopped: {HtmlText.Escape(n.Stopped)}</b>",
        _ => "<b class=\"rg-bad\">too little can be compared</b>",
    };

    static string Notebook(NotebookVerification n, int index)
    {
        var html = new StringBuilder(FormattableString.Invariant($"<section id=\"n{index}\"><h2>{HtmlText.Escape(n.Name)}</h2>\n"));
        List(html, "Inputs that differ from the stored run", n.Inputs.Select(i => $"{i.Path} {i.What}."), "rg-warning");
        List(html, "Seen in the stored notebook", n.Findings.Select(f => (f.CellIndex is int c ? FormattableString.Invariant($"Cell {c + 1}: ") : "") + f.Text), "rg-note");
        List(html, "Differences of the surroundings", n.Notes, "rg-note");
        foreach (CellComparison cell in n.Cells)
        {
            html.Append(Cell(n, cell));
        }
        return html.Append("</section>\n").ToString();
    }

    static void List(StringBuilder html, string heading, IEnumerable<string> texts, string style)
    {
        string[] items = [.. texts];
        if (items.Length > 0)
        {
            html.Append("<h3>").Append(heading).Append("</h3><ul class=\"rg-diagnostics\">")
                .AppendJoin("", items.Select(t => $"<li class=\"{style}\">{HtmlText.Escape(t)}</li>")).Append("</ul>\n");
        }
    }

    static string Cell(NotebookVerification n, CellComparison cell)
    {
        bool isGood = cell.Verdict is CellVerdict.Match or CellVerdict.MatchWithinTolerance;
        string style = isGood ? "rg-ok" : cell.Verdict is CellVerdict.Ignored or CellVerdict.NotRun or CellVerdict.Unverifiable ? "" : "rg-bad";
        string head = FormattableString.Invariant($"<summary><b class=\"{style}\">{VerdictText.Of(cell.Verdict)}</b> cell {cell.CellIndex + 1}")
            + $" <code>{HtmlText.Escape(cell.FirstLine)}</code></summary>";
        var html = new StringBuilder(isGood ? "<details class=\"rg-verdict\">" : "<details class=\"rg-verdict\" open>").Append(head);
        html.Append("<p>").AppendFormat(CultureInfo.InvariantCulture, Summary, cell.Compared, cell.MismatchCount, cell.WithinTolerance).Append(". ")
            .Append(HtmlText.Escape(cell.Note)).Append(HtmlText.Escape(Passing(cell))).Append("</p>");
        if (cell.Mismatches.Length > 0)
        {
            Mismatches(html, cell);
        }
        if (!isGood && n.Fresh is NotebookDocument fresh && cell.Verdict is not (CellVerdict.NotRun or CellVerdict.Ignored))
        {
            html.Append(VerifySides.Render(n.Stored.Cells[cell.CellIndex], fresh, cell));
        }
        return html.Append("</details>\n").ToString();
    }

    static string Passing(CellComparison cell) => double.IsFinite(cell.PassingTolerance)
        ? $"The cell would pass at a relative tolerance of {cell.PassingTolerance.ToString("0.0e+00", CultureInfo.InvariantCulture)}." : "";

    static void Mismatches(StringBuilder html, CellComparison cell)
    {
        html.Append("<div class=\"rg-table\"><table><thead><tr><th>Where</th><th>Stored</th><th>Now</th><th class=\"rg-n\">Absolute</th><th class=\"rg-n\">Relative</th></tr></thead><tbody>");
        foreach (Mismatch m in cell.Mismatches)
        {
            html.Append("<tr><td>").Append(HtmlText.Escape(m.Place)).Append("</td><td>").Append(HtmlText.Escape(m.Stored)).Append("</td><td>").Append(HtmlText.Escape(m.Fresh))
                .Append("</td><td class=\"rg-n\">").Append(Number(m.AbsoluteDifference)).Append("</td><td class=\"rg-n\">").Append(Number(m.RelativeDifference)).Append("</td></tr>");
        }
        html.Append("</tbody></table></div>");
        if (cell.MismatchCount > cell.Mismatches.Length)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>and {cell.MismatchCount - cell.Mismatches.Length:N0} more.</p>");
        }
    }

    static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("0.00e+00", CultureInfo.InvariantCulture);
}
