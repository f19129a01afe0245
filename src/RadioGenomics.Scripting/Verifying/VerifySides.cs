using System.Text;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Stored and fresh outputs of one cell, side by side; figures drawn from both data over each other.</summary>
static class VerifySides
{
    const int MostOutputs = 6;

    public static string Render(NotebookCell stored, NotebookDocument fresh, CellComparison cell)
    {
        NotebookCell? now = fresh.Cells.Where(c => c.Kind == CellKind.Code && !c.HasTag(ParameterCell.InjectedTag)).FirstOrDefault(c => c.Id is not null && c.Id == cell.Id)
            ?? fresh.Cells.Where(c => c.Kind == CellKind.Code).FirstOrDefault(c => c.ExecutionCount == cell.Number && cell.Number is not null);
        return now is null ? ""
            : Overlay(stored, now) + $"<div class=\"rg-sides\"><div><h4>Stored</h4>{Outputs(stored)}</div><div><h4>Now</h4>{Outputs(now)}</div></div>";
    }

    static string Outputs(NotebookCell cell)
    {
        // Both sides come from files here, so neither is trusted.
        var markdown = new MarkdownHtml();
        IEnumerable<string> shown = cell.Outputs.Take(MostOutputs).Select(o => OutputHtml.Render(o is DataOutput d ? d with { IsTrusted = false } : o, markdown));
        return cell.Outputs.IsEmpty ? "<p class=\"rg-notrun\">nothing</p>" : string.Concat(shown);
    }

    static string Overlay(NotebookCell stored, NotebookCell now)
    {
        string[] before = Drawings(stored), after = Drawings(now);
        var html = new StringBuilder();
        foreach ((string a, string b) in before.Zip(after).Where(p => p.First != p.Second).Take(3))
        {
            html.Append("<h4>Stored and now over each other: what stands out differs</h4><div class=\"rg-overlay\"><img alt=\"stored figure\" src=\"")
                .Append(OutputHtml.DataUri(MimeBundle.Svg, a)).Append("\"><img alt=\"figure of the rerun\" src=\"").Append(OutputHtml.DataUri(MimeBundle.Svg, b)).Append("\"></div>");
        }
        return html.ToString();
    }

    static string[] Drawings(NotebookCell cell) =>
        [.. cell.Outputs.OfType<DataOutput>().Select(o => o.Data.TryGet(MimeBundle.FigureJson, out JsonNode? spec) ? FigureData.Draw(spec) : null).OfType<string>()];
}
