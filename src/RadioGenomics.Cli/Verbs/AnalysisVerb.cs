using System.CommandLine;
using System.Diagnostics;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Output;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs;

/// <summary>
/// The body that all analysis verbs share: common options, progress, cancellation, and a result folder with tables, figures and
/// <c>result.json</c>. A verb only says what its arguments are and which library call they mean.
/// </summary>
abstract class AnalysisVerb : IVerb
{
    readonly CommonOptions _common = new();

    protected abstract string Name { get; }

    /// <summary>The command that this one is a subcommand of; empty for a verb of its own.</summary>
    protected virtual string Group => "";

    protected abstract string Description { get; }

    public abstract string Example { get; }

    /// <summary>Adds the verb's own arguments and options.</summary>
    protected abstract void Configure(Command command);

    /// <summary>Reads the inputs and calls the library.</summary>
    protected abstract VerbResult Execute(ParseResult arguments, RunContext run);

    public Command Build()
    {
        var command = new Command(Name, Description);
        Configure(command);
        _common.AddTo(command);
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, cancellation), CancellationToken.None));
        return command;
    }

    int Run(ParseResult arguments, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        CommonValues common = _common.Read(arguments);
        string folder = common.RequireOut();
        using var output = OutputFolder.Create(folder, common.Force);
        using ProvenanceLedger ledger = Provenance.Start();
        using ConsoleProgress? progress = common.Quiet ? null : ConsoleProgress.ForStandardError();
        var stages = new StageClock(progress);
        VerbResult result = Execute(arguments, new RunContext { Cancellation = cancellation, Progress = stages, Seed = common.Seed, Threads = common.Threads });
        stages.Report(new ProgressReport("writing", 0));
        cancellation.ThrowIfCancellationRequested();
        ResultManifest manifest = ResultFolder.Write(output, $"{Group} {Name}".TrimStart(), result, ledger.Inputs, common, clock, stages);
        progress?.Dispose();
        SummaryPrinter.Print(manifest, result, folder, common);
        return result.ExitCode;
    }
}
