using System.CommandLine;
using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Cli.CommandLine;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>mutations COHORT</c>: every feature against every recurrently mutated gene.</summary>
sealed class MutationsVerb : AnalysisVerb
{
    readonly CohortArgument _cohort = new();
    readonly OptionsBinder<FeatureMutationOptions> _options = new();
    readonly Option<string> _x = new("--x") { Description = "The features: a kind or table name of the cohort.", DefaultValueFactory = _ => "radiomics", HelpName = "KIND" };
    readonly Option<string?> _classes = new("--classes")
    {
        Description = "Variant classes that count as mutated: non-synonymous, all, or a list [default: as the manifest says]",
        HelpName = "non-synonymous|all|a,b,c",
    };

    protected override string Name => "mutations";

    protected override string Description => "Tests every feature against every gene that is mutated in enough profiled patients: Wilcoxon p, AUC with interval, q.";

    public override string Example => "radiogenomics mutations cohort.json --x radiomics --min-mutated 5 --out mutations";

    protected override void Configure(Command command)
    {
        _cohort.AddTo(command);
        command.Options.Add(_x);
        command.Options.Add(_classes);
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        Cohort cohort = _cohort.Load(arguments, run);
        FeatureMutationResult result = cohort.FeatureMutations(_options.Read(arguments), arguments.GetRequiredValue(_x), run);
        return VerbResult.From(result, result.Options) with
        {
            Summary = $"{cohort.JoinReport.Summary}\n{result.Summary}",
            Figures = [.. Oncoplot(cohort), .. result.Figures()],
            Diagnostics = [.. cohort.Diagnostics.Concat(result.Diagnostics).Distinct()],
            Settings = [("x", arguments.GetRequiredValue(_x)), ("classes", arguments.GetValue(_classes))],
        };
    }

    // Where nobody carries a mutation there is nothing to draw.
    static IEnumerable<FigureSpec> Oncoplot(Cohort cohort) => cohort.Mutations.FeatureCount == 0 ? [] : [cohort.Oncoplot()];
}
