using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary><c>enrich camera</c>: competitive test of gene sets that allows for correlation between genes.</summary>
sealed class CameraVerb : AnalysisVerb
{
    readonly GeneSetArguments _sets = new();
    readonly Option<string?> _ranks = new("--ranks") { Description = "Genes with a statistic each, in two columns; instead of expression and design.", HelpName = "FILE" };
    readonly ExpressionInput _expression = new();
    readonly DesignInput _design = new();
    readonly OptionsBinder<CameraOptions> _options = new();
    readonly OptionsBinder<GeneRankingOptions> _ranking = new();

    protected override string Group => "enrich";

    protected override string Name => "camera";

    protected override string Description => "Tests whether the genes of a set have higher or lower statistics than the others, allowing for inter-gene correlation.";

    public override string Example => "radiogenomics enrich camera --ranks statistics.rnk --sets h.all.symbols.gmt --out camera";

    protected override void Configure(Command command)
    {
        command.Options.Add(_ranks);
        _sets.AddTo(command);
        _expression.AddTo(command, false);
        _design.AddTo(command, false);
        _options.AddTo(command);
        _ranking.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        string? ranks = arguments.GetValue(_ranks), expression = arguments.GetValue(_expression.File), design = arguments.GetValue(_design.File);
        if (ranks is null ? expression is null || design is null : expression is not null || design is not null)
        {
            throw new RadioGenomicsException(ErrorCode.Usage,
                "enrich camera takes either --ranks FILE, or --expression FILE with --design FILE and --contrast. Give one of the two.");
        }
        GeneSetCollection sets = _sets.Read(arguments, run);
        CameraOptions options = _options.Read(arguments);
        (CameraResult result, ImmutableArray<Diagnostic> notes) = ranks is null ? OfExpression(arguments, sets, options, run) : OfRanks(arguments, ranks, sets, options, run);
        return VerbResult.From(result, result.Options) with
        {
            Diagnostics = [.. notes.Concat(sets.Diagnostics).Concat(result.Diagnostics).Distinct()],
            Settings = [("ranks", ranks), ("expression", expression), ("design", design), ("contrast", arguments.GetValue(_design.Contrast)), ("sets", _sets.Path(arguments))],
        };
    }

    (CameraResult Result, ImmutableArray<Diagnostic> Notes) OfRanks(ParseResult arguments, string path, GeneSetCollection sets, CameraOptions options, RunContext run)
    {
        RankedGenes ranks = RankReader.Read(path, null, run);
        Provenance.Record(ranks.Input);
        var ranking = GeneRanking.Create(ranks.Genes, ranks.Scores, _ranking.Read(arguments));
        return (Camera.Preranked(ranking, sets, options, run), ranks.Diagnostics);
    }

    (CameraResult Result, ImmutableArray<Diagnostic> Notes) OfExpression(ParseResult arguments, GeneSetCollection sets, CameraOptions options, RunContext run)
    {
        TableFile table = _design.Read(arguments, run);
        ExpressionTable expression = _expression.Read(arguments, sets, DesignInput.SampleIds(table), run);
        JoinedDesign joined = _design.Join(arguments, table, expression.Values);
        CameraResult result = Camera.Run(joined.Expression, joined.Design, _design.Weights(arguments, joined.Design), sets, options, run);
        return (result, [.. expression.Diagnostics, .. table.Diagnostics, .. joined.Diagnostics]);
    }
}
