using System.Collections.Immutable;
using System.Text.Json.Nodes;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class NotebookRunnerTests
{
    static Task<NotebookRun> Run(NotebookDocument document, params (string Name, string Value)[] parameters) =>
        NotebookRunner.RunAsync(document,
            new NotebookRunOptions { Parameters = parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Value) }, RunContext.Default);

    [Fact]
    public async Task RunAsync_FailingCell_StoresTheErrorAndRunsNothingAfterIt()
    {
        var document = NotebookDocument.Create(
            NotebookCell.Code("int a = 1;\na"), NotebookCell.Markdown("text"), NotebookCell.Code("\nthrow new Exception(\"broken\");"),
            NotebookCell.Code("a") with { ExecutionCount = 9, Outputs = [new StreamOutput { Name = "stdout", Text = "old" }] });
        NotebookRun run = await Run(document);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal([CellStatus.Done, CellStatus.Failed, CellStatus.NotRun], run.Cells.Select(c => c.Status));
        ErrorOutput error = Assert.IsType<ErrorOutput>(Assert.Single(run.Document.Cells[2].Outputs));
        Assert.Contains("   cell In[2], line 2", error.Traceback);
        Assert.Empty(run.Document.Cells[3].Outputs);
        Assert.Null(run.Document.Cells[3].ExecutionCount);
    }

    [Fact]
    public async Task RunAsync_TagsRaisesExceptionAndSkipExecution_AreHonoured()
    {
        NotebookRun run = await Run(NotebookDocument.Create(
            NotebookCell.Code("throw new Exception();", null, "raises-exception"),
            NotebookCell.Code("throw new Exception();", null, "skip-execution"), NotebookCell.Code("1 + 1")));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([CellStatus.FailedAsTagged, CellStatus.Skipped, CellStatus.Done], run.Cells.Select(c => c.Status));
        Assert.Equal(2, run.Document.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task RunAsync_Parameter_IsUsedAndRecorded()
    {
        NotebookRun run = await Run(NotebookDocument.Create(
            NotebookCell.Code("double alpha = 0.05;", null, "parameters"), NotebookCell.Code("alpha / 2")), ("alpha", "1"));
        Assert.Equal("0.5", Assert.IsType<DataOutput>(run.Document.Cells[2].Outputs[0]).Data.TextOf(MimeBundle.Plain));
        JsonNode provenance = run.Document.Metadata["radiogenomics"]!["provenance"]!;
        Assert.Equal("1", provenance["parameters"]!["alpha"]!.GetValue<string>());
        Assert.Equal(3, provenance["cells"]!.AsArray().Count);
        Assert.Equal("radiogenomics", run.Document.Metadata["kernelspec"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task RunAsync_UnknownParameter_FailsBeforeAnythingRuns()
    {
        string marker = Path.Combine(Path.GetTempPath(), "rg-" + Path.GetRandomFileName());
        var document = NotebookDocument.Create(
            NotebookCell.Code("double alpha = 1;", null, "parameters"), NotebookCell.Code($"File.WriteAllText(@\"{marker}\", \"\");"));
        RadioGenomicsException error = await Assert.ThrowsAsync<RadioGenomicsException>(() => Run(document, ("beta", "1")));
        Assert.Equal(ErrorCode.ParameterUnknown, error.Code);
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public async Task RunAsync_InputsReadByCells_AreInTheProvenance()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "a.txt"), "abc");
        var document = NotebookDocument.Create(NotebookCell.Code("File.ReadAllText(Provenance.Input(\"a.txt\", \"clinical\"))"));
        NotebookRun run = await NotebookRunner.RunAsync(document, new NotebookRunOptions { WorkingDirectory = folder }, RunContext.Default);
        Assert.Equal(0, run.ExitCode);
        // SHA-256 of "abc", FIPS 180-2.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Assert.Single(run.Inputs).Sha256);
        Assert.Equal("a.txt", run.Document.Metadata["radiogenomics"]!["provenance"]!["inputs"]![0]!["path"]!.GetValue<string>());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task RunAsync_Twice_GivesTheSameBytes()
    {
        var document = NotebookDocument.Create(
            NotebookCell.Code("display(Table.From(\"t\", (\"x\", new[] { 0.1, 2.5 })));"), NotebookCell.Code("Console.WriteLine(1.5); new { A = 1 }"));
        NotebookRun first = await Run(document), second = await Run(first.Document);
        Assert.Equal(first.Document.ToJson(), second.Document.ToJson());
    }

    [Theory]
    [InlineData("#!pwsh\nGet-Date", "#!pwsh")]
    public async Task RunAsync_CommandOfAnotherHost_IsNamed(string source, string command)
    {
        NotebookRun run = await Run(NotebookDocument.Create(NotebookCell.Code(source)));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("RG6007: ", run.Failure!.Error!.Value, StringComparison.Ordinal);
        Assert.Contains(command, run.Failure.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_EndlessOutput_IsCappedWithANotice()
    {
        var document = NotebookDocument.Create(NotebookCell.Code("for (int i = 0; i < 1000; i++) { Console.Write(new string('x', 100)); }"));
        NotebookRun run = await NotebookRunner.RunAsync(document, new NotebookRunOptions { MaxOutputCharacters = 5000 }, RunContext.Default);
        Assert.Equal(5000, Assert.IsType<StreamOutput>(run.Document.Cells[0].Outputs[0]).Text.Length);
        Assert.Contains("95,000 more characters", Assert.IsType<StreamOutput>(run.Document.Cells[0].Outputs[1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CancelledBetweenCells_RunsNoFurtherCell()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Listener(p =>
        {
            if (p is { Number: 1, Status: CellStatus.Done })
            {
                stop.Cancel();
            }
        });
        NotebookRun run = await NotebookRunner.RunAsync(NotebookDocument.Create(NotebookCell.Code("1"), NotebookCell.Code("2")),
            new NotebookRunOptions { CellProgress = progress }, new RunContext { Cancellation = stop.Token });
        Assert.Equal([CellStatus.Done, CellStatus.NotRun], run.Cells.Select(c => c.Status));
        Assert.Equal(4, run.ExitCode);
    }

    sealed class Listener(Action<CellProgress> action) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => action(value);
    }
}
