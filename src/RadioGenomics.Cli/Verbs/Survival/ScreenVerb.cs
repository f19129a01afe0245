using System.CommandLine;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Cli.CommandLine;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary><c>survival screen</c>: one Cox model for every feature of a matrix.</summary>
sealed class ScreenVerb : AnalysisVerb
{
    readonly SurvivalInput _input = new();
    readonly FeatureFile _features = new();
    readonly Option<string?> _covariates = new("--covariates") { Description = "Columns of the table in every model, as for survival cox.", HelpName = "a,b,c" };
    readonly OptionsBinder<CoxScreenOptions> _options = new();

    protected override string Group => "survival";

    protected override string Name => "screen";

    protected override string Description => "One Cox model for every feature: hazard ratio per standard deviation, interval, p, q, concordance.";

    public override string Example => "radiogenomics survival screen --features expression.tsv --data clinical.tsv --time OS.time --event OS --out screen";

    protected override void Configure(Command command)
    {
        _input.AddTo(command);
        _features.AddTo(command);
        command.Options.Add(_covariates);
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        string? covariates = arguments.GetValue(_covariates);
        CoxScreenOptions options = _options.Read(arguments);
        SurvivalTable table = _input.Read(arguments, run);
        FeatureJoin joined = _features.Join(arguments, table, run);
        ModelMatrix? model = covariates is null ? null
            : ModelMatrix.Build(joined.Columns, CoxVerb.Terms(covariates), joined.Data.SampleIds);
        CoxScreenResult result = CoxScreen.Run(joined.Data, joined.Features, options, run, model?.Values);
        return VerbResult.From(result, result.Options) with
        {
            Diagnostics = [.. table.Diagnostics.Concat(joined.Diagnostics).Concat(model?.Diagnostics ?? []).Concat(result.Diagnostics).Distinct()],
            Settings = [.. _input.Settings(arguments), .. _features.Settings(arguments), ("covariates", covariates)],
        };
    }
}
