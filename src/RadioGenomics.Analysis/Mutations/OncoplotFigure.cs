using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Mutations;

/// <summary>The drawing: key, burden, grid with frequencies, bars of classes.</summary>
static class OncoplotFigure
{
    const string WildType = "#e6e6e6", NotProfiled = "#ffffff", Dash = "#8c8c8c";
    const int MostGaps = 90, MostNames = 60, MostShown = 5000;

    sealed record Layout(LabelledMatrix Mutations, VariantGrid Variants, ImmutableArray<string> Genes, ImmutableArray<int> Samples, OncoplotOptions Options)
    {
        public ImmutableArray<string> SampleIds => [.. Samples.Select(s => Mutations.SampleIds[s])];

        public double Value(int sample, int gene) => Mutations[Samples[sample], Mutations.IndexOfFeature(Genes[gene])];

        // Column by column.
        public IEnumerable<(int Sample, int Gene, double Value)> Cells() =>
            Enumerable.Range(0, Genes.Length).SelectMany(g => Enumerable.Range(0, Samples.Length).Select(s => (s, g, Value(s, g))));
    }

    public static FigureSpec Of(LabelledMatrix mutations, Table? variants, OncoplotOptions options)
    {
        Check(mutations);
        ImmutableArray<string> genes = Genes(mutations, options);
        if (genes.IsEmpty)
        {
            Throw.NothingToDraw("The oncoplot", FormattableString.Invariant($"none of the {mutations.FeatureCount} genes is mutated in any of the {mutations.SampleCount} samples"));
        }
        int[] looked = [.. Enumerable.Range(0, mutations.SampleCount).Where(s => genes.Any(g => !double.IsNaN(mutations[s, mutations.IndexOfFeature(g)])))];
        int[] ordered = Ordered(mutations, genes, looked);
        int altered = ordered.Count(s => genes.Any(g => mutations[s, mutations.IndexOfFeature(g)] == 1));
        ImmutableArray<int> shown = [.. (options.Unaltered ? ordered : ordered.Take(altered)).Take(MostShown)];
        var layout = new Layout(mutations, new(variants), genes, shown, options);
        return new FigureSpec
        {
            Id = "oncoplot",
            Title = string.Create(CultureInfo.InvariantCulture, $"Altered in {altered} ({100.0 * altered / Math.Max(1, looked.Length):0} %) of {looked.Length} samples"),
            Caption = CaptionOf(layout, looked.Length, altered),
            WidthMm = 180,
            Panels = [.. Panels(layout)],
        };
    }

    static void Check(LabelledMatrix mutations)
    {
        for (int g = 0; g < mutations.FeatureCount; g++)
        {
            ReadOnlySpan<double> column = mutations.Column(g);
            for (int s = 0; s < column.Length; s++)
            {
                if (column[s] is not (0 or 1 or double.NaN))
                {
                    Throw.NotAMutation(mutations.SampleIds[s], mutations.FeatureIds[g], column[s]);
                }
            }
        }
    }

    static ImmutableArray<string> Genes(LabelledMatrix mutations, OncoplotOptions options)
    {
        foreach (string gene in options.Genes.IsDefault ? [] : options.Genes)
        {
            mutations.IndexOfFeature(gene);
        }
        IEnumerable<string> wanted = options.Genes.IsDefaultOrEmpty ? mutations.FeatureIds : options.Genes.Distinct();
        var counted = wanted.Select(g => (Gene: g, Count: Count(mutations, g))).OrderByDescending(c => c.Count).ThenBy(c => c.Gene, StringComparer.Ordinal);
        return [.. (options.Genes.IsDefaultOrEmpty ? counted.Where(c => c.Count > 0).Take(options.MostGenes) : counted).Select(c => c.Gene)];
    }

    static int Count(LabelledMatrix mutations, string gene) => mutations.Column(gene).ToArray().Count(v => v == 1);

    // Samples with the first gene mutated come first, among them those with the second, and so on.
    static int[] Ordered(LabelledMatrix mutations, ImmutableArray<string> genes, int[] samples)
    {
        int[] columns = [.. genes.Select(mutations.IndexOfFeature)];
        string[] keys = [.. samples.Select(s => string.Concat(columns.Select(g => mutations[s, g] == 1 ? '0' : mutations[s, g] == 0 ? '1' : '2')))];
        return [.. Enumerable.Range(0, samples.Length).OrderBy(i => keys[i].Replace('2', '1'), StringComparer.Ordinal).ThenBy(i => keys[i], StringComparer.Ordinal)
            .ThenBy(i => mutations.SampleIds[samples[i]], StringComparer.Ordinal).Select(i => samples[i])];
    }

