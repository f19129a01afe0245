using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary>The options <c>--expression</c> and <c>--orientation</c>.</summary>
sealed class ExpressionInput
{
    readonly Option<string?> _orientation = new("--orientation") { Description = "How the expression file stands.", HelpName = OptionText.Form(typeof(Orientation)) };

    /// <summary>The file.</summary>
    public Option<string?> File { get; } = new("--expression") { Description = "Expression matrix (.tsv .csv .txt .gct, plain or .gz).", HelpName = "FILE" };

    public void AddTo(Command command, bool required)
    {
        File.Required = required;
        command.Options.Add(File);
        command.Options.Add(_orientation);
    }

    /// <summary>Reads the matrix; genes of the sets and samples of other tables tell which way it stands. Aliases: a table from probes to symbols.</summary>
    public ExpressionTable Read(ParseResult arguments, GeneSetCollection sets, ImmutableArray<string> samples, RunContext run, string? aliases = null)
    {
        string? text = arguments.GetValue(_orientation);
        ExpressionTable expression = ExpressionReader.Read(arguments.GetValue(File)!, new()
        {
            Orientation = text is null ? Orientation.Auto : (Orientation)OptionText.Parse(_orientation.Name, text, typeof(Orientation))!,
            KnownSampleIds = samples,
            AliasFile = aliases,
            UnmappedGenes = aliases is null ? UnmappedGenePolicy.Keep : UnmappedGenePolicy.Drop,
            KnownGeneIds = [.. sets.Sets.SelectMany(s => s.Genes).Distinct(StringComparer.Ordinal)],
        }, run);
        foreach (InputRecord input in expression.Inputs)
        {
            Provenance.Record(input);
        }
        return expression;
    }
}
