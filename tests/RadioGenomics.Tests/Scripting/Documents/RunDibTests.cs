using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Documents;

/// <summary>Running .dib, and the languages of cells in a run.</summary>
public sealed class RunDibTests
{
    static Task<NotebookRun> Run(NotebookDocument document) => NotebookRunner.RunAsync(document, new(), RunContext.Default);

    static string? Shown(NotebookCell cell, string mime = MimeBundle.Plain) => cell.Outputs.OfType<DataOutput>().FirstOrDefault()?.Data.TextOf(mime);

    [Fact]
    public async Task Run_Dib_GivesANotebookWithOutputs()
    {
        NotebookRun run = await Run(NotebookDocument.ParseDib("#!markdown\n\n# T\n\n#!csharp\n\nvar x = 41;\nx + 1\n\n#!html\n\n<b>x</b>\n"));
        Assert.True(run.Succeeded, run.Failure?.Error?.Value);
        var stored = NotebookDocument.Parse(run.Document.ToJson());
        Assert.Equal("42", Shown(stored.Cells[1]));
        Assert.Contains("<b>x</b>", Shown(stored.Cells[2], MimeBundle.Html), StringComparison.Ordinal);
        Assert.Equal(".net-csharp", JsonText.At(stored.Metadata, "kernelspec", "name"));
        Assert.Equal("html", JsonText.At(stored.Cells[2].Metadata, "polyglot_notebook", "kernelName"));
        Assert.Equal("html", JsonText.At(stored.Cells[2].Metadata, "dotnet_interactive", "language"));
    }

    // The document's default is another language; the cell that says C# is C#.
    [Fact]
    public async Task Run_DefaultLanguageOfTheDocument_HoldsForCellsWithoutOne()
    {
        var document = NotebookDocument.Parse("""
            {"nbformat":4,"nbformat_minor":4,"metadata":{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"markdown"}}},"cells":[{"cell_type":"code","source":"**b**","metadata":{}},
            {"cell_type":"code","source":"1+1","metadata":{"dotnet_interactive":{"language":"csharp"}}},{"cell_type":"code","source":"2+1","metadata":{"polyglot_notebook":{"kernelName":"C#"}}}]}
            """);
        NotebookRun run = await Run(document);
        Assert.True(run.Succeeded, run.Failure?.Error?.Value);
        Assert.Equal("**b**", Shown(run.Document.Cells[0], "text/markdown"));
        Assert.Equal("2", Shown(run.Document.Cells[1]));
        Assert.Equal("3", Shown(run.Document.Cells[2]));
    }

    [Fact]
    public async Task Run_OwnNotebook_GetsNoLanguageMetadata()
    {
        NotebookRun run = await Run(NotebookDocument.Create(NotebookCell.Code("1")));
        Assert.Empty(run.Document.Cells[0].Metadata);
    }

    [Fact]
    public async Task Run_NotebookOfAnotherKernel_SaysWhichLanguageIsMissing()
    {
        var document = NotebookDocument.Parse("""{"nbformat":4,"nbformat_minor":4,"metadata":{"kernelspec":{"language":"julia","name":"julia-1.9"}},"cells":[{"cell_type":"code","source":"1","metadata":{}}]}""");
        NotebookRun run = await Run(document);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("julia", run.Failure!.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithInputs_AnswersQuestionsOfCommandsAndCode()
    {
        string folder = Directory.CreateTempSubdirectory("rg-run-").FullName;
        string dib = Path.Combine(folder, "a.dib"), output = Path.Combine(folder, "out.ipynb");
        File.WriteAllText(dib, "#!import @input:\"Which genes?\"\nConsole.Write(gene + \" \" + input(\"Your name? \") + \" \" + await GetInputAsync(\"Site\"));");
        File.WriteAllText(Path.Combine(folder, "genes.csx"), "string gene = \"TP53\";");
        Task<int> Cli(params string[] inputs) => CommandRunner.RunAsync(CommandTree.Build(), ["run", dib, "-o", output, "--force", "--quiet", .. inputs.SelectMany(i => (string[])["--input", i])]);
        Assert.Equal(2, await Cli("Your name=Ada", "Site=lung"));
        Assert.Contains("--input file=value", NotebookDocument.Read(output).Cells[0].Outputs.OfType<ErrorOutput>().Single().Value, StringComparison.Ordinal);
        Assert.Equal(2, await Cli("file=genes.csx", "Your name=Ada"));
        Assert.Contains("--input \"Site=value\"", NotebookDocument.Read(output).Cells[0].Outputs.OfType<ErrorOutput>().Single().Value, StringComparison.Ordinal);
        Assert.Equal(0, await Cli("file=genes.csx", "Your name=Ada", "Site=lung"));
        Assert.Equal("TP53 Ada lung", NotebookDocument.Read(output).Cells[0].Outputs.OfType<StreamOutput>().Single().Text);
        Assert.Equal(3, await Cli("file"));
        Assert.Equal(3, await CommandRunner.RunAsync(CommandTree.Build(), ["run", dib, "-o", Path.Combine(folder, "b.dib")]));
        Directory.Delete(folder, recursive: true);
    }
}
