using System.CommandLine;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary><c>enrich gsea</c>: gene set enrichment of a ranking, or of expression against a phenotype.</summary>
sealed class GseaVerb : AnalysisVerb
{
    readonly GeneSetArguments _sets = new();
    readonly PhenotypeInput _phenotype = new();
    readonly Option<string?> _ranks = new("--ranks") { Description = "Genes with a statistic each, in two columns (.rnk .tsv .csv, plain or .gz).", HelpName = "FILE" };
    readonly OptionsBinder<GseaOptions> _options = new();
    readonly OptionsBinder<GeneRankingOptions> _ranking = new();

    protected override string Group => "enrich";

    protected override string Name => "gsea";

    protected override string Description => "Gene set enrichment analysis: of a ranking (--ranks), or of expression against a phenotype with samples permuted (--expression --phenotype).";

    public override string Example => "radiogenomics enrich gsea --ranks statistics.rnk --sets h.all.symbols.gmt --out gsea";

    protected override void Configure(Command command)
    {
        command.Options.Add(_ranks);
        _phenotype.AddTo(command);
        _sets.AddTo(command);
        _options.AddTo(command);
        _ranking.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        string? ranks = arguments.GetValue(_ranks);
        bool ofPhenotype = _phenotype.IsGiven(arguments);
        if (ranks is null != ofPhenotype)
        {
            throw new RadioGenomicsException(ErrorCode.Usage, ofPhenotype
                ? "Both a ranking and a phenotype were given. Give either --ranks FILE, or --expression FILE with --phenotype FILE."
                : "Nothing to analyse was given. Give either --ranks FILE, or --expression FILE with --phenotype FILE.");
        }
        GeneSetCollection sets = _sets.Read(arguments, run);
        return ranks is null ? _phenotype.Run(arguments, sets, _options.Read(arguments), run) : OfRanks(arguments, ranks, sets, run);
    }

    VerbResult OfRanks(ParseResult arguments, string path, GeneSetCollection sets, RunContext run)
    {
        RankedGenes ranks = RankReader.Read(path, null, run);
        Provenance.Record(ranks.Input);
        var ranking = GeneRanking.Create(ranks.Genes, ranks.Scores, _ranking.Read(arguments));
        GseaResult result = PrerankedGsea.Run(ranking, sets, _options.Read(arguments), run);
        return VerbResult.From(result, result.Options) with
        {
            Diagnostics = [.. ranks.Diagnostics.Concat(sets.Diagnostics).Concat(result.Diagnostics).Distinct()],
            Settings = [("ranks", path), ("sets", _sets.Path(arguments))],
        };
    }
}
