using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>enrich ora</c>: which gene sets are over-represented in a list of genes, or in several.</summary>
sealed class EnrichOraVerb : AnalysisVerb
{
    readonly Option<string> _genes = new("--genes")
    {
        Description = "The genes: one per line, a table with a gene column, a table that names a list (or module) for each gene, or a GMT file of lists.",
        Required = true,
        HelpName = "FILE",
    };
    readonly Option<string?> _universe = new("--universe")
    {
        Description = "All genes that could have come into the list, usually those tested, in the same forms. Left out: the genes of a table of modules that are in a set, else all genes that the sets name.",
        HelpName = "FILE",
    };
    readonly Option<string?> _geneColumn = new("--gene-column") { Description = "Column of --genes that holds the genes; left out: found by its name.", HelpName = "NAME" };
    readonly Option<string?> _listColumn = new("--list-column") { Description = "Column of --genes that names the list of each gene; left out: found by its name.", HelpName = "NAME" };
    readonly GeneSetArguments _sets = new();
    readonly GeneIdArguments _ids = new();
    readonly OptionsBinder<OverRepresentationOptions> _options = new();

    protected override string Group => "enrich";

    protected override string Name => "ora";

    protected override string Description => "Tests which gene sets are over-represented in a list of genes (hypergeometric), or in several lists at once.";

    public override string Example => "radiogenomics enrich ora --genes hub_genes.txt --universe tested.txt --sets h.all.v7.0.symbols.gmt --out ora";

    protected override void Configure(Command command)
    {
        command.Options.Add(_genes);
        command.Options.Add(_universe);
        command.Options.Add(_geneColumn);
        command.Options.Add(_listColumn);
        _sets.AddTo(command);
        _ids.AddTo(command);
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        GeneListFile genes = Read(arguments.GetRequiredValue(_genes), new() { GeneColumn = arguments.GetValue(_geneColumn), ListColumn = arguments.GetValue(_listColumn) }, run);
        GeneListFile? universe = arguments.GetValue(_universe) is string path ? Read(path, null, run) : null;
        (GeneSetCollection sets, Ontology? ontology) = _sets.ReadWithOntology(arguments, run);
        OverRepresentationOptions options = _options.Read(arguments);
        ImmutableArray<string> tested = universe?.AllGenes ?? [];
        if (universe is null && genes.IsComplete)
        {
            // The genes of the network are those that were tested; only annotated ones can be in a set.
            tested = genes.AllGenes;
            options = options with { AnnotatedOnly = true };
        }
        (GeneIdMapping Mapping, ImmutableArray<Diagnostic> Notes)? ids = _ids.Map(arguments, genes.AllGenes.Concat(tested), run);
        ImmutableArray<GeneList> lists = genes.Lists;
        if (ids is not null)
        {
            tested = ids.Value.Mapping.Apply(tested);
            lists = [.. lists.Select(l => l with { Genes = ids.Value.Mapping.Apply(l.Genes) })];
        }
        OverRepresentationResult result = OverRepresentation.Run(sets, lists, tested, options, run, ontology);
        var output = VerbResult.From(result, result.Options);
        return output with
        {
            Tables = ids is null ? output.Tables : output.Tables.Add(ResultTable.Of(ids.Value.Mapping.ToTable())),
            Diagnostics = [.. genes.Diagnostics.Concat(universe?.Diagnostics ?? []).Concat(sets.Diagnostics).Concat(ids?.Notes ?? []).Concat(result.Diagnostics).Distinct()],
            Settings = [("genes", arguments.GetRequiredValue(_genes)), ("universe", arguments.GetValue(_universe)), ("sets", _sets.Path(arguments))],
        };
    }

    static GeneListFile Read(string path, GeneListReadOptions? options, RunContext run)
    {
        GeneListFile file = GeneListReader.Read(path, options, run);
        Provenance.Record(file.Input);
        return file;
    }
}
