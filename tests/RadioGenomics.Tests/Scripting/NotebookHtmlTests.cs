using System.Text.Json.Nodes;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class NotebookHtmlTests
{
    const string Attack = "<script>alert(1)</script>";

    static string Render(params NotebookCell[] cells) => NotebookHtml.Render(NotebookDocument.Create(cells));

    static NotebookCell Stored(string mime, string text) => NotebookCell.Code("x") with
    {
        ExecutionCount = 1,
        Outputs = [new DataOutput { Data = MimeBundle.FromText("plain").With(mime, text) }],
    };

    [Fact]
    public void Render_MarkupInEveryPlace_StaysText()
    {
        string html = Render(
            NotebookCell.Markdown($"# {Attack}\n\n{Attack}\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) <javascript:alert(1)>"),
            NotebookCell.Code($"var s = \"{Attack}\"; // {Attack}") with
            {
                ExecutionCount = 1,
                Outputs =
                [
                    new StreamOutput { Name = "stdout", Text = Attack },
                    new ErrorOutput { Name = Attack, Value = Attack, Traceback = [Attack] },
                    new DataOutput { Data = MimeBundle.FromText(Attack) },
                ],
            });
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Render_HtmlFromAFile_StandsInASandbox()
    {
        string html = Render(Stored(MimeBundle.Html, $"<b title=\"q\">{Attack}</b>"));
        Assert.Contains("<iframe sandbox ", html, StringComparison.Ordinal);
        Assert.Contains("srcdoc=\"&lt;b title=&quot;q&quot;&gt;&lt;script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SvgFromAFile_IsAnImageWithoutScripts()
    {
        string html = Render(Stored(MimeBundle.Svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\">{Attack}</svg>"));
        Assert.Contains("<img alt=\"plain\" src=\"data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    // A stored notebook looks as it did when it was run: tables and figures are drawn again from their data.
    [Fact]
    public async Task Render_AfterSavingAndReading_GivesTheSamePage()
    {
        var document = NotebookDocument.Create(NotebookCell.Markdown("# T\n\n## A\n\n## B\n\n## C"),
            NotebookCell.Code("display(Table.From(\"<t>\", (\"x\", new[] { 0.1, double.NaN }))); FigureSpec.Single(\"f\", \"F\", new PanelSpec { Marks = [new PointsMark { X = [1.0, 2.0], Y = [1.0, 2.0] }] })"));
        NotebookRun run = await NotebookRunner.RunAsync(document, new NotebookRunOptions(), RunContext.Default);
        Assert.Null(run.Failure?.Error?.Value);
        string direct = NotebookHtml.Render(run.Document), stored = NotebookHtml.Render(NotebookDocument.Parse(run.Document.ToJson()));
        Assert.Equal(direct, stored);
        Assert.Contains("<svg", stored, StringComparison.Ordinal);
        Assert.Contains("&lt;t&gt;: 2 rows", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<iframe", stored, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#s-b\">B</a>", stored, StringComparison.Ordinal);
    }

    // Everything that a browser would fetch has to be inside the file.
    [Fact]
    public void Render_PictureFromTheNetwork_IsNotLoaded()
    {
        string html = Render(NotebookCell.Markdown("![x](https://example.org/a.png) ![y](attachment:a.png)") with
        {
            Extra = new JsonObject { ["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = "iVBORw0KGgo=\n" } } },
        });
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,iVBORw0KGgo=\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_CellEditedAfterTheRun_SaysSo()
    {
        NotebookRun run = await NotebookRunner.RunAsync(
            NotebookDocument.Create(NotebookCell.Code("1"), NotebookCell.Code("2")), new NotebookRunOptions(), RunContext.Default);
        Assert.DoesNotContain("Edited after the run", NotebookHtml.Render(run.Document), StringComparison.Ordinal);
        NotebookDocument edited = run.Document with { Cells = run.Document.Cells.SetItem(1, run.Document.Cells[1] with { Source = "3" }) };
        Assert.Contains("Edited after the run: code cell 2.", NotebookHtml.Render(edited), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_FailedCell_IsNamedOnTop()
    {
        NotebookRun run = await NotebookRunner.RunAsync(
            NotebookDocument.Create(NotebookCell.Code("throw new Exception(\"a < b\");"), NotebookCell.Code("2")), new NotebookRunOptions(), RunContext.Default);
        string html = NotebookHtml.Render(run.Document);
        Assert.Contains("<b>Cell In[1] failed.</b>", html, StringComparison.Ordinal);
        Assert.Contains("This cell was not run.", html, StringComparison.Ordinal);
        Assert.Contains("a &lt; b", html, StringComparison.Ordinal);
    }
}
