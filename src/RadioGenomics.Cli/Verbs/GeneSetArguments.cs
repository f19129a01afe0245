using System.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs;

/// <summary>The gene sets of an enrichment verb: <c>--sets</c> and what goes with it. One implementation for all of them.</summary>
sealed class GeneSetArguments
{
    readonly Option<string> _sets = new("--sets") { Description = "Gene sets: a GMT file, plain or .gz.", Required = true, HelpName = "FILE" };
    readonly Option<string?> _duplicates = new("--duplicate-sets")
    {
        Description = "What to do with two sets of one name and different genes. [default: error]",
        HelpName = CommandLine.OptionText.Form(typeof(DuplicateSetPolicy)),
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_sets);
        command.Options.Add(_duplicates);
    }

    /// <summary>The path as it was given.</summary>
    public string Path(ParseResult arguments) => arguments.GetRequiredValue(_sets);

    /// <summary>Reads the sets; the file goes into the ledger. What was noticed is in the collection's diagnostics.</summary>
    public GeneSetCollection Read(ParseResult arguments, RunContext run)
    {
        var options = new GeneSetReadOptions();
        if (arguments.GetValue(_duplicates) is string text)
        {
            options = options with { DuplicateSets = (DuplicateSetPolicy)CommandLine.OptionText.Parse(_duplicates.Name, text, typeof(DuplicateSetPolicy))! };
        }
        GeneSetFile file = GeneSetReader.Read(Path(arguments), options, run);
        Provenance.Record(file.Input);
        return file.Collection;
    }
}
