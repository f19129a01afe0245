using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Terms as a network: nodes sized by genes, edges where terms share genes.</summary>
static class EnrichmentMapFigure
{
    const double Smallest = 4, Largest = 18;
    const string EdgeColor = "#9a9a9a";

    // Widths of edges by similarity: from the cut to 0.5, to 0.75, above.
    static readonly (double From, double Width)[] Widths = [(0, 0.5), (0.5, 1.1), (0.75, 2)];

    public static FigureSpec Of(EnrichmentResult result, int terms, TermRedundancyOptions options)
    {
        EnrichmentRow[] found = [.. result.Top(result.Rows.Length).Rows.Where(r => r.QAll < EnrichmentFigures.Significant).DistinctBy(r => r.Set)];
        EnrichmentRow[] rows = [.. found.Take(terms)];
        var sets = result.Sets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        double[] similarity = TermRedundancy.Similarities([.. rows.Select(r => sets[r.Set])], result.UniverseSize, options.Similarity, RunContext.Default);
        List<(int A, int B, double Weight)> edges = Edges(rows.Length, similarity, options.Cut!.Value);
        (double X, double Y)[] places = NetworkLayout.Place(rows.Length, edges);
        string left = rows.Length < found.Length ? FormattableString.Invariant($" The {rows.Length} of {found.Length} with the smallest p are drawn.") : "";
        return FigureSpec.Single("enrichment-network", $"{result.Method}: gene sets with q < 0.05{EnrichmentFigures.Given(result)}", new PanelSpec
        {
            X = AxisSpec.Hidden with { Min = -0.2, Max = 1.2 },
            Y = AxisSpec.Hidden with { Min = -0.08, Max = 1.08 },
            ShowLegend = false,
            Marks = [.. Lines(edges, places), Nodes(result, rows, places)],
        }) with
        {
            WidthMm = 170,
            Caption = FormattableString.Invariant($"{rows.Length} gene sets; an edge where {options.Similarity} similarity is at least {options.Cut:0.##}, wider from 0.5 and 0.75.{left} Positions mean nothing beyond that. Sets: {result.Collection}."),
        };
    }

    static List<(int A, int B, double Weight)> Edges(int count, double[] similarity, double cut)
    {
        List<(int, int, double)> edges = [];
        for (int i = 1; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double s = similarity[TermRedundancy.At(i, j)];
                if (s >= cut)
                {
                    edges.Add((i, j, s));
                }
            }
        }
        return edges;
    }

    static IEnumerable<Mark> Lines(List<(int A, int B, double Weight)> edges, (double X, double Y)[] places)
    {
        for (int w = 0; w < Widths.Length; w++)
        {
            double below = w + 1 < Widths.Length ? Widths[w + 1].From : double.PositiveInfinity;
            (int A, int B, double Weight)[] some = [.. edges.Where(e => e.Weight >= Widths[w].From && e.Weight < below)];
            if (some.Length > 0)
            {
                yield return new SegmentsMark
                {
                    X0 = [.. some.Select(e => places[e.A].X)],
                    Y0 = [.. some.Select(e => places[e.A].Y)],
                    X1 = [.. some.Select(e => places[e.B].X)],
                    Y1 = [.. some.Select(e => places[e.B].Y)],
                    Width = Widths[w].Width,
                    Color = EdgeColor,
                };
            }
        }
    }

    static PointsMark Nodes(EnrichmentResult result, EnrichmentRow[] rows, (double X, double Y)[] places)
    {
        (ImmutableArray<double> diameters, SizeKey key) = DotSizes.Of([.. rows.Select(r => (double)r.Size)], "genes in set", Smallest, Largest);
        bool scored = result.EffectName == "NES";
        ImmutableArray<double> colors = [.. rows.Select(r => scored ? r.Effect : Signed(r))];
        bool signed = rows.Any(r => r.Direction != EnrichmentDirection.None);
        double largest = Math.Max(1, colors.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max());
        return new()
        {
            X = [.. places.Select(p => p.X)],
            Y = [.. places.Select(p => p.Y)],
            Names = [.. rows.Select(r => r.Set)],
            Labels = [.. TermNames.Short([.. rows.Select(r => r.Set)], 30)],
            Sizes = diameters,
            SizeKey = key,
            ColorValues = colors,
            ColorScale = scored ? new() { Min = -largest, Max = largest, Label = "NES" } : EnrichmentFigures.QScale(colors, signed),
            Outline = true,
        };
    }

    static double Signed(EnrichmentRow row) => EnrichmentFigures.MinusLog10(row.QAll) * (row.Direction == EnrichmentDirection.Down ? -1 : 1);
}
