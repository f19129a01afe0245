using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;
using RadioGenomics.Demo;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>demo</c>: the main job from nothing: a cohort with known truth, the five-minute notebook run on it, and its report.</summary>
sealed class DemoVerb : IVerb
{
    const string Notebook = "01-five-minutes.ipynb";

    readonly CommonOptions _common = new();
    readonly OptionsBinder<DemoCohortOptions> _options = new(except: nameof(DemoCohortOptions.Seed));

    public string Example => "radiogenomics demo --out demo";

    public Command Build()
    {
        var command = new Command("demo", "Generates the demo cohort, runs the five-minute notebook on it and writes report.html.");
        _options.AddTo(command);
        _common.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        CommonValues common = _common.Read(arguments);
        string folder = common.RequireOut();
        using var output = OutputFolder.Create(folder, common.Force);
        using ConsoleProgress? progress = common.Quiet ? null : ConsoleProgress.ForStandardError();
        var run = new RunContext { Cancellation = cancellation, Progress = progress, Seed = common.Seed, Threads = common.Threads };
        DemoTruth truth = DemoCohort.Generate(_options.Read(arguments) with { Seed = common.Seed }, Path.GetDirectoryName(output.PathOf("cohort/cohort.json"))!, run);
        progress?.Dispose();
        NotebookRun notebook = await RunNotebookAsync(output, run with { Progress = null }, common.Quiet).ConfigureAwait(false);
        output.Commit();
        string[] written = [.. new[] { "cohort/cohort.json", Notebook, "report.html" }.Select(f => Path.Combine(folder, f))];
        NotebookCommand.PrintOutcome(Notebook, notebook, common.Quiet ? [] : [truth.Summary, .. written]);
        return notebook.ExitCode;
    }

    static async Task<NotebookRun> RunNotebookAsync(OutputFolder output, RunContext run, bool quiet)
    {
        string path = output.PathOf(Notebook);
        using (Stream source = typeof(DemoVerb).Assembly.GetManifestResourceStream(Notebook)!)
        {
            AtomicFile.Write(path, source.CopyTo);
        }
        var parameters = ImmutableSortedDictionary<string, string>.Empty.Add("cohort", "cohort/cohort.json");
        NotebookRun notebook = await NotebookCommand.RunAsync(path, new NotebookRunOptions { Parameters = parameters, CallerDirectory = output.StagingPath }, run, quiet).ConfigureAwait(false);
        notebook.Document.Save(path);
        byte[] report = Encoding.UTF8.GetBytes(NotebookHtml.Render(notebook.Document));
        AtomicFile.Write(output.PathOf("report.html"), stream => stream.Write(report));
        return notebook;
    }
}
