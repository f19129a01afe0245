namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Terms of one list as bars.</summary>
static class BarPlotFigure
{
    // Okabe-Ito vermillion and blue; grey for what is not significant.
    const string UpColor = "#d55e00", DownColor = "#0072b2", PlainColor = "#0072b2", OtherColor = "#bdbdbd";

    public static FigureSpec Of(EnrichmentResult result, int terms)
    {
        bool signed = result.Rows.Any(r => r.Direction != EnrichmentDirection.None);
        EnrichmentRow[] rows = [.. result.Top(terms).Rows];
        rows = [.. rows.OrderByDescending(Value).ThenBy(r => r.Set, StringComparer.Ordinal)];
        double Limit(int sign) => sign * -Math.Log10(EnrichmentFigures.Significant);
        double[] limits = signed ? [Limit(-1), Limit(1)] : [Limit(1)];
        var panel = new PanelSpec
        {
            X = AxisSpec.Linear(signed ? "-log10 q, to the left: down" : "-log10 q"),
            Y = AxisSpec.Category("", TermNames.Short([.. rows.Select(r => r.Set)])),
            Marks =
            [
                .. Bars(rows, signed),
                new SegmentsMark
                {
                    X0 = [.. limits], X1 = [.. limits],
                    Y0 = [.. limits.Select(_ => -0.5)], Y1 = [.. limits.Select(_ => rows.Length - 0.5)],
                    Dashed = true,
                },
            ],
        };
        return FigureSpec.Single("enrichment-bars", $"{result.Method}: {result.Lists[0]}{EnrichmentFigures.Given(result)}", panel) with
        {
            WidthMm = 150,
            Caption = FormattableString.Invariant($"The {rows.Length} of {result.Rows.Length} gene sets with the smallest p; dashed: q = 0.05 among the sets of this {result.ListKind}. Sets: {result.Collection}."),
        };
    }

    static double Value(EnrichmentRow row) => EnrichmentFigures.MinusLog10(row.Q) * (row.Direction == EnrichmentDirection.Down ? -1 : 1);

    static IEnumerable<Mark> Bars(EnrichmentRow[] rows, bool signed)
    {
        (string Series, string Color, Func<EnrichmentRow, bool> Keep)[] kinds = signed
            ?
            [
                ("up", UpColor, r => r.Q < EnrichmentFigures.Significant && r.Direction == EnrichmentDirection.Up),
                ("down", DownColor, r => r.Q < EnrichmentFigures.Significant && r.Direction == EnrichmentDirection.Down),
            ]
            : [("q < 0.05", PlainColor, r => r.Q < EnrichmentFigures.Significant)];
        foreach ((string series, string color, Func<EnrichmentRow, bool> keep) in kinds.Append(("q ≥ 0.05", OtherColor, r => !(r.Q < EnrichmentFigures.Significant))))
        {
            int[] places = [.. Enumerable.Range(0, rows.Length).Where(i => keep(rows[i]))];
            if (places.Length > 0)
            {
                yield return new BarsMark
                {
                    Position = [.. places.Select(i => (double)i)],
                    Value = [.. places.Select(i => Value(rows[i]))],
                    Horizontal = true,
                    Width = 0.7,
                    Series = series,
                    Color = color,
                };
            }
        }
    }
}
