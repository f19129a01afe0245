using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Pictures of gene set enrichment, of preranked and of phenotype results alike.</summary>
static class GseaFigures
{
    // Okabe-Ito vermillion and blue; grey for what is not significant.
    const string HighColor = "#d55e00", LowColor = "#0072b2", OtherColor = "#bdbdbd", LineColor = "#333333";

    const int TopOfEachSign = 3, MostBars = 10, MostPoints = 1000;

    /// <summary>Bars of the top sets, then the running sums of the first of each sign.</summary>
    public static IEnumerable<FigureSpec> All(GeneRanking ranking, GeneSetIndex index, ImmutableArray<GseaRow> rows, Func<GseaRow, EnrichmentScore> score, string caption)
    {
        GseaRow[] tested = [.. rows.Where(r => !double.IsNaN(r.P))];
        if (tested.Length == 0)
        {
            yield break;
        }
        yield return Bars(tested, caption);
        int number = 0;
        foreach (GseaRow row in tested.Where(r => r.Es > 0).Take(TopOfEachSign).Concat(tested.Where(r => r.Es < 0).Take(TopOfEachSign)))
        {
            number++;
            yield return RunningSum(ranking, index, row, score(row), string.Create(CultureInfo.InvariantCulture, $"gsea-{number:00}-{Slug(row.Set)}"));
        }
    }

    public static FigureSpec RunningSum(GeneRanking ranking, GeneSetIndex index, GseaRow row, EnrichmentScore score, string? id = null)
    {
        index.TryIndexOf(row.Set, out int set);
        int[] places = [.. index.Genes(set)];
        int edge = score.LeadingEdge.Length;
        bool high = row.Es > 0;
        string color = high ? HighColor : LowColor;
        AxisSpec across = new() { Visible = false, Min = 0, Max = ranking.Count };
        return new()
        {
            Id = id ?? "gsea-" + Slug(row.Set),
            Title = TermNames.Short([row.Set])[0],
            Caption = string.Create(CultureInfo.InvariantCulture,
                $"Running sum over {ranking.Count} ranked genes; the {edge} genes of the leading edge are shaded ({row.Size} genes of the set are in the ranking)."),
            WidthMm = 110,
            HeightMm = 95,
            Panels =
            [
                new PanelSpec
                {
                    X = across,
                    Y = AxisSpec.Linear("Running sum"),
                    HeightWeight = 5,
                    Marks = [.. Curve(ranking.Count, places, score, color, high)],
                    Notes = Note(row),
                    ShowLegend = false,
                },
                new PanelSpec
                {
                    Row = 1,
                    X = across,
                    Y = new() { Visible = false, Min = 0, Max = 1 },
                    HeightWeight = 0.8,
                    Marks = [Hits(places, score, LineColor, false), Hits(places, score, color, true)],
                    ShowLegend = false,
                },
                new PanelSpec
                {
                    Row = 2,
                    X = AxisSpec.Linear("Place in the ranking") with { Min = 0, Max = ranking.Count },
                    Y = AxisSpec.Linear("Statistic"),
                    HeightWeight = 2.2,
                    Marks = [Statistic(ranking)],
                    ShowLegend = false,
                },
            ],
        };
    }