    static IEnumerable<PanelSpec> Panels(Layout layout)
    {
        ImmutableArray<FigureAnnotation> bars = layout.Options.Annotations.IsDefault ? [] : layout.Options.Annotations;
        int row = 0;
        yield return Key(layout) with { Row = row++ };
        if (!bars.IsEmpty)
        {
            yield return AnnotationBars.Key(bars, [.. bars.Select(_ => layout.SampleIds)]) with { Row = row++ };
        }
        if (layout.Options.Burden)
        {
            yield return Burden(layout) with { Row = row++, HeightWeight = 0.28 };
        }
        yield return Frequencies(layout) with { Row = row, Column = 1, WidthWeight = 0.16 };
        bool named = layout.Samples.Length <= MostNames && bars.IsEmpty;
        yield return Grid(layout, named) with { Row = row++ };
        if (!bars.IsEmpty)
        {
            PanelSpec below = AnnotationBars.Panel(bars, layout.SampleIds, along: true);
            yield return below with { Row = row, HeightWeight = Math.Min(0.3, 1.15 * bars.Length / Math.Max(6.0, layout.Genes.Length)) };
        }
    }

    static PanelSpec Key(Layout layout)
    {
        string[] classes = [.. layout.Cells().Where(c => c.Value == 1).Select(c => layout.Variants.ClassOf(layout.SampleIds[c.Sample], layout.Genes[c.Gene])).Distinct()
            .OrderBy(VariantGrid.Rank).ThenBy(c => c, StringComparer.Ordinal)];
        IEnumerable<(string Name, string Color)> entries = [.. classes.Select(c => (VariantGrid.Words(c), VariantGrid.ColorOf(c))), ("wild type", WildType)];
        if (layout.Cells().Any(c => double.IsNaN(c.Value)))
        {
            entries = entries.Append(("– not profiled", NotProfiled));
        }
        return new()
        {
            HeightWeight = 0.002,
            X = AxisSpec.Hidden with { Min = 0, Max = 1 },
            Y = AxisSpec.Hidden with { Min = 0, Max = 1 },
            Marks = [.. entries.Select(e => new RectanglesMark { Series = e.Name, Color = e.Color, X0 = [0], X1 = [0], Y0 = [0], Y1 = [0], Outline = e.Color == NotProfiled })],
        };
    }

    static AxisSpec Across(Layout layout) => AxisSpec.Hidden with { Min = -0.5, Max = layout.Samples.Length - 0.5 };

    static PanelSpec Burden(Layout layout)
    {
        ImmutableArray<string> ids = layout.SampleIds;
        string[] classes = layout.Variants.HasClasses
            ? [.. ids.SelectMany(i => layout.Variants.BurdenOf(i).Keys).Distinct().OrderBy(VariantGrid.Rank).ThenBy(c => c, StringComparer.Ordinal)] : [VariantGrid.Mutated];
        double Size(int s, string kind) => layout.Variants.HasClasses ? layout.Variants.BurdenOf(ids[s]).GetValueOrDefault(kind)
            : Enumerable.Range(0, layout.Mutations.FeatureCount).Count(g => layout.Mutations[layout.Samples[s], g] == 1);
        double[] foot = new double[ids.Length];
        List<Mark> marks = [];
        foreach (string kind in classes)
        {
            int[] some = [.. Enumerable.Range(0, ids.Length).Where(s => Size(s, kind) > 0)];
            marks.Add(new RectanglesMark
            {
                X0 = [.. some.Select(s => s - HalfWidth(layout))],
                X1 = [.. some.Select(s => s + HalfWidth(layout))],
                Y0 = [.. some.Select(s => foot[s])],
                Y1 = [.. some.Select(s => foot[s] += Size(s, kind))],
                Color = VariantGrid.ColorOf(kind),
            });
        }
        return new()
        {
            X = Across(layout),
            Y = AxisSpec.Linear(layout.Variants.HasClasses ? "Variants" : "Mutated genes") with { Min = 0, Max = Math.Max(1, foot.Max()) },
            ShowLegend = false,
            Marks = [.. marks],
        };
    }

    static double HalfWidth(Layout layout) => layout.Samples.Length > MostGaps ? 0.5 : 0.44;

