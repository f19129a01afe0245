using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Demo;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>demo-cohort</c>: generates a cohort whose truth is known.</summary>
sealed class DemoCohortVerb : IVerb
{
    readonly CommonOptions _common = new();
    readonly OptionsBinder<DemoCohortOptions> _options = new(except: nameof(DemoCohortOptions.Seed));

    public string Example => "radiogenomics demo-cohort --patients 200 --seed 1 --out demo";

    public Command Build()
    {
        var command = new Command("demo-cohort",
            "Generates an HCC-like cohort with planted truth: tables, cohort.json and truth.json.");
        _options.AddTo(command);
        _common.AddTo(command);
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, cancellation), CancellationToken.None));
        return command;
    }

    int Run(ParseResult arguments, CancellationToken cancellation)
    {
        CommonValues common = _common.Read(arguments);
        using var output = Data.OutputFolder.Create(common.RequireOut(), common.Force);
        using ConsoleProgress? progress = common.Quiet ? null : ConsoleProgress.ForStandardError();
        var run = new RunContext { Cancellation = cancellation, Progress = progress, Seed = common.Seed, Threads = common.Threads };
        DemoTruth truth = DemoCohort.Generate(_options.Read(arguments) with { Seed = common.Seed }, output.StagingPath, run);
        output.Commit();
        progress?.Dispose();
        if (!common.Quiet)
        {
            Console.Out.WriteLine(truth.Summary);
            Console.Out.WriteLine(Path.Combine(common.RequireOut(), "cohort.json"));
        }
        return ExitCode.Done;
    }
}
