using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Cli.CommandLine;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary><c>survival cox</c>: a Cox model of some columns.</summary>
sealed class CoxVerb : AnalysisVerb
{
    readonly SurvivalInput _input = new();
    readonly Option<string> _covariates = new("--covariates")
    {
        Description = "Columns of the model: numbers as they are, text as factors; also factor(x), log(x), log2(x), sqrt(x), ns(x,df), rcs(x,knots).",
        Required = true,
        HelpName = "a,b,c",
    };
    readonly OptionsBinder<CoxOptions> _options = new();

    protected override string Group => "survival";

    protected override string Name => "cox";

    protected override string Description => "Cox's proportional hazards regression, with its tests and the test of proportional hazards.";

    public override string Example => "radiogenomics survival cox --data clinical.tsv --time OS.time --event OS --covariates age,sex,stage --out cox";

    protected override void Configure(Command command)
    {
        _input.AddTo(command);
        command.Options.Add(_covariates);
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        string covariates = arguments.GetRequiredValue(_covariates);
        CoxOptions options = _options.Read(arguments);
        SurvivalTable table = _input.Read(arguments, run);
        var model = ModelMatrix.Build(table.Columns, Terms(covariates), table.Data.SampleIds);
        CoxResult result = CoxRegression.Fit(table.Data, model, options, run);
        return VerbResult.From(result, result.Options) with
        {
            ShownTables = 2,
            Figures = [.. result.Figures(), .. model.Splines.Where(result.Has).Select(result.SplineEffect)],
            Diagnostics = [.. table.Diagnostics.Concat(result.Diagnostics).Distinct()],
            Settings = [.. _input.Settings(arguments), ("covariates", covariates)],
        };
    }

    /// <summary>The terms of a model; at least one.</summary>
    public static ImmutableArray<string> Terms(string covariates)
    {
        ImmutableArray<string> terms = ModelMatrix.SplitTerms(covariates);
        return terms.IsEmpty
            ? throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, "--covariates names no column; expected at least one, as in --covariates age,sex.")
            : [.. terms.Distinct()];
    }
}