    static PanelSpec Grid(Layout layout, bool named)
    {
        int count = layout.Samples.Length;
        List<Mark> marks =
        [
            new RectanglesMark
            {
                X0 = [.. layout.Genes.Select(_ => -0.5)],
                X1 = [.. layout.Genes.Select(_ => count - 0.5)],
                Y0 = [.. layout.Genes.Select((_, g) => g - 0.44)],
                Y1 = [.. layout.Genes.Select((_, g) => g + 0.44)],
                Color = WildType,
            },
        ];
        (int Sample, int Gene, double Value)[] unknown = [.. layout.Cells().Where(c => double.IsNaN(c.Value))];
        if (unknown.Length > 0)
        {
            marks.Add(Cells(unknown, 0.5, 0.45, NotProfiled));
            marks.Add(new SegmentsMark
            {
                X0 = [.. unknown.Select(c => c.Sample - 0.3)],
                X1 = [.. unknown.Select(c => c.Sample + 0.3)],
                Y0 = [.. unknown.Select(c => (double)c.Gene)],
                Y1 = [.. unknown.Select(c => (double)c.Gene)],
                Color = Dash,
                Width = 0.5,
            });
        }
        foreach (var group in layout.Cells().Where(c => c.Value == 1).GroupBy(c => layout.Variants.ClassOf(layout.SampleIds[c.Sample], layout.Genes[c.Gene])).OrderBy(g => VariantGrid.Rank(g.Key)))
        {
            marks.Add(Cells([.. group], HalfWidth(layout), 0.44, VariantGrid.ColorOf(group.Key)));
        }
        return new()
        {
            X = named ? AxisSpec.Category("", layout.SampleIds) : Across(layout),
            Y = AxisSpec.Category("", layout.Genes.Select(g => $"{g}  {Percent(layout.Mutations, g)}")),
            ShowLegend = false,
            Marks = [.. marks],
        };
    }

    static RectanglesMark Cells((int Sample, int Gene, double Value)[] cells, double halfWidth, double halfHeight, string color) => new()
    {
        X0 = [.. cells.Select(c => c.Sample - halfWidth)],
        X1 = [.. cells.Select(c => c.Sample + halfWidth)],
        Y0 = [.. cells.Select(c => c.Gene - halfHeight)],
        Y1 = [.. cells.Select(c => c.Gene + halfHeight)],
        Color = color,
    };

    // Of the samples in which somebody looked.
    static string Percent(LabelledMatrix mutations, string gene)
    {
        int profiled = mutations.Column(gene).ToArray().Count(v => !double.IsNaN(v));
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * Count(mutations, gene) / Math.Max(1, profiled):0} %");
    }

    static PanelSpec Frequencies(Layout layout)
    {
        List<Mark> marks = [];
        double[] foot = new double[layout.Genes.Length];
        foreach (var kind in layout.Cells().Where(c => c.Value == 1).GroupBy(c => layout.Variants.ClassOf(layout.SampleIds[c.Sample], layout.Genes[c.Gene])).OrderBy(g => VariantGrid.Rank(g.Key)))
        {
            int[] genes = [.. kind.Select(c => c.Gene).Distinct().Order()];
            var counts = kind.CountBy(c => c.Gene).ToDictionary();
            marks.Add(new RectanglesMark
            {
                Y0 = [.. genes.Select(g => g - 0.36)],
                Y1 = [.. genes.Select(g => g + 0.36)],
                X0 = [.. genes.Select(g => foot[g])],
                X1 = [.. genes.Select(g => foot[g] += counts[g])],
                Color = VariantGrid.ColorOf(kind.Key),
            });
        }
        return new()
        {
            X = AxisSpec.Linear("Samples") with { Min = 0, Max = Math.Max(1, foot.Max()) },
            Y = AxisSpec.Category("", layout.Genes) with { Visible = false },
            ShowLegend = false,
            Marks = [.. marks],
        };
    }

    static string CaptionOf(Layout layout, int samples, int altered)
    {
        int unknown = layout.Cells().Count(c => double.IsNaN(c.Value));
        string left = layout.Samples.Length == samples ? "" : FormattableString.Invariant($" {samples - layout.Samples.Length} samples are not drawn.");
        string dash = unknown == 0 ? "" : FormattableString.Invariant($" Dash: not profiled ({unknown} cells), not counted in the percentages.");
        string nobody = layout.Mutations.SampleCount == samples ? "" : FormattableString.Invariant($" {layout.Mutations.SampleCount - samples} samples were not sequenced and are left out.");
        string several = layout.Variants.HasClasses ? " Multi Hit: two or more variants of a gene in a sample." : "";
        return FormattableString.Invariant($"The {layout.Genes.Length} {(layout.Options.Genes.IsDefaultOrEmpty ? "most often mutated" : "chosen")} of {layout.Mutations.FeatureCount} genes in {samples} samples, {altered} of them with a mutation of one; percentages of the profiled samples.{several}{dash}{left}{nobody}");
    }
}