    static ImmutableArray<string> Note(GseaRow row) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"ES {row.Es:0.00}, NES {row.Nes:0.00}"),
        string.Create(CultureInfo.InvariantCulture, $"p = {row.P:0.#e-0}, q = {row.Q:0.#e-0}"),
    ];

    static IEnumerable<Mark> Curve(int genes, int[] places, EnrichmentScore score, string color, bool high)
    {
        List<double> x = [0], y = [0];
        for (int i = 0; i < places.Length; i++)
        {
            x.AddRange([places[i], places[i] + 1]);
            y.AddRange([score.Before[i], score.After[i]]);
        }
        x.Add(genes);
        y.Add(0);
        if (!score.LeadingEdge.IsEmpty)
        {
            // Gene i owns the points 2i + 1 and 2i + 2; a high edge ends after its last gene, a low one begins before its first.
            int from = high ? 0 : (2 * (places.Length - score.LeadingEdge.Length)) + 1;
            int to = high ? (2 * score.LeadingEdge.Length) + 1 : x.Count;
            double[] heights = [.. y.Skip(from).Take(to - from)];
            yield return new AreaMark { X = [.. x.Skip(from).Take(to - from)], Low = [.. heights.Select(h => Math.Min(h, 0))], High = [.. heights.Select(h => Math.Max(h, 0))], Color = color, Opacity = 0.2 };
        }
        yield return new SegmentsMark { X0 = [0], X1 = [genes], Y0 = [0], Y1 = [0], Color = OtherColor };
        yield return new LineMark { X = [.. x], Y = [.. y], Color = color, Width = 1.2 };
    }

    static SegmentsMark Hits(int[] places, EnrichmentScore score, string color, bool inEdge)
    {
        HashSet<int> edge = [.. score.LeadingEdge];
        double[] x = [.. places.Where(p => edge.Contains(p) == inEdge).Select(p => p + 0.5)];
        return new() { X0 = [.. x], X1 = [.. x], Y0 = [.. x.Select(_ => 0.0)], Y1 = [.. x.Select(_ => 1.0)], Color = color, Width = 0.5 };
    }

    static AreaMark Statistic(GeneRanking ranking)
    {
        int step = Math.Max(1, ranking.Count / MostPoints);
        int[] shown = [.. Enumerable.Range(0, ranking.Count).Where(i => i % step == 0 || i == ranking.Count - 1)];
        return new()
        {
            X = [.. shown.Select(i => i + 0.5)],
            Low = [.. shown.Select(i => Math.Min(0, ranking.Scores[i]))],
            High = [.. shown.Select(i => Math.Max(0, ranking.Scores[i]))],
            Color = "#888888",
            Opacity = 0.8,
        };
    }

    static FigureSpec Bars(GseaRow[] tested, string caption)
    {
        GseaRow[] rows = [.. tested.Where(r => r.Es > 0).Take(MostBars).Concat(tested.Where(r => r.Es < 0).Take(MostBars)).OrderByDescending(r => r.Nes).ThenBy(r => r.Set, StringComparer.Ordinal)];
        return FigureSpec.Single("gsea-nes", "Gene set enrichment", new()
        {
            X = AxisSpec.Linear("Normalised enrichment score"),
            Y = AxisSpec.Category("", TermNames.Short([.. rows.Select(r => r.Set)])),
            Marks = [.. Series(rows, "high, q < 0.05", HighColor, r => r.Q < 0.05 && r.Es > 0), .. Series(rows, "low, q < 0.05", LowColor, r => r.Q < 0.05 && r.Es < 0),
                .. Series(rows, "q ≥ 0.05", OtherColor, r => !(r.Q < 0.05))],
        }) with
        {
            WidthMm = 160,
            Caption = FormattableString.Invariant($"The {MostBars} sets of each sign with the smallest p, of {tested.Length}. {caption}"),
        };
    }

    static IEnumerable<Mark> Series(GseaRow[] rows, string series, string color, Func<GseaRow, bool> keep)
    {
        int[] places = [.. Enumerable.Range(0, rows.Length).Where(i => keep(rows[i]))];
        if (places.Length > 0)
        {
            yield return new BarsMark
            {
                Position = [.. places.Select(i => (double)i)],
                Value = [.. places.Select(i => rows[i].Nes)],
                Horizontal = true,
                Width = 0.7,
                Series = series,
                Color = color,
            };
        }
    }

    static string Slug(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name.ToLowerInvariant())
        {
            bool plain = char.IsAsciiLetterOrDigit(c);
            if (plain || (text.Length > 0 && text[^1] != '-'))
            {
                text.Append(plain ? c : '-');
            }
        }
        return text.ToString(0, Math.Min(text.Length, 60)).Trim('-');
    }
}
