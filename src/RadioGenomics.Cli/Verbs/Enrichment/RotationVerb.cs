using System.CommandLine;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary><c>enrich roast</c> and <c>enrich fry</c>: self-contained tests of gene sets.</summary>
sealed class RotationVerb(bool closedForm) : AnalysisVerb
{
    readonly GeneSetArguments _sets = new();
    readonly ExpressionInput _expression = new();
    readonly DesignInput _design = new();
    readonly OptionsBinder<RoastOptions> _options = closedForm ? new(null, nameof(RoastOptions.Nrot), nameof(RoastOptions.SetStatistic)) : new();

    protected override string Group => "enrich";

    protected override string Name => closedForm ? "fry" : "roast";

    protected override string Description => closedForm
        ? "Tests each gene set by itself for association with a contrast, as with infinitely many rotations."
        : "Tests each gene set by itself for association with a contrast, by random rotations.";

    public override string Example => $"radiogenomics enrich {Name} --expression expression.tsv --design design.tsv --contrast volume --sets h.all.symbols.gmt --out {Name}";

    protected override void Configure(Command command)
    {
        _sets.AddTo(command);
        _expression.AddTo(command, true);
        _design.AddTo(command, true);
        _options.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        GeneSetCollection sets = _sets.Read(arguments, run);
        TableFile table = _design.Read(arguments, run);
        ExpressionTable expression = _expression.Read(arguments, sets, DesignInput.SampleIds(table), run);
        JoinedDesign joined = _design.Join(arguments, table, expression.Values);
        RoastOptions options = _options.Read(arguments);
        System.Collections.Immutable.ImmutableArray<double> contrast = _design.Weights(arguments, joined.Design);
        RotationTestResult result = closedForm
            ? Fry.Run(joined.Expression, joined.Design, contrast, sets, options, run)
            : Roast.Run(joined.Expression, joined.Design, contrast, sets, options, run);
        return VerbResult.From(result, result.Options) with
        {
            Diagnostics = [.. expression.Diagnostics.Concat(table.Diagnostics).Concat(joined.Diagnostics).Concat(sets.Diagnostics).Concat(result.Diagnostics).Distinct()],
            Settings = [("expression", arguments.GetValue(_expression.File)), ("design", arguments.GetValue(_design.File)),
                ("contrast", arguments.GetValue(_design.Contrast)), ("sets", _sets.Path(arguments))],
        };
    }
}
