using System.CommandLine;
using RadioGenomics.Analysis.Models;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Cli.CommandLine;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary><c>survival lasso</c>: a sparse Cox model of all features, the penalty chosen by cross-validation.</summary>
sealed class LassoVerb : AnalysisVerb
{
    readonly SurvivalInput _input = new();
    readonly FeatureFile _features = new();
    readonly Option<string?> _folds = new("--folds")
    {
        Description = "Number of folds, drawn from the seed and balanced on the events, or a table with the identifier and the fold of every patient [default: 10]",
        HelpName = "N|FILE",
    };
    readonly Option<string?> _offset = new("--offset") { Description = "Column of --data with a known part of the log hazard.", HelpName = "COL" };
    readonly OptionsBinder<PenalizedOptions> _options = new(null, nameof(PenalizedOptions.Nfolds), nameof(PenalizedOptions.Intercept));

    protected override string Group => "survival";

    protected override string Name => "lasso";

    protected override string Description => "Cox regression with lasso, elastic net or ridge penalty on all features of a matrix; the penalty by cross-validation.";

    public override string Example => "radiogenomics survival lasso --features radiomics.tsv --data clinical.tsv --time OS.time --event OS --folds 10 --out lasso";

    protected override void Configure(Command command)
    {
        _input.AddTo(command);
        _features.AddTo(command);
        command.Options.Add(_folds);
        command.Options.Add(_offset);
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        string? folds = arguments.GetValue(_folds), offset = arguments.GetValue(_offset);
        PenalizedOptions options = _options.Read(arguments);
        bool isDrawn = folds is null;
        if (folds is not null && FoldTable.IsCount(folds, out int count))
        {
            (options, isDrawn) = (options with { Nfolds = count }, true);
        }
        SurvivalTable table = _input.Read(arguments, run, offset is null ? [] : [offset]);
        FeatureJoin joined = _features.Join(arguments, table, run);
        Grouping? given = isDrawn ? null : FoldTable.Read(folds!, joined.Data.SampleIds, table.IdColumn, run);
        double[] offsets = offset is null ? [] : [.. Enumerable.Range(0, joined.Columns.RowCount).Select(joined.Columns[offset].NumberAt)];
        var response = PenalizedResponse.Cox(joined.Data, offsets);
        PenalizedCrossValidation result = PenalizedRegression.CrossValidate(joined.Features, response, options, given, run);
        return VerbResult.From(result, result.Options) with
        {
            Diagnostics = [.. table.Diagnostics.Concat(joined.Diagnostics).Concat(result.Diagnostics).Distinct()],
            Settings = [.. _input.Settings(arguments), .. _features.Settings(arguments), ("folds", folds), ("offset", offset)],
        };
    }
}
