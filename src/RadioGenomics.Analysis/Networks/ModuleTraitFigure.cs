using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Modules × traits with r and p in the cells.</summary>
static class ModuleTraitFigure
{
    /// <summary>More traits do not fit with numbers in their cells; those with the smallest p are shown.</summary>
    const int TraitLimit = 30;

    public static FigureSpec Of(WgcnaResult result)
    {
        CorrelationResult pairs = result.ModuleTraits!;
        int[] traits = [.. Enumerable.Range(0, pairs.YIds.Length).OrderBy(t => SmallestP(pairs, t)).Take(TraitLimit).Order()];
        int modules = pairs.XIds.Length;
        var cells = Enumerable.Range(0, modules).SelectMany(m => traits.Select(t => (Module: m, Trait: t))).ToArray();
        return FigureSpec.Single("module-trait", "Modules and traits", new PanelSpec
        {
            X = AxisSpec.Category("", traits.Select(t => pairs.YIds[t])),
            Y = AxisSpec.Category("", pairs.XIds.Select((name, m) => $"{name} {ModuleColors.Name(result.ModuleNumbers[m])}")),
            Marks =
            [
                new HeatMapMark
                {
                    Values = [.. cells.Select(c => pairs.R(c.Module, c.Trait))],
                    RowCount = modules,
                    ColumnCount = traits.Length,
                    CellText = [.. cells.Select(c => Text(pairs, c.Module, c.Trait))],
                    ColorScale = new() { Min = -1, Max = 1, Label = "r" },
                },
            ],
        }) with
        {
            Caption = FormattableString.Invariant($"Correlation of eigengenes with traits: r and, in brackets, p; {Words.N(pairs)}. ")
                + (traits.Length < pairs.YIds.Length ? FormattableString.Invariant($"The {traits.Length} of {pairs.YIds.Length} traits with the smallest p.") : ""),
        };
    }

    static double SmallestP(CorrelationResult pairs, int trait) =>
        Enumerable.Range(0, pairs.XIds.Length).Min(m => pairs.P(m, trait) is double p && !double.IsNaN(p) ? p : 2);

    static string Text(CorrelationResult pairs, int module, int trait) =>
        double.IsNaN(pairs.R(module, trait)) ? "" : FormattableString.Invariant($"{pairs.R(module, trait):0.00}\n({Words.P(pairs.P(module, trait))})");
}

/// <summary>Correlations among eigengenes, in the order of their tree.</summary>
static class EigengeneNetworkFigure
{
    public static FigureSpec Of(WgcnaResult result)
    {
        EigengeneResult eigengenes = result.Eigengenes.WithoutGrey();
        ImmutableArray<int> order = ModuleMerge.Tree(eigengenes, RunContext.Default).Order;
        EigengeneResult sorted = eigengenes.Select([.. order]);
        CorrelationResult pairs = Correlation.AllPairs(sorted.Values, sorted.Values);
        int count = order.Length;
        return FigureSpec.Single("eigengene-network", "Eigengene network", new PanelSpec
        {
            X = AxisSpec.Category("", sorted.Values.FeatureIds),
            Y = AxisSpec.Category("", sorted.Values.FeatureIds),
            Marks =
            [
                new HeatMapMark
                {
                    Values = [.. Enumerable.Range(0, count * count).Select(i => pairs.R(i / count, i % count))],
                    RowCount = count,
                    ColumnCount = count,
                    ColorScale = new() { Min = -1, Max = 1, Label = "r" },
                },
            ],
        }) with { Caption = FormattableString.Invariant($"Correlations among the eigengenes of {count} modules, n = {result.SampleIds.Length}.") };
    }
}

/// <summary>Module membership against gene significance, for the module and trait with the smallest p.</summary>
static class MembershipSignificanceFigure
{
    const int LabelLimit = 12;

    public static FigureSpec Of(WgcnaResult result)
    {
        CorrelationRow best = result.ModuleTraits!.Rows().First();
        (int position, int trait) = (best.XIndex, best.YIndex);
        string traitName = result.ModuleTraits.YIds[trait];
        int module = result.ModuleNumbers[position];
        int[] genes = [.. Enumerable.Range(0, result.GeneIds.Length).Where(g => result.Modules[g] == module)
            .OrderByDescending(g => Math.Abs(result.Membership!.R(g, position)))];
        HashSet<string> hubs = [.. result.Hubs.SelectMany(h => h.Genes).Where(h => h.Module == module).Select(h => h.Gene)];
        HashSet<string> labelled = [.. genes.Select(g => result.GeneIds[g]).Where(hubs.Contains).Take(LabelLimit)];
        return FigureSpec.Single("mm-gs", FormattableString.Invariant($"Module {module} ({ModuleColors.Name(module)}) and {traitName}"), new PanelSpec
        {
            X = AxisSpec.Linear("|Module membership|"),
            Y = AxisSpec.Linear("|Gene significance|"),
            Notes = [FormattableString.Invariant($"module and trait: r = {best.R:0.00}, p = {Words.P(best.P)}, n = {best.N}")],
            Marks =
            [
                new PointsMark
                {
                    X = [.. genes.Select(g => Math.Abs(result.Membership!.R(g, position)))],
                    Y = [.. genes.Select(g => Math.Abs(result.GeneSignificance!.R(g, trait)))],
                    Names = [.. genes.Select(g => result.GeneIds[g])],
                    Labels = [.. genes.Select(g => labelled.Contains(result.GeneIds[g]) ? result.GeneIds[g] : null)],
                    Color = ModuleColors.Hex(module),
                },
            ],
        }) with { Caption = FormattableString.Invariant($"{genes.Length} genes of the module; the {labelled.Count} named ones are hub genes with the largest membership.") };
    }
}

/// <summary>Numbers as figures show them.</summary>
static class Words
{
    public static string P(double p) => p.ToString(p >= 0.001 ? "0.###" : "0e-0", System.Globalization.CultureInfo.InvariantCulture);

    public static string N(CorrelationResult pairs) => pairs.MinN == pairs.MaxN
        ? FormattableString.Invariant($"n = {pairs.MinN}") : FormattableString.Invariant($"n = {pairs.MinN} to {pairs.MaxN}");
}
