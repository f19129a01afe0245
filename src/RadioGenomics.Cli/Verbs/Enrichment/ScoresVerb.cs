using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary><c>enrich ssgsea|gsva|plage|zscore</c>: a score per sample and gene set.</summary>
sealed class ScoresVerb(SingleSampleMethod method) : AnalysisVerb
{
    static readonly ImmutableArray<string> OfGsva = [nameof(SingleSampleOptions.Kcdf), nameof(SingleSampleOptions.MxDiff), nameof(SingleSampleOptions.AbsRanking)];

    readonly ExpressionInput _expression = new();
    readonly GeneSetArguments _sets = new();
    readonly OptionsBinder<SingleSampleOptions> _options = new(null, [.. Foreign(method)]);

    protected override string Group => "enrich";

    protected override string Name => KebabCase.From(method.ToString());

    protected override string Description => method switch
    {
        SingleSampleMethod.Ssgsea => "Scores gene sets in every sample by ssGSEA: ranks within the sample.",
        SingleSampleMethod.Gsva => "Scores gene sets in every sample by gene set variation analysis.",
        SingleSampleMethod.Plage => "Scores gene sets in every sample by their first principal component.",
        _ => "Scores gene sets in every sample by the combined z-score of their genes.",
    };

    public override string Example => $"radiogenomics enrich {Name} --expression expression.tsv --sets h.all.symbols.gmt --out scores";

    protected override void Configure(Command command)
    {
        _expression.AddTo(command, true);
        _sets.AddTo(command);
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        SingleSampleOptions options = _options.Read(arguments) with { Method = method };
        GeneSetCollection sets = _sets.Read(arguments, run);
        ExpressionTable expression = _expression.Read(arguments, sets, [], run);
        SingleSampleResult result = SingleSampleScores.Run(expression.Values, sets, options, run);
        return VerbResult.From(result, result.Options) with
        {
            Diagnostics = [.. expression.Diagnostics.Concat(sets.Diagnostics).Concat(result.Diagnostics).Distinct()],
            Settings = [("expression", arguments.GetValue(_expression.File)), ("sets", _sets.Path(arguments))],
        };
    }

    static IEnumerable<string> Foreign(SingleSampleMethod method)
    {
        yield return nameof(SingleSampleOptions.Method);
        if (method != SingleSampleMethod.Ssgsea)
        {
            yield return nameof(SingleSampleOptions.SsgseaNorm);
        }
        if (method is not (SingleSampleMethod.Ssgsea or SingleSampleMethod.Gsva))
        {
            yield return nameof(SingleSampleOptions.Tau);
        }
        foreach (string option in method == SingleSampleMethod.Gsva ? [] : OfGsva)
        {
            yield return option;
        }
    }
}
