using System.Collections.Immutable;

namespace RadioGenomics.Tests.Figures;

/// <summary>One figure of every kind that the analyses draw, with seeded data.</summary>
static class SampleFigures
{
    public static IEnumerable<FigureSpec> All =>
        [Volcano(), Scatter(), HeatMapWithDendrograms(), UpSet(), Bars(), KaplanMeier(), BoxAndStrip(), DotPlot(), LogHistogram(), ModuleTraits()];

    static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    static double[] Many(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Gauss(random))];

    public static FigureSpec Volcano()
    {
        var random = new Random(1);
        double[] effect = [.. Many(random, 3000).Select((g, i) => i < 60 ? g + (i % 2 == 0 ? 2.5 : -2.5) : g * 0.7)];
        double[] significance = [.. effect.Select(e => (Math.Abs(e) * Math.Abs(e) * 1.1) + Math.Abs(Gauss(random)))];
        int[] top = [.. Enumerable.Range(0, 3000).OrderByDescending(i => significance[i]).Take(14)];
        bool Hit(int i) => significance[i] > 5;
        PointsMark Group(bool hit, string name, string color) => new()
        {
            Series = name,
            Color = color,
            Opacity = 0.7,
            X = [.. effect.Where((_, i) => Hit(i) == hit)],
            Y = [.. significance.Where((_, i) => Hit(i) == hit)],
            Labels = [.. Enumerable.Range(0, 3000).Where(i => Hit(i) == hit).Select(i => top.Contains(i) ? $"GENE{i}" : null)],
        };
        return FigureSpec.Single("volcano", "TP53 mutated against wild type", new PanelSpec
        {
            X = AxisSpec.Linear("log2 fold change"),
            Y = AxisSpec.Linear("−log10 p"),
            Marks = [Group(false, "q ≥ 0.05", "#999999"), Group(true, "q < 0.05", "#d55e00"),
                new SegmentsMark { X0 = [-6], Y0 = [5], X1 = [6], Y1 = [5], Dashed = true }],
            Notes = ["n = 30 mutated, 74 wild type"],
        }) with
        { Caption = "Each point is a gene; moderated t-test, Benjamini-Hochberg over 3,000 genes." };
    }

    public static FigureSpec Scatter()
    {
        var random = new Random(2);
        double[] x = Many(random, 106);
        double[] y = [.. x.Select(v => (0.5 * v) + Gauss(random) + 6)];
        double[] grid = [.. Enumerable.Range(0, 50).Select(i => x.Min() + ((x.Max() - x.Min()) * i / 49))];
        double Band(double v) => 0.2 + (0.08 * v * v);
        return FigureSpec.Single("scatter", "", new PanelSpec
        {
            Title = "original_glcm_ClusterProminence and MKI67",
            X = AxisSpec.Linear("original_glcm_ClusterProminence (z)"),
            Y = AxisSpec.Linear("MKI67, log2(FPKM + 1)"),
            Marks = [new AreaMark { X = [.. grid], Low = [.. grid.Select(g => 6 + (0.5 * g) - Band(g))], High = [.. grid.Select(g => 6 + (0.5 * g) + Band(g))], Opacity = 0.2 },
                new LineMark { X = [.. grid], Y = [.. grid.Select(g => 6 + (0.5 * g))], Width = 1.2 },
                new PointsMark { X = [.. x], Y = [.. y], Opacity = 0.75, Color = "#333333", Names = [.. Enumerable.Range(1, 106).Select(i => $"HCC-{i:000}")] }],
            Notes = ["r = 0.46 [0.29, 0.60]", "p = 8×10⁻⁷, n = 106", "given volume: r = 0.31, p = 0.001"],
        });
    }

    static SegmentsMark Dendrogram(int leaves, bool turned)
    {
        List<(double A, double B, double C, double D)> lines = [];
        List<(double At, double Height)> nodes = [.. Enumerable.Range(0, leaves).Select(i => ((double)i, 0.0))];
        for (double height = 1; nodes.Count > 1; height += 0.7)
        {
            List<(double At, double Height)> next = [];
            for (int i = 0; i + 1 < nodes.Count; i += 2)
            {
                lines.Add((nodes[i].At, nodes[i].Height, nodes[i].At, height));
                lines.Add((nodes[i + 1].At, nodes[i + 1].Height, nodes[i + 1].At, height));
                lines.Add((nodes[i].At, height, nodes[i + 1].At, height));
                next.Add(((nodes[i].At + nodes[i + 1].At) / 2, height));
            }
            nodes = nodes.Count % 2 == 1 ? [.. next, nodes[^1]] : next;
        }
        return turned
            ? new SegmentsMark { X0 = [.. lines.Select(l => l.B)], Y0 = [.. lines.Select(l => l.A)], X1 = [.. lines.Select(l => l.D)], Y1 = [.. lines.Select(l => l.C)] }
            : new SegmentsMark { X0 = [.. lines.Select(l => l.A)], Y0 = [.. lines.Select(l => l.B)], X1 = [.. lines.Select(l => l.C)], Y1 = [.. lines.Select(l => l.D)] };
    }

    public static FigureSpec HeatMapWithDendrograms()
    {
        const int Rows = 24, Columns = 32;
        var random = new Random(3);
        double[] values = [.. Many(random, Rows * Columns).Select((g, i) => (g * 0.15) + (0.5 * Math.Sin(i / Columns / 5.0) * Math.Cos(i % Columns / 6.0)))];
        values[40] = double.NaN;
        var genes = AxisSpec.Category("", Enumerable.Range(0, Columns).Select(i => $"GENE{i * 37}"));
        var features = AxisSpec.Category("", Enumerable.Range(0, Rows).Select(i => $"wavelet-LLH_glszm_SmallAreaHighGrayLevelEmphasis{i}"));
        return new FigureSpec
        {
            Id = "heatmap",
            Title = "Features and genes",
            Panels =
            [
                new PanelSpec { Row = 0, Column = 1, HeightWeight = 0.18, X = AxisSpec.Hidden with { Min = -0.5, Max = Columns - 0.5 }, Y = AxisSpec.Hidden, Marks = [Dendrogram(Columns, false)] },
                new PanelSpec { Row = 1, Column = 0, WidthWeight = 0.12, X = AxisSpec.Hidden with { Min = 5, Max = 0 }, Y = AxisSpec.Hidden with { Min = Rows - 0.5, Max = -0.5 }, Marks = [Dendrogram(Rows, true)] },
                new PanelSpec
                {
                    Row = 1, Column = 1, X = genes, Y = features,
                    Marks = [new HeatMapMark { Values = [.. values], RowCount = Rows, ColumnCount = Columns, ColorScale = new ColorScale { Min = -0.8, Max = 0.8, Label = "Pearson r" } }],
                },
            ],
            Caption = "Pearson correlation of 24 features with 32 genes in 106 patients; average linkage of 1 − r.",
        };
    }

    public static FigureSpec UpSet()
    {
        string[] tables = ["radiomics", "expression", "mutations", "clinical"];
        (int Size, int[] Members)[] sets = [(104, [0, 1, 2, 3]), (12, [1, 2, 3]), (9, [2, 3]), (4, [0, 3]), (2, [0]), (1, [1])];
        var pairs = sets.SelectMany((s, i) => s.Members.Select(m => (X: (double)i, Y: (double)m))).ToList();
        var off = Enumerable.Range(0, sets.Length).SelectMany(i => Enumerable.Range(0, 4).Where(m => !sets[i].Members.Contains(m)).Select(m => (X: (double)i, Y: (double)m))).ToList();
        AxisSpec columns = AxisSpec.Category("", sets.Select((_, i) => $"{i}")) with { Visible = false };
        return new FigureSpec
        {
            Id = "upset",
            Title = "Patients by the tables they are in",
            Panels =
            [
                new PanelSpec
                {
                    Row = 0, X = columns, Y = AxisSpec.Linear("Patients"), HeightWeight = 2,
                    Marks = [new BarsMark { Position = [.. Enumerable.Range(0, 6).Select(i => (double)i)], Value = [.. sets.Select(s => (double)s.Size)], Width = 0.6, Color = "#333333" },
                        new TextMark { X = [.. Enumerable.Range(0, 6).Select(i => (double)i)], Y = [.. sets.Select(s => s.Size + 4.0)], Text = [.. sets.Select(s => $"{s.Size}")], RelativeSize = 0.9 }],
                },
                new PanelSpec
                {
                    Row = 1, X = columns, Y = AxisSpec.Category("", tables),
                    Marks = [new PointsMark { X = [.. off.Select(p => p.X)], Y = [.. off.Select(p => p.Y)], Color = "#d9d9d9", Size = 7 },
                        new SegmentsMark { X0 = [.. sets.Select((_, i) => (double)i)], X1 = [.. sets.Select((_, i) => (double)i)], Y0 = [.. sets.Select(s => (double)s.Members.Min())], Y1 = [.. sets.Select(s => (double)s.Members.Max())], Width = 2, Color = "#333333" },
                        new PointsMark { X = [.. pairs.Select(p => p.X)], Y = [.. pairs.Select(p => p.Y)], Color = "#333333", Size = 7 }],
                },
            ],
        };
    }

    public static FigureSpec Bars() => FigureSpec.Single("bars", "Enriched gene sets", new PanelSpec
    {
        X = AxisSpec.Linear("−log10 q"),
        Y = AxisSpec.Category("", ["HALLMARK_E2F_TARGETS", "HALLMARK_G2M_CHECKPOINT", "HALLMARK_INTERFERON_GAMMA_RESPONSE", "HALLMARK_BILE_ACID_METABOLISM", "HALLMARK_XENOBIOTIC_METABOLISM", "HALLMARK_EPITHELIAL_MESENCHYMAL_TRANSITION"]),
        Marks = [new BarsMark { Series = "up", Position = [0, 1, 2], Value = [24.2, 18.1, 6.3], Horizontal = true, ColorIndex = 1 },
            new BarsMark { Series = "down", Position = [3, 4, 5], Value = [9.9, 8.2, 1.4], Horizontal = true, ColorIndex = 0 }],
    });

    public static FigureSpec KaplanMeier()
    {
        var random = new Random(5);
        (LineMark, AreaMark, PointsMark) Curve(string name, int color, double rate)
        {
            double[] times = [.. Enumerable.Range(0, 60).Select(_ => -Math.Log(1 - random.NextDouble()) / rate).Where(t => t < 100).Order()];
            ImmutableArray<double> x = [0, .. times, 100];
            ImmutableArray<double> y = [.. x.Select((_, i) => Math.Max(0, 1 - (Math.Min(i, times.Length) / 62.0)))];
            return (new LineMark { Series = name, ColorIndex = color, X = x, Y = y, Step = true, Width = 1.2 },
                new AreaMark { ColorIndex = color, X = x, Low = [.. y.Select(v => Math.Max(0, v - 0.1))], High = [.. y.Select(v => Math.Min(1, v + 0.08))], Step = true, Opacity = 0.15 },
                new PointsMark { ColorIndex = color, X = [.. x.Where((_, i) => i % 7 == 3)], Y = [.. y.Where((_, i) => i % 7 == 3)], PointShape = PointShape.Plus, Size = 5 });
        }
        var low = Curve("module low (n = 60)", 0, 0.01);
        var high = Curve("module high (n = 60)", 1, 0.03);
        AxisSpec time = AxisSpec.Linear("Months") with { Min = 0, Max = 100 };
        return new FigureSpec
        {
            Id = "kaplan-meier",
            Title = "Overall survival by proliferation module",
            Panels =
            [
                new PanelSpec
                {
                    Row = 0, HeightWeight = 4, X = time, Y = AxisSpec.Linear("Overall survival") with { Min = 0, Max = 1 },
                    Marks = [low.Item2, high.Item2, low.Item1, high.Item1, low.Item3, high.Item3], Notes = ["log-rank p = 3×10⁻⁵", "HR 2.4 [1.6, 3.7]"],
                },
                new PanelSpec
                {
                    Row = 1, HeightWeight = 0.7, Title = "At risk", X = time with { Visible = false }, Y = AxisSpec.Category("", ["low", "high"]),
                    Marks = [new TextMark { X = [0, 20, 40, 60, 80, 100, 0, 20, 40, 60, 80, 100], Y = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], Text = ["60", "48", "37", "30", "25", "20", "60", "30", "15", "8", "4", "2"], RelativeSize = 0.9 }],
                },
            ],
        };
    }

    public static FigureSpec BoxAndStrip()
    {
        var random = new Random(6);
        string[] groups = ["wild type (n = 74)", "CTNNB1 mutated (n = 30)"];
        List<Mark> marks = [];
        for (int g = 0; g < 2; g++)
        {
            double[] values = [.. Many(random, g == 0 ? 74 : 30).Select(v => v + (g * 1.4) + 4).Order()];
            double q1 = values[values.Length / 4], median = values[values.Length / 2], q3 = values[values.Length * 3 / 4];
            marks.Add(new RectanglesMark { X0 = [g - 0.3], X1 = [g + 0.3], Y0 = [q1], Y1 = [q3], Outline = true, ColorIndex = g, Opacity = 0.25 });
            marks.Add(new SegmentsMark { X0 = [g - 0.3, g, g], X1 = [g + 0.3, g, g], Y0 = [median, values[1], q3], Y1 = [median, q1, values[^2]], Width = 1.2 });
            marks.Add(new PointsMark { X = [.. values.Select(_ => g + ((random.NextDouble() - 0.5) * 0.4))], Y = [.. values], ColorIndex = g, Opacity = 0.7 });
        }
        return FigureSpec.Single("box", "GLUL by CTNNB1", new PanelSpec
        {
            X = AxisSpec.Category("", groups),
            Y = AxisSpec.Linear("GLUL, log2(FPKM + 1)"),
            Marks = [.. marks],
            Notes = ["AUC 0.83 [0.74, 0.91], p = 2×10⁻⁶"],
        }) with
        { WidthMm = 80 };
    }

    public static FigureSpec DotPlot()
    {
        var random = new Random(7);
        return FigureSpec.Single("dots", "Modules and terms", new PanelSpec
        {
            X = AxisSpec.Category("Module", ["ME1", "ME2", "ME3", "ME4", "ME5"]),
            Y = AxisSpec.Category("", Enumerable.Range(0, 8).Select(i => $"GO:000{i}234 a biological process of some length {i}")),
            Marks = [new PointsMark
            {
                X = [.. Enumerable.Range(0, 40).Select(i => (double)(i % 5))],
                Y = [.. Enumerable.Range(0, 40).Select(i => (double)(i / 5))],
                Sizes = [.. Enumerable.Range(0, 40).Select(_ => 2 + (8 * random.NextDouble()))],
                ColorValues = [.. Enumerable.Range(0, 40).Select(_ => 10 * random.NextDouble())],
                ColorScale = new ColorScale { Map = ColorMap.Sequential, Min = 0, Max = 10, Label = "−log10 q" },
            }],
        });
    }

    public static FigureSpec LogHistogram()
    {
        var random = new Random(8);
        double[] x = [.. Many(random, 400).Select(v => Math.Exp(2 * v) * 100)];
        return new FigureSpec
        {
            Id = "panels",
            Title = "Two panels with axes of their own",
            Panels =
            [
                new PanelSpec
                {
                    Column = 0, Title = "Log axes", X = new AxisSpec { Label = "Tumour volume (mm³)", Scale = AxisScale.Log10 }, Y = new AxisSpec { Label = "p", Scale = AxisScale.Log10 },
                    Marks = [new PointsMark { X = [.. x], Y = [.. x.Select(v => Math.Pow(v, -1.5) * random.NextDouble())], PointShape = PointShape.Ring, Size = 4 }],
                },
                new PanelSpec
                {
                    Column = 1, Title = "Histogram", X = AxisSpec.Linear("MeshVolume"), Y = AxisSpec.Linear("Patients"),
                    Marks = [new BarsMark { Position = [.. Enumerable.Range(0, 20).Select(i => (i + 0.5) * 12500)], Value = [.. Enumerable.Range(0, 20).Select(i => Math.Round(90 * Math.Exp(-i / 5.0)))], Width = 12500 * 0.95, Color = "#56b4e9" }],
                },
            ],
            WidthMm = 170,
        };
    }

    public static FigureSpec ModuleTraits()
    {
        var random = new Random(9);
        double[] r = [.. Many(random, 40).Select(v => Math.Clamp(v * 0.4, -1, 1))];
        return FigureSpec.Single("module-traits", "Module-trait correlations", new PanelSpec
        {
            X = AxisSpec.Category("", ["age", "sex", "stage", "AFP (log10)", "tumour volume"]),
            Y = AxisSpec.Category("", ["MEblue", "MEbrown", "MEgreen", "MEgrey", "MEred", "MEturquoise", "MEyellow", "MEblack"]),
            Marks = [new HeatMapMark
            {
                Values = [.. r], RowCount = 8, ColumnCount = 5, CellText = [.. r.Select(v => FormattableString.Invariant($"{v:0.00}\n({Math.Exp(-6 * Math.Abs(v)):G1})"))],
                ColorScale = new ColorScale { Min = -1, Max = 1, Label = "r" },
            }],
        });
    }
}
