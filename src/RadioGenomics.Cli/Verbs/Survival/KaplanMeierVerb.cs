using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Cli.CommandLine;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary><c>survival km</c>: survival curves of groups and the test between them.</summary>
sealed class KaplanMeierVerb : AnalysisVerb
{
    readonly SurvivalInput _input = new();
    readonly Option<string?> _group = new("--group") { Description = "Column with the groups; a number with many values is cut at its median unless --cut says otherwise.", HelpName = "COL" };
    readonly Option<string?> _cut = new("--cut") { Description = "How a number becomes groups [default: auto]", HelpName = OptionText.Form(typeof(CutRule)) };
    readonly Option<string?> _cutValue = new("--cut-value") { Description = "Where to cut, with --cut value.", HelpName = "number" };
    readonly OptionsBinder<KaplanMeierOptions> _options = new();
    readonly OptionsBinder<CutPointOptions> _cutOptions = new();

    protected override string Group => "survival";

    protected override string Name => "km";

    protected override string Description => "Kaplan-Meier curves with intervals, medians, restricted means, and the log-rank test between groups.";

    public override string Example => "radiogenomics survival km --data clinical.tsv --time OS.time --event OS --group stage --time-unit days --out km";

    protected override void Configure(Command command)
    {
        _input.AddTo(command);
        foreach (Option option in (Option[])[_group, _cut, _cutValue])
        {
            command.Options.Add(option);
        }
        _options.AddTo(command);
        _cutOptions.AddTo(command);
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        string? column = arguments.GetValue(_group);
        KaplanMeierOptions options = _options.Read(arguments);
        CutRule rule = arguments.GetValue(_cut) is string text ? (CutRule)OptionText.Parse(_cut.Name, text, typeof(CutRule))! : CutRule.Auto;
        SurvivalTable table = _input.Read(arguments, run, column is null ? [] : [column]);
        SurvivalGroups? groups = column is null ? null
            : SurvivalGroups.Of(table.Data, table.Columns[column], rule, OptionText.Number(arguments, _cutValue), _cutOptions.Read(arguments), run);
        if (table.Data.HasCompetingCauses)
        {
            return Competing(table, groups, options) with { Settings = [.. _input.Settings(arguments), ("group", column)] };
        }
        KaplanMeierResult fitted = KaplanMeier.Fit(table.Data, groups?.Groups, options), report = groups is null ? fitted : fitted.From(groups);
        return VerbResult.From(report, report.Options) with
        {
            ShownTables = 3,
            Diagnostics = [.. table.Diagnostics.Concat(report.Diagnostics).Distinct()],
            Settings = [.. _input.Settings(arguments), ("group", column), ("cut", KebabCase.From(rule.ToString())), .. CutSettings(groups?.CutPoint?.Options ?? groups?.CrossFit?.Options)],
        };
    }

    // The product-limit curve of the main event would count competing events as censored, so the incidence stands first.
    static VerbResult Competing(SurvivalTable table, SurvivalGroups? groups, KaplanMeierOptions options)
    {
        CumulativeIncidenceResult incidence = CumulativeIncidence.Estimate(table.Data, groups?.Groups, options);
        KaplanMeierResult curves = KaplanMeier.Fit(table.Data, groups?.Groups, options);
        var note = Diagnostic.Note(ErrorCode.ReaderNote, "Competing events: km.tsv is survival free of any of them; cuminc.tsv is the cumulative incidence of each.");
        return VerbResult.From(incidence, curves.Options) with
        {
            Summary = $"{incidence.Summary} Free of any event: {curves.Summary}",
            Tables = [.. incidence.Tables().Concat(curves.Tables()).Select(ResultTable.Of)],
            ShownTables = 2,
            Figures = incidence.Figures().Concat(curves.Figures()),
            Diagnostics = [.. table.Diagnostics.Append(note).Concat(incidence.Diagnostics).Concat(curves.Diagnostics).Distinct()],
        };
    }

    static ImmutableArray<(string Name, object? Value)> CutSettings(CutPointOptions? options) => options is null ? []
        : [("min-prop", options.MinProp), ("max-prop", options.MaxProp), ("cut-p-method", options.CutPMethod.ToString()), ("cut-folds", options.CutFolds), ("cut-permutations", options.CutPermutations)];
}
