using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RadioGenomics.Demo;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.NotebookTests;

public sealed partial class NotebookExecutionTests
{
    public static TheoryData<string> Cases() => [.. NotebookFiles.Cases().Select(c => c.ToString())];

    public static TheoryData<string> Stored() =>
        [.. NotebookFiles.All().Where(n => NotebookDocument.Read(NotebookFiles.PathOf(n)).Cells.Any(c => c.Outputs.Length > 0))];

    [Fact]
    public void Notebooks_AreFound() => Assert.Contains("01-five-minutes.ipynb", NotebookFiles.All());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Notebook_InAFreshSession_RunsToTheEnd(string name)
    {
        NotebookCase notebook = NotebookFiles.Cases().Single(c => c.ToString() == name);
        Assert.SkipUnless(notebook.HasData, $"needs the data folder {notebook.Data}");
        NotebookRun run = await RunAsync(notebook);
        Assert.True(run.Succeeded, $"cell {run.Failure?.Number}: {run.Failure?.Error?.Value}\n{string.Join('\n', run.Failure?.Error?.Traceback ?? [])}");
        string html = NotebookHtml.Render(run.Document);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<iframe", html, StringComparison.Ordinal);
        AssertNoMachineTraces(run.Document);
    }

    // What is stored in the repository is what the code gives: nobody edits outputs by hand.
    [Theory]
    [MemberData(nameof(Stored))]
    public async Task Notebook_StoredOutputs_AreThoseOfAFreshRun(string name)
    {
        var stored = NotebookDocument.Read(NotebookFiles.PathOf(name));
        NotebookRun run = await RunAsync(new NotebookCase(name));
        for (int i = 0; i < stored.Cells.Length; i++)
        {
            ImmutableArray<NotebookOutput> before = stored.Cells[i].Outputs, after = run.Document.Cells[i].Outputs;
            Assert.Equal(before.Length, after.Length);
            Assert.All(before.Zip(after), pair => AssertSame(pair.First, pair.Second));
        }
    }

    // By the data where an output has them, by its text where not.
    static void AssertSame(NotebookOutput stored, NotebookOutput fresh)
    {
        string[] data = [MimeBundle.TableJson, MimeBundle.FigureJson, MimeBundle.ReportJson];
        if (stored is DataOutput a && fresh is DataOutput b && data.FirstOrDefault(m => a.Data.TryGet(m, out _)) is string mime)
        {
            a.Data.TryGet(mime, out JsonNode? before);
            b.Data.TryGet(mime, out JsonNode? after);
            Assert.Null(JsonComparison.Difference(before, after));
            return;
        }
        Assert.Equal(Shown(stored), Shown(fresh));
    }

    [Theory]
    [InlineData("""{"a":[1,2.0]}""", """{"a":[1,2.000000000001]}""", null)]
    [InlineData("""{"a":[1,2.0]}""", """{"a":[1,2.0001]}""", "/a/1: 2.0 and 2.0001")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "/a: 2 and 1 items")]
    [InlineData("""{"a":"x"}""", """{"a":"y"}""", "/a: \"x\" and \"y\"")]
    [InlineData("""{"a":null}""", """{"a":0}""", "/a: null and 0")]
    public void JsonComparison_Values_FindsTheFirstDifference(string stored, string fresh, string? expected) =>
        Assert.Equal(expected, JsonComparison.Difference(JsonNode.Parse(stored), JsonNode.Parse(fresh)));

    static async Task<NotebookRun> RunAsync(NotebookCase notebook)
    {
        var document = NotebookDocument.Read(NotebookFiles.PathOf(notebook.Notebook));
        string temporary = Directory.CreateTempSubdirectory("rg-notebook-").FullName;
        try
        {
            return await NotebookRunner.RunAsync(document, new NotebookRunOptions
            {
                WorkingDirectory = NotebookFiles.Folder,
                CallerDirectory = NotebookFiles.Root,
                Parameters = Parameters(notebook, temporary),
                CellTimeout = TimeSpan.FromMinutes(5),
            }, RunContext.Default);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    static ImmutableSortedDictionary<string, string> Parameters(NotebookCase notebook, string temporary)
    {
        var none = notebook.Files.ToImmutableSortedDictionary(f => f.Parameter, f => NotebookCase.Find(f.Path)!);
        if (notebook.Cohort != NotebookFiles.Demo)
        {
            return notebook.Cohort is null ? none : none.Add("cohort", notebook.Cohort);
        }
        string folder = Path.Combine(temporary, "cohort");
        DemoCohort.Generate(new DemoCohortOptions { Patients = 120, Genes = 600, Features = 120 }, folder, RunContext.Default);
        return none.Add("cohort", Path.Combine(folder, "cohort.json"));
    }

    static string Shown(NotebookOutput output) => output switch
    {
        StreamOutput s => s.Text,
        DataOutput d => d.Data.TextOf(MimeBundle.Plain) + "\n" + d.Data.TextOf(MimeBundle.Svg),
        ErrorOutput e => e.Value,
        _ => "",
    };

    static void AssertNoMachineTraces(NotebookDocument document)
    {
        foreach (NotebookCell cell in document.Cells)
        {
            string shown = string.Join('\n', cell.Outputs.Select(Shown));
            Assert.DoesNotContain(NotebookFiles.Root, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Path.GetTempPath(), shown, StringComparison.Ordinal);
            Assert.DoesNotMatch(ClockTime(), shown);
        }
    }

    [GeneratedRegex(@"\b[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\b")]
    private static partial Regex ClockTime();
}
