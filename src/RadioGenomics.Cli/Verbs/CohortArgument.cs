using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics.Cli.Verbs;

/// <summary>The path of a cohort manifest, and where its data lie.</summary>
sealed class CohortArgument
{
    readonly Argument<string?> _path = new("COHORT") { Description = "Path of a cohort.json.", Arity = ArgumentArity.ZeroOrOne };
    readonly Option<string?> _data = new("--data-root")
    {
        Description = "Folder with the data folders of cohorts [default: the manifest's own, or RADIOGENOMICS_DATA]",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_path);
        command.Options.Add(_data);
    }

    public bool IsGiven(ParseResult arguments) => arguments.GetValue(_path) is not null;

    public Cohort Load(ParseResult arguments, RunContext run, ImmutableArray<string> variantClasses = default) =>
        Cohort.Load(Path(arguments), LoadOptions(arguments) with { VariantClasses = variantClasses.IsDefault ? [] : variantClasses }, run);

    public JoinReport Join(ParseResult arguments, RunContext run) => Cohort.Join(Path(arguments), LoadOptions(arguments), run);

    CohortLoadOptions LoadOptions(ParseResult arguments) => new() { DataRoot = arguments.GetValue(_data) };

    string Path(ParseResult arguments) => arguments.GetValue(_path)
        ?? throw new RadioGenomicsException(ErrorCode.Usage, "No cohort was given. Name the path of a cohort.json.");
}
