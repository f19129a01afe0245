using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs;

/// <summary>The gene sets of an enrichment verb: <c>--sets</c> and what goes with it. One implementation for all of them.</summary>
sealed class GeneSetArguments
{
    readonly Option<string> _sets = new("--sets")
    {
        Description = "Gene sets, plain or .gz: GMT, the JSON of MSigDB (.json), or Gene Ontology annotations (.gaf) together with --ontology.",
        Required = true,
        HelpName = "FILE",
    };
    readonly Option<string?> _duplicates = new("--duplicate-sets")
    {
        Description = "What to do with two sets of one name and different genes. [default: error]",
        HelpName = OptionText.Form(typeof(DuplicateSetPolicy)),
    };
    readonly Option<string?> _described = new("--has-description") { Description = "Whether the second cell of a GMT line is a description, not a gene. [default: found from the cells]", HelpName = OptionText.Form(typeof(bool?)) };
    readonly Option<string?> _ontology = new("--ontology") { Description = "The ontology (.obo) of the annotations, or of sets that name its terms.", HelpName = "OBO" };
    readonly Option<string?> _aspect = new("--aspect") { Description = "Which part of the Gene Ontology, of annotations. [default: all]", HelpName = OptionText.Form(typeof(GeneOntologyAspect)) };
    readonly Option<string?> _evidence = new("--exclude-evidence") { Description = "Evidence codes of annotations to leave out, such as IEA,ND.", HelpName = "A,B" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_sets, _duplicates, _described, _ontology, _aspect, _evidence])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The path as it was given.</summary>
    public string Path(ParseResult arguments) => arguments.GetRequiredValue(_sets);

    /// <summary>Reads the sets; the file goes into the ledger. What was noticed is in the collection's diagnostics.</summary>
    public GeneSetCollection Read(ParseResult arguments, RunContext run) => ReadWithOntology(arguments, run).Sets;

    /// <summary>Reads the sets, and the ontology where one is given.</summary>
    public (GeneSetCollection Sets, Ontology? Ontology) ReadWithOntology(ParseResult arguments, RunContext run)
    {
        string path = Path(arguments);
        string? obo = arguments.GetValue(_ontology);
        string plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        if (plain.EndsWith(".gaf", StringComparison.OrdinalIgnoreCase))
        {
            return OfAnnotations(arguments, path, obo, run);
        }
        GeneSetFile file = GeneSetReader.Read(path, new()
        {
            DuplicateSets = Enumeration(arguments, _duplicates, DuplicateSetPolicy.Error),
            HasDescription = arguments.GetValue(_described) is string text ? (bool?)OptionText.Parse(_described.Name, text, typeof(bool?)) : null,
        }, run);
        Provenance.Record(file.Input);
        if (obo is null)
        {
            return (file.Collection, null);
        }
        OntologyFile terms = OboReader.Read(obo, null, run);
        Provenance.Record(terms.Input);
        return (file.Collection with { Diagnostics = file.Diagnostics.AddRange(terms.Diagnostics) }, terms.Ontology);
    }

    (GeneSetCollection Sets, Ontology? Ontology) OfAnnotations(ParseResult arguments, string path, string? obo, RunContext run)
    {
        if (obo is null)
        {
            throw new RadioGenomicsException(ErrorCode.Usage, $"'{path}' holds annotations, which name terms of an ontology. Give the ontology too: --ontology go-basic.obo.");
        }
        GeneOntologyFile file = GeneOntologyReader.Read(path, obo, new()
        {
            Aspect = Enumeration(arguments, _aspect, GeneOntologyAspect.All),
            ExcludeEvidence = OptionText.List(arguments.GetValue(_evidence)),
        }, run);
        foreach (InputRecord input in file.Inputs)
        {
            Provenance.Record(input);
        }
        return (file.Collection, file.Ontology);
    }

    static T Enumeration<T>(ParseResult arguments, Option<string?> option, T otherwise)
        where T : struct, Enum => arguments.GetValue(option) is string text ? (T)OptionText.Parse(option.Name, text, typeof(T))! : otherwise;
}
