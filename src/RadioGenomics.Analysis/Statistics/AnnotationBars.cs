using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Bars of classes beside a heat map, and their keys.</summary>
static class AnnotationBars
{
    public const string UnknownColor = "#e8e8e8";
    const int MostClasses = 12;

    // Okabe and Ito's colours first, lighter and darker companions after them.
    static readonly string[] Colors = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442", "#332288", "#88ccee", "#aa4499", "#ddcc77", "#117733"];

    /// <summary>A bar for every annotation, with x along the columns of a heat map, or y along its rows.</summary>
    public static PanelSpec Panel(ImmutableArray<FigureAnnotation> annotations, ImmutableArray<string> labels, bool along) => new()
    {
        X = along ? Hidden(labels.Length) : Names(annotations),
        Y = along ? Names(annotations) : Hidden(labels.Length) with { Min = labels.Length - 0.5, Max = -0.5 },
        ShowLegend = false,
        Marks = [.. annotations.SelectMany((a, i) => Bar(a, i, First(annotations, i), labels, along))],
    };

    static AxisSpec Hidden(int count) => AxisSpec.Hidden with { Min = -0.5, Max = count - 0.5 };

    static AxisSpec Names(ImmutableArray<FigureAnnotation> annotations) => AxisSpec.Category("", annotations.Select(a => a.Name));

    static IEnumerable<Mark> Bar(FigureAnnotation annotation, int place, int first, ImmutableArray<string> labels, bool along)
    {
        ImmutableArray<string> classes = Classes(annotation, labels);
        foreach (IGrouping<string, (string Class, double From, double To)> group in Runs(annotation, labels).GroupBy(r => r.Class).OrderBy(g => classes.IndexOf(g.Key)))
        {
            ImmutableArray<double> from = [.. group.Select(r => r.From)], to = [.. group.Select(r => r.To)];
            ImmutableArray<double> low = [.. group.Select(_ => place - 0.45)], high = [.. group.Select(_ => place + 0.45)];
            yield return new RectanglesMark
            {
                X0 = along ? from : low,
                X1 = along ? to : high,
                Y0 = along ? low : from,
                Y1 = along ? high : to,
                Color = group.Key.Length == 0 ? UnknownColor : ColorOf(annotation, classes, first, group.Key),
            };
        }
    }

    // Neighbours of one class are one rectangle: no hairlines between them.
    static IEnumerable<(string Class, double From, double To)> Runs(FigureAnnotation annotation, ImmutableArray<string> labels)
    {
        int start = 0;
        for (int i = 1; i <= labels.Length; i++)
        {
            string before = ClassOf(annotation, labels[start]) ?? "";
            if (i == labels.Length || (ClassOf(annotation, labels[i]) ?? "") != before)
            {
                yield return (before, start - 0.5, i - 0.5);
                start = i;
            }
        }
    }

    /// <summary>The key of all annotations: a panel of nothing but a legend, to stand above everything.</summary>
    public static PanelSpec Key(ImmutableArray<FigureAnnotation> annotations, ImmutableArray<string>[] labels) => new()
    {
        HeightWeight = 0.002,
        X = AxisSpec.Hidden with { Min = 0, Max = 1 },
        Y = AxisSpec.Hidden with { Min = 0, Max = 1 },
        Marks = [.. annotations.SelectMany((a, i) => Entries(a, First(annotations, i), labels[i]))],
    };

    // A rectangle without size is a name in the legend and nothing in the plot.
    static IEnumerable<Mark> Entries(FigureAnnotation annotation, int first, ImmutableArray<string> labels)
    {
        ImmutableArray<string> classes = Classes(annotation, labels);
        bool unknown = labels.Any(l => ClassOf(annotation, l) is null);
        IEnumerable<(string Name, string Color)> entries = classes.Select(c => (c, ColorOf(annotation, classes, first, c))).Concat(unknown ? [("not known", UnknownColor)] : []);
        return entries.Select((e, i) => new RectanglesMark { Series = i == 0 ? $"{annotation.Name}: {e.Name}" : e.Name, Color = e.Color, X0 = [0], X1 = [0], Y0 = [0], Y1 = [0] });
    }

    static string? ClassOf(FigureAnnotation annotation, string label) => annotation.ClassOf(label) is { Length: > 0 } name ? name : null;

    // In alphabetical order; those beyond the number of colours share one.
    static ImmutableArray<string> Classes(FigureAnnotation annotation, ImmutableArray<string> labels)
    {
        string[] all = [.. labels.Select(l => ClassOf(annotation, l)).OfType<string>().Distinct()];
        return [.. all.All(c => c.Length > 1 && c[0] is '≤' or '>' || c.Contains(" to ", StringComparison.Ordinal)) ? all.OrderBy(c => c[0] == '≤' ? 0 : c[0] == '>' ? 2 : 1) : all.Order(StringComparer.Ordinal)];
    }

    static string ColorOf(FigureAnnotation annotation, ImmutableArray<string> classes, int first, string name) =>
        annotation.Colors.TryGetValue(name, out string? given) ? given : Colors[(first + Math.Min(classes.IndexOf(name), MostClasses - 1)) % Colors.Length];

    // The second annotation starts with other colours than the first.
    static int First(ImmutableArray<FigureAnnotation> annotations, int index) => annotations.Take(index).Count(a => a.Colors.IsEmpty) * 4;
}
