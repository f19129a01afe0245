using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>The overlap of tables as an UpSet plot.</summary>
static class JoinFigure
{
    const int MostCombinations = 24;

    public static FigureSpec UpSet(JoinReport report)
    {
        ImmutableArray<JoinOverlap> overlaps = [.. report.Overlaps.Take(MostCombinations)];
        ImmutableArray<string> combinations = [.. overlaps.Select(o => string.Join(" & ", o.Tables))];
        return new FigureSpec
        {
            Id = "join-overlap",
            Title = "Which keys are in which tables",
            Caption = report.Overlaps.Length > MostCombinations
                ? FormattableString.Invariant($"The {MostCombinations} most frequent of {report.Overlaps.Length} combinations; every one is in join_overlap.tsv.")
                : FormattableString.Invariant($"{report.Overlaps.Sum(o => o.Count)} keys by the tables that they are in: exactly the marked ones."),
            Panels = [Bars(overlaps, combinations), SetSizes(report), Matrix(report, overlaps, combinations)],
        };
    }

    static PanelSpec Bars(ImmutableArray<JoinOverlap> overlaps, ImmutableArray<string> combinations) => new()
    {
        Row = 0,
        Column = 1,
        HeightWeight = 2,
        WidthWeight = 3,
        X = AxisSpec.Category("", combinations) with { Visible = false },
        Y = AxisSpec.Linear("Keys") with { Min = 0 },
        Marks =
        [
            new BarsMark { Position = Places(overlaps.Length), Value = [.. overlaps.Select(o => (double)o.Count)] },
            new TextMark
            {
                X = Places(overlaps.Length),
                Y = [.. overlaps.Select(o => o.Count + (0.04 * overlaps.Max(m => m.Count)))],
                Text = [.. overlaps.Select(o => FormattableString.Invariant($"{o.Count}"))],
                RelativeSize = 0.85,
            },
        ],
    };

    static PanelSpec SetSizes(JoinReport report) => new()
    {
        Row = 1,
        Column = 0,
        X = AxisSpec.Linear("Keys in table") with { Min = 0 },
        Y = AxisSpec.Category("", report.TableCounts.Select(t => t.Table)),
        Marks = [new BarsMark { Position = Places(report.TableCounts.Length), Value = [.. report.TableCounts.Select(t => (double)t.Keys)], Horizontal = true, Width = 0.6 }],
    };

    static PanelSpec Matrix(JoinReport report, ImmutableArray<JoinOverlap> overlaps, ImmutableArray<string> combinations)
    {
        (double X, double Y, bool In)[] dots = [.. overlaps.SelectMany((o, x) => report.TableCounts.Select((t, y) => ((double)x, (double)y, o.Tables.Contains(t.Table))))];
        (double X, double Low, double High)[] spans = [.. dots.Where(d => d.In).GroupBy(d => d.X).Select(g => (g.Key, g.Min(d => d.Y), g.Max(d => d.Y)))];
        return new PanelSpec
        {
            Row = 1,
            Column = 1,
            X = AxisSpec.Category("", combinations) with { Visible = false },
            Y = AxisSpec.Category("", report.TableCounts.Select(t => t.Table)) with { Visible = false },
            Marks =
            [
                Dots(dots.Where(d => !d.In), "#d9d9d9"),
                new SegmentsMark { X0 = [.. spans.Select(s => s.X)], Y0 = [.. spans.Select(s => s.Low)], X1 = [.. spans.Select(s => s.X)], Y1 = [.. spans.Select(s => s.High)], Color = "#303030", Width = 1.5 },
                Dots(dots.Where(d => d.In), "#303030"),
            ],
        };
    }

    static PointsMark Dots(IEnumerable<(double X, double Y, bool In)> dots, string color) =>
        new() { X = [.. dots.Select(d => d.X)], Y = [.. dots.Select(d => d.Y)], Color = color, Size = 6 };

    static ImmutableArray<double> Places(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];
}
