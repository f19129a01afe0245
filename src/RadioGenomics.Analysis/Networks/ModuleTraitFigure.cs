using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Traits × modules with r and p in the cells. Traits are the rows: their names are long, those of modules short.</summary>
static class ModuleTraitFigure
{
    /// <summary>More traits do not fit on a page; those with the smallest p are shown.</summary>
    public const int TraitLimit = 30;

    const double NamesMm = 62, CellWidthMm = 13, CellHeightMm = 7.5, FrameMm = 32;

    public static FigureSpec Of(WgcnaResult result, CorrelationResult pairs, int most)
    {
        int[] traits = [.. Enumerable.Range(0, pairs.YIds.Length).OrderBy(t => SmallestP(pairs, t)).Take(most)
            .OrderBy(t => StrongestModule(pairs, t)).ThenBy(t => SmallestP(pairs, t))];
        string given = pairs.Covariates.Length == 0 ? "" : $" given {string.Join(", ", pairs.Covariates)}";
        string shown = traits.Length == pairs.YIds.Length ? ""
            : FormattableString.Invariant($" The {traits.Length} of {pairs.YIds.Length} traits with the smallest p, ordered by their strongest module.");
        return Grid("module-trait", $"Modules and traits{given}", [.. traits.Select(t => pairs.YIds[t])], ModuleNames(result), (t, m) => pairs.Row(m, traits[t])) with
        {
            Caption = FormattableString.Invariant($"Correlation of eigengenes with traits{given}: r and, in brackets, p, not adjusted; n = {Range(pairs, traits)}.{shown}"),
        };
    }

    public static FigureSpec Map(WgcnaResult first, WgcnaResult second, CorrelationResult map, int most)
    {
        ImmutableArray<string> rows = ModuleNames(first), columns = ModuleNames(second);
        CorrelationRow[] strongest = [.. map.Rows().DistinctBy(r => r.XIndex).Take(most).OrderBy(r => r.YIndex).ThenBy(r => r.P)];
        string shown = strongest.Length == rows.Length ? ""
            : FormattableString.Invariant($" The {strongest.Length} of {rows.Length} rows with the smallest p, ordered by their strongest column.");
        return Grid("module-map", "Modules of two networks", [.. strongest.Select(r => rows[r.XIndex])], columns, (i, j) => map.Row(strongest[i].XIndex, j)) with
        {
            Caption = FormattableString.Invariant($"Correlation of eigengenes: r and, in brackets, p, not adjusted; rows: modules of {first.GeneIds.Length} variables, ")
                + FormattableString.Invariant($"columns: modules of {second.GeneIds.Length}; n = {Range(map, [.. Enumerable.Range(0, columns.Length)])}.{shown}"),
        };
    }

    static FigureSpec Grid(string id, string title, ImmutableArray<string> rows, ImmutableArray<string> columns, Func<int, int, CorrelationRow> cell)
    {
        CorrelationRow[] cells = [.. Enumerable.Range(0, rows.Length).SelectMany(i => Enumerable.Range(0, columns.Length).Select(j => cell(i, j)))];
        return FigureSpec.Single(id, title, new PanelSpec
        {
            X = AxisSpec.Category("", columns),
            Y = AxisSpec.Category("", rows),
            Marks =
            [
                new HeatMapMark
                {
                    Values = [.. cells.Select(c => c.R)],
                    RowCount = rows.Length,
                    ColumnCount = columns.Length,
                    CellText = [.. cells.Select(Text)],
                    ColorScale = new() { Min = -1, Max = 1, Label = "r" },
                },
            ],
        }) with
        { WidthMm = Math.Clamp(NamesMm + (CellWidthMm * columns.Length), 90, 400), HeightMm = FrameMm + (CellHeightMm * rows.Length) };
    }

    static ImmutableArray<string> ModuleNames(WgcnaResult result) => [.. result.ModuleNumbers.Select(m => $"{Eigengenes.Name(m)} {ModuleColors.Name(m)}")];

    // Of the cells that are shown and hold a number.
    static string Range(CorrelationResult pairs, int[] traits)
    {
        int[] n = [.. traits.SelectMany(t => Enumerable.Range(0, pairs.XIds.Length).Select(m => pairs.Row(m, t))).Where(r => !double.IsNaN(r.R)).Select(r => r.N)];
        return n.Length == 0 ? "0" : n.Min() == n.Max() ? FormattableString.Invariant($"{n.Min()}") : FormattableString.Invariant($"{n.Min()} to {n.Max()}");
    }

    static double SmallestP(CorrelationResult pairs, int trait) =>
        Enumerable.Range(0, pairs.XIds.Length).Min(m => pairs.P(m, trait) is double p && !double.IsNaN(p) ? p : 2);

    static int StrongestModule(CorrelationResult pairs, int trait) =>
        Enumerable.Range(0, pairs.XIds.Length).MinBy(m => pairs.P(m, trait) is double p && !double.IsNaN(p) ? p : 2);

    // The third section of a format is for values that round to zero: no -0.00.
    static string Text(CorrelationRow row) =>
        double.IsNaN(row.R) ? "" : FormattableString.Invariant($"{Math.Round(row.R, 2):0.00;-0.00;0.00}\n({Words.P(row.P)})");
}

/// <summary>Module membership against gene significance, for the module and trait with the smallest p.</summary>
static class MembershipSignificanceFigure
{
    const int LabelLimit = 12;

    public static FigureSpec Of(WgcnaResult result, CorrelationRow best)
    {
        (int position, int trait) = (best.XIndex, best.YIndex);
        string traitName = result.ModuleTraits!.YIds[trait];
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
                    Color = OnWhite(ModuleColors.Hex(module)),
                },
            ],
        }) with
        { Caption = FormattableString.Invariant($"{genes.Length} genes of the module; the {labelled.Count} named ones are hub genes with the largest membership.") };
    }

    // Points in light colours (light yellow, ivory, white) would not be seen: they are darkened until they are.
    static string OnWhite(string hex)
    {
        const double MostLuma = 180;
        int[] rgb = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(hex.Substring(1 + (2 * i), 2), 16))];
        double luma = (0.299 * rgb[0]) + (0.587 * rgb[1]) + (0.114 * rgb[2]);
        return luma <= MostLuma ? hex : "#" + string.Concat(rgb.Select(c => ((int)(c * MostLuma / luma)).ToString("x2", CultureInfo.InvariantCulture)));
    }
}

/// <summary>Numbers as figures show them.</summary>
static class Words
{
    public static string P(double p) => p is >= 0 and < 1e-300 ? "<1e-300" : p.ToString(p >= 0.01 ? "0.00" : p >= 0.001 ? "0.000" : "0e-0", CultureInfo.InvariantCulture);
}
