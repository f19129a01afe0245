namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Terms × lists as a heat map with marks of significance.</summary>
static class TermMapFigure
{
    const double NamesMm = 80, CellWidthMm = 8, CellHeightMm = 4.6, FrameMm = 42;

    public static FigureSpec Of(EnrichmentResult result, int terms, int most)
    {
        EnrichmentRow[] byP = [.. result.Top(result.Rows.Length).Rows];
        HashSet<string> kept = [.. byP.Select(r => r.List).Distinct(StringComparer.Ordinal).Take(most)];
        string[] lists = [.. result.Lists.Where(kept.Contains)], sets = TermOrder.ByList(byP, lists, terms);
        var cells = result.Rows.ToDictionary(r => (r.Set, r.List));
        EnrichmentRow?[] grid = [.. sets.SelectMany(s => lists.Select(l => cells.GetValueOrDefault((s, l))))];
        bool signed = result.Rows.Any(r => r.Direction != EnrichmentDirection.None);
        double[] values = [.. grid.Select(r => r is null ? double.NaN : Value(r))];
        bool cut = values.Any(v => Math.Abs(v) > EnrichmentFigures.LargestShown);
        return FigureSpec.Single("enrichment-map", $"{result.Method}: {result.ListKind}s and gene sets{EnrichmentFigures.Given(result)}", new PanelSpec
        {
            X = AxisSpec.Category("", lists),
            Y = AxisSpec.Category("", TermNames.Short(sets)),
            Marks =
            [
                new HeatMapMark
                {
                    Values = [.. values],
                    RowCount = sets.Length,
                    ColumnCount = lists.Length,
                    CellText = [.. grid.Select(r => r is null ? "" : Stars(r.QAll))],
                    ColorScale = EnrichmentFigures.QScale(values, signed),
                },
            ],
        }) with
        {
            WidthMm = Math.Clamp(NamesMm + (CellWidthMm * lists.Length), 135, 400),
            HeightMm = FrameMm + (CellHeightMm * sets.Length),
            Caption = Caption(result, sets.Length, lists.Length, cut),
        };
    }

    static string Caption(EnrichmentResult result, int sets, int lists, bool cut)
    {
        string[] parts =
        [
            .. sets < result.Sets.Length ? [FormattableString.Invariant($"{sets} of {result.Sets.Length} gene sets")] : Array.Empty<string>(),
            .. lists < result.Lists.Length ? [FormattableString.Invariant($"{lists} of {result.Lists.Length} {result.ListKind}s")] : Array.Empty<string>(),
        ];
        string shown = parts.Length == 0 ? "" : $" Shown are those with the smallest p: {string.Join(" and ", parts)}.";
        string end = cut ? ", colours end at q = 1e-10" : "";
        return $"{EnrichmentFigures.Found(result)}: * q < 0.05, ** q < 0.01, *** q < 0.001{end}.{shown} Sets: {result.Collection}.";
    }

    static double Value(EnrichmentRow row) => EnrichmentFigures.MinusLog10(row.QAll) * (row.Direction == EnrichmentDirection.Down ? -1 : 1);

    static string Stars(double q) => q < 0.001 ? "***" : q < 0.01 ? "**" : q < EnrichmentFigures.Significant ? "*" : "";
}
