using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>join COHORT</c>: what becomes of every identifier. The report is written also when the join fails.</summary>
sealed class JoinVerb : AnalysisVerb
{
    readonly CohortArgument _cohort = new();

    protected override string Name => "join";

    protected override string Description => "Joins the tables of a cohort by key and reports every identifier: kept, dropped, duplicate, ambiguous or a near miss.";

    public override string Example => "radiogenomics join cohort.json --out join";

    protected override void Configure(Command command) => _cohort.AddTo(command);

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        JoinReport report = _cohort.Join(arguments, run);
        return VerbResult.From(report, report.Options) with
        {
            Files = [("join_report.html", JoinReportHtml.Render(report, "cohort"))],
            ExitCode = report.Failure is null ? ExitCode.Done : ExitCode.BadInput,
        };
    }
}
