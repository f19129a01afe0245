using System.CommandLine;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary><c>enrich camera</c>: competitive test of gene sets that allows for correlation between genes.</summary>
sealed class CameraVerb : AnalysisVerb
{
    readonly GeneSetInput _sets = new();
    readonly Option<string> _ranks = new("--ranks") { Description = "Genes with a statistic each, in two columns.", Required = true, HelpName = "FILE" };
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
        _options.AddTo(command);
        _ranking.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        GeneSetFile sets = _sets.Read(arguments, run);
        RankedGenes ranks = RankReader.Read(arguments.GetRequiredValue(_ranks), null, run);
        Provenance.Record(ranks.Input);
        var ranking = GeneRanking.Create(ranks.Genes, ranks.Scores, _ranking.Read(arguments));
        CameraResult result = Camera.Preranked(ranking, sets.Collection, _options.Read(arguments), run);
        return VerbResult.From(result, result.Options) with
        {
            Diagnostics = [.. ranks.Diagnostics.Concat(sets.Diagnostics).Concat(result.Diagnostics).Distinct()],
            Settings = [("ranks", arguments.GetValue(_ranks)), ("sets", arguments.GetValue(_sets.File))],
        };
    }
}
