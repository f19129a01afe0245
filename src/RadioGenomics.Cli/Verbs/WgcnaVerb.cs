using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>wgcna</c>: co-expression network of a matrix file or of a cohort.</summary>
sealed class WgcnaVerb : AnalysisVerb
{
    const int MostGenesOfGraph = 6000;

    readonly Argument<string> _input = new("EXPRESSION|COHORT") { Description = "A matrix file (.tsv .csv .txt .gct, plain or .gz), or the path of a cohort.json." };
    readonly Option<string?> _traits = new("--traits")
    {
        Description = "What modules are related to: a file, or kinds of the cohort such as radiomics,clinical,mutations.",
        HelpName = "FILE|KIND,KIND",
    };
    readonly Option<string> _x = new("--x") { Description = "Kind of the cohort that forms the network.", DefaultValueFactory = _ => "expression", HelpName = "KIND" };
    readonly Option<string?> _orientation = new("--orientation") { Description = "How the matrix file stands.", HelpName = OptionText.Form(typeof(Orientation)) };
    readonly Option<string?> _save = new("--save") { Description = "Also keep the whole analysis in this file, to be loaded again.", HelpName = "FILE" };
    readonly OptionsBinder<WgcnaOptions> _options = new();

    protected override string Name => "wgcna";

    protected override string Description => "Finds co-expression modules, their eigengenes, hub genes and the traits they go with.";

    public override string Example => "radiogenomics wgcna expression.tsv --power auto --traits radiomics.csv --out modules";

    protected override void Configure(Command command)
    {
        command.Arguments.Add(_input);
        foreach (Option option in (Option[])[_traits, _x, _orientation, _save])
        {
            command.Options.Add(option);
        }
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        string input = arguments.GetRequiredValue(_input);
        string? traits = arguments.GetValue(_traits);
        WgcnaOptions options = _options.Read(arguments);
        bool isCohort = input.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        (WgcnaResult result, LabelledMatrix expression, ImmutableArray<Diagnostic> notes) = isCohort
            ? OfCohort(input, arguments.GetRequiredValue(_x), traits, options, run)
            : OfFiles(input, traits, Orientation(arguments), options, run);
        if (arguments.GetValue(_save) is string file)
        {
            WgcnaFile.Save(result, file);
        }
        return VerbResult.From(result, result.Options) with
        {
            Figures = [.. result.Figures(), .. HubNetwork(result, expression, run)],
            Diagnostics = [.. notes.Concat(result.Diagnostics).Distinct()],
            Settings = [("input", input), ("traits", traits), ("x", isCohort ? arguments.GetRequiredValue(_x) : null)],
        };
    }

    // The overlap is computed once more for it: left out where that would take as long as the analysis itself.
    static IEnumerable<FigureSpec> HubNetwork(WgcnaResult result, LabelledMatrix expression, RunContext run) =>
        result.ModuleNumbers.IsEmpty || result.GeneIds.Length > MostGenesOfGraph ? [] : [NetworkFigures.HubNetwork(result, expression, null, run)];

    Orientation Orientation(ParseResult arguments) => arguments.GetValue(_orientation) is string text
        ? (Orientation)OptionText.Parse(_orientation.Name, text, typeof(Orientation))! : Data.Orientation.Auto;

    static (WgcnaResult Result, LabelledMatrix Expression, ImmutableArray<Diagnostic> Notes) OfCohort(string path, string x, string? traits, WgcnaOptions options, RunContext run)
    {
        var cohort = Cohort.Load(path, run);
        string[]? kinds = traits?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (cohort.Networks(x, kinds, options, run), cohort.Matrix(x), cohort.Diagnostics);
    }

    static (WgcnaResult Result, LabelledMatrix Expression, ImmutableArray<Diagnostic> Notes) OfFiles(string path, string? traits, Orientation orientation, WgcnaOptions options, RunContext run)
    {
        TraitFile? related = traits is null ? null : TraitFile.Read(traits, run);
        MatrixFile expression = MatrixReader.Read(path, new() { Orientation = orientation, KnownSampleIds = related?.CandidateIds ?? [] }, run);
        Provenance.Record(expression.Input);
        LabelledMatrix? aligned = related?.Align(expression.Values, path);
        WgcnaResult result = Wgcna.Run(expression.Values, options, run, aligned);
        return (result, expression.Values, [.. expression.Diagnostics, .. related?.Diagnostics ?? []]);
    }
}
