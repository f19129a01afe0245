using System.Collections.Immutable;
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
            Assert.Equal(Shown(stored.Cells[i]), Shown(run.Document.Cells[i]));
        }
    }

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
        ImmutableSortedDictionary<string, string> none = ImmutableSortedDictionary<string, string>.Empty;
        if (notebook.Cohort != NotebookFiles.Demo)
        {
            return notebook.Cohort is null ? none : none.Add("cohort", notebook.Cohort);
        }
        string folder = Path.Combine(temporary, "cohort");
        DemoCohort.Generate(new DemoCohortOptions { Patients = 120, Genes = 600, Features = 120 }, folder, RunContext.Default);
        return none.Add("cohort", Path.Combine(folder, "cohort.json"));
    }

    static string[] Shown(NotebookCell cell) => [.. cell.Outputs.Select(o => o switch
    {
        StreamOutput s => s.Text,
        DataOutput d => d.Data.TextOf(MimeBundle.Plain) + "\n" + d.Data.TextOf(MimeBundle.Svg),
        ErrorOutput e => e.Value,
        _ => "",
    })];

    static void AssertNoMachineTraces(NotebookDocument document)
    {
        foreach (NotebookCell cell in document.Cells)
        {
            string shown = string.Join('\n', Shown(cell));
            Assert.DoesNotContain(NotebookFiles.Root, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Path.GetTempPath(), shown, StringComparison.Ordinal);
            Assert.DoesNotMatch(ClockTime(), shown);
        }
    }

    [GeneratedRegex(@"\b[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\b")]
    private static partial Regex ClockTime();
}
