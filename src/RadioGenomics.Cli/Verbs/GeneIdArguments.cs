using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>--id-map</c>: brings the user's gene identifiers to those of the sets by a local table.</summary>
sealed class GeneIdArguments
{
    readonly Option<string?> _map = new("--id-map") { Description = "Table that maps the genes given to the identifiers of the sets (aliases, Ensembl, Entrez, .chip, orthologs).", HelpName = "FILE" };
    readonly Option<string?> _from = new("--id-map-from") { Description = "Its column of the identifiers given. [default: the first]", HelpName = "NAME" };
    readonly Option<string?> _to = new("--id-map-to") { Description = "Its column of the identifiers wanted. [default: the second]", HelpName = "NAME" };
    readonly Option<string?> _ambiguous = new("--id-map-ambiguous") { Description = "What to do with an identifier that stands for several. [default: drop]", HelpName = OptionText.Form(typeof(AmbiguousIdPolicy)) };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_map, _from, _to, _ambiguous])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The mapping of the identifiers; null when no table is given. Its table goes beside the result as <c>gene_ids.tsv</c>.</summary>
    public (GeneIdMapping Mapping, ImmutableArray<Diagnostic> Notes)? Map(ParseResult arguments, IEnumerable<string> ids, RunContext run)
    {
        if (arguments.GetValue(_map) is not string path)
        {
            return null;
        }
        var map = GeneIdMap.Read(path, new()
        {
            From = arguments.GetValue(_from),
            To = arguments.GetValue(_to),
            Ambiguous = arguments.GetValue(_ambiguous) is string text ? (AmbiguousIdPolicy)OptionText.Parse(_ambiguous.Name, text, typeof(AmbiguousIdPolicy))! : AmbiguousIdPolicy.Drop,
        }, run);
        Provenance.Record(map.Input);
        GeneIdMapping mapping = map.Map(ids);
        return (mapping, [.. map.Diagnostics, .. mapping.Diagnostics]);
    }
}
