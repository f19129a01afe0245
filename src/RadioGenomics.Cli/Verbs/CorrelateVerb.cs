using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Cli.CommandLine;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>correlate</c>: all pairs of two matrices, of a cohort or of two files.</summary>
sealed class CorrelateVerb : AnalysisVerb
{
    // Pairs that are also shown given the tumour volume, when the cohort names a feature for it.
    const int StrongestPairs = 20;

    readonly CohortArgument _cohort = new();
    readonly OptionsBinder<CorrelationOptions> _options = new();
    readonly Option<string> _x = new("--x") { Description = "First matrix: a kind or table name of the cohort, or a file.", Required = true, HelpName = "KIND|FILE" };
    readonly Option<string> _y = new("--y") { Description = "Second matrix: a kind or table name of the cohort, or a file.", Required = true, HelpName = "KIND|FILE" };
    readonly Option<string?> _covariates = new("--covariates")
    {
        Description = "Names to adjust both sides for: features of the matrices, clinical columns, or 'volume' for the cohort's volume feature.",
        HelpName = "a,b,c",
    };
    readonly Option<string?> _qBelow = new("--q-below") { Description = "Write only pairs with q smaller than this.", HelpName = "Q" };
    readonly Option<string?> _absRAbove = new("--abs-r-above") { Description = "Write only pairs with |r| larger than this.", HelpName = "R" };
    readonly PairOfFiles _files = new();

    protected override string Name => "correlate";

    protected override string Description => "Correlates every feature of one matrix with every feature of another, with exact n, interval, p and q.";

    public override string Example => "radiogenomics correlate cohort.json --x radiomics --y expression --q-below 0.05 --out correlations";

    protected override void Configure(Command command)
    {
        _cohort.AddTo(command);
        foreach (Option option in (Option[])[_x, _y, _covariates, _qBelow, _absRAbove])
        {
            command.Options.Add(option);
        }
        _files.AddTo(command);
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        CorrelationOptions options = _options.Read(arguments);
        string x = arguments.GetRequiredValue(_x), y = arguments.GetRequiredValue(_y);
        ImmutableArray<string> covariates = OptionText.List(arguments.GetValue(_covariates));
        bool isCohort = _cohort.IsGiven(arguments);
        Cohort cohort = isCohort ? _cohort.Load(arguments, run) : _files.Load(arguments, x, y, run);
        CorrelationResult result = isCohort
            ? cohort.Correlate(x, y, options, covariates, run)
            : cohort.Correlate(PairOfFiles.XName, PairOfFiles.YName, options, covariates, run);
        double? qBelow = OptionText.Number(arguments, _qBelow), absRAbove = OptionText.Number(arguments, _absRAbove);
        Table[] confounders = cohort.VolumeFeature is null || result.TestCount == 0 ? []
            : [cohort.ConfounderPanel(result, StrongestPairs, run: run).ToTable()];
        return new VerbResult
        {
            Summary = $"{cohort.JoinReport.Summary}\n{result.Summary}",
            Tables = [CorrelationOutput.Of(result, qBelow, absRAbove), .. confounders.Select(ResultTable.Of), ResultTable.Of(cohort.JoinReport.EntryTable())],
            ShownTables = 1 + confounders.Length,
            Figures = result.Figures(),
            Diagnostics = [.. cohort.Diagnostics.Concat(result.Diagnostics).Distinct()],
            Options = result.Options,
            Settings = [("x", x), ("y", y), ("covariates", covariates), ("q-below", qBelow), ("abs-r-above", absRAbove)],
        };
    }
}
