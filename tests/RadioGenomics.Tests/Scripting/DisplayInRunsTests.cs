using RadioGenomics.Scripting;
using RadioGenomics.Tests.Figures;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

/// <summary>Displays across cells, their size, and their tables in a browser.</summary>
public sealed class DisplayInRunsTests
{
    static async Task<NotebookDocument> Run(params string[] cells)
    {
        string json = $$"""{"cells":[{{string.Join(',', cells.Select(c => $$"""{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":{{System.Text.Json.JsonSerializer.Serialize(c)}}}"""))}}],"metadata":{},"nbformat":4,"nbformat_minor":4}""";
        NotebookRun run = await NotebookRunner.RunAsync(NotebookDocument.Parse(json, "t.ipynb"), new NotebookRunOptions { MaxOutputCharacters = 100_000 }, RunContext.Default);
        Assert.Equal(0, run.ExitCode);
        return run.Document;
    }

    // In a kernel a frontend replaces the display wherever it is; a run without a frontend must store the same.
    [Fact]
    public async Task Update_FromALaterCell_ChangesTheStoredOutputOfTheEarlier()
    {
        NotebookDocument document = await Run("var d = display(\"a\");", "display(\"x\");", "d.Update(\"b\"); display(d);");
        DataOutput output = Assert.IsType<DataOutput>(Assert.Single(document.Cells[0].Outputs));
        Assert.Equal("b", output.Data.TextOf("text/plain"));
        Assert.Empty(document.Cells[2].Outputs);
    }

    [Fact]
    public async Task Update_BeyondTheLimit_IsCutWithANotice()
    {
        NotebookDocument document = await Run("var d = display(\"a\"); d.Update(new string('x', 200_000));");
        Assert.Equal("a", Assert.IsType<DataOutput>(document.Cells[0].Outputs[0]).Data.TextOf("text/plain"));
        Assert.Contains("The output of this cell was cut", Assert.IsType<StreamOutput>(document.Cells[0].Outputs[1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Twice_GivesTheSameBytes()
    {
        string[] cells = ["display(new { A = new { B = new[] { new { C = 1 } } } }); var d = display(1); d.Update(2);", "new object()", "Enumerable.Range(0, 3).Select(i => (i, i * 0.1))"];
        Assert.Equal((await Run(cells)).ToJson(), (await Run(cells)).ToJson());
    }

    // The page of a report runs no scripts, so nothing there promises to.
    [Fact]
    public void Html_OfAReport_HasPlainTables()
    {
        var table = Table.From("t", ("x", new[] { 1.0, 2.0 }));
        Assert.Contains("onclick", DisplayFormatter.Format(table)[0].Data.TextOf("text/html"), StringComparison.Ordinal);
        var document = NotebookDocument.Parse("""{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":4}""", "t.ipynb");
        var cell = new NotebookCell { Kind = CellKind.Code, Source = "t", Outputs = [new DataOutput { Data = DisplayFormatter.Format(table)[0].Data, IsTrusted = true }] };
        Assert.DoesNotContain("onclick", NotebookHtml.Render(document with { Cells = [cell] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_ClickOnAHeading_SortsTheRows()
    {
        if (HeadlessBrowser.Program is null)
        {
            Assert.Skip("No Chromium here.");
        }
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var table = Table.From("t", ("id", new[] { "P10", "P2", null, "<b>" }), ("p", new[] { 0.5, 1e-9, double.NaN, double.NegativeInfinity }));
        string folder = Directory.CreateTempSubdirectory("rg-sort-").FullName;
        string page = Path.Combine(folder, "t.html");
        await File.WriteAllTextAsync(page, "<!doctype html><body>" + DisplayFormatter.Format(table)[0].Data.TextOf("text/html"), limit.Token);
        await using HeadlessBrowser browser = await HeadlessBrowser.Start(limit.Token);
        BrowserPage opened = await browser.Open(new Uri(page).AbsoluteUri, limit.Token);
        Assert.Equal("<b>,P2,P10,NA", await Clicked(1));
        Assert.Equal("P10,P2,<b>,NA", await Clicked(1));
        Assert.Equal("<b>,P2,P10,NA", await Clicked(0));
        Directory.Delete(folder, recursive: true);

        async Task<string> Clicked(int column) => (string)(await opened.Evaluate(
            $"document.querySelectorAll('th')[{column}].click(); Array.from(document.querySelectorAll('tbody tr')).map(r => r.cells[0].textContent).join(',')", limit.Token))!;
    }
}
