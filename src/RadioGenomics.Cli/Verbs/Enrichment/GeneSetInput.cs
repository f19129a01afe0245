using System.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary>The option <c>--sets</c>.</summary>
sealed class GeneSetInput
{
    /// <summary>The file.</summary>
    public Option<string> File { get; } = new("--sets") { Description = "Gene sets in GMT format, plain or .gz.", Required = true, HelpName = "GMT" };

    public void AddTo(Command command) => command.Options.Add(File);

    public GeneSetFile Read(ParseResult arguments, RunContext run)
    {
        GeneSetFile file = GeneSetReader.Read(arguments.GetRequiredValue(File), null, run);
        Provenance.Record(file.Input);
        return file;
    }
}
