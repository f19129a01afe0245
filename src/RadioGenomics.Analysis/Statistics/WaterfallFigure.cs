using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Values in order of size.</summary>
static class WaterfallFigure
{
    public static FigureSpec Of(IReadOnlyList<string> items, double[] values, WaterfallOptions options)
    {
        int[] known = [.. Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i]))];
        if (known.Length == 0)
        {
            Throw.NothingToDraw("The waterfall", "no value is known");
        }
        int[] order = [.. options.Descending ? known.OrderByDescending(i => values[i]).ThenBy(i => i) : known.OrderBy(i => values[i]).ThenBy(i => i)];
        string[] classes = [.. order.Select(i => options.Groups is null ? "" : options.Groups.ClassOf(items[i]) is { Length: > 0 } c ? c : "not known")];
        string[] levels = [.. classes.Distinct().OrderBy(c => c == "not known").ThenBy(c => c, StringComparer.Ordinal)];
        bool named = order.Length <= options.MostNames;
        int missing = values.Length - known.Length;
        string left = missing == 0 ? "" : FormattableString.Invariant($" {missing} without a value are left out.");
        string groups = options.Groups is null ? "" : $" Colours: {options.Groups.Name}.";
        return FigureSpec.Single("waterfall", "", new PanelSpec
        {
            X = named ? AxisSpec.Category("", order.Select(i => items[i])) : AxisSpec.Hidden with { Min = -1, Max = order.Length },
            Y = AxisSpec.Linear(options.Value),
            Marks =
            [
                .. levels.Select((level, k) => Bars(order, values, classes, level, k, options)),
                new SegmentsMark
                {
                    X0 = [.. Lines(options).Select(_ => -0.9)],
                    X1 = [.. Lines(options).Select(_ => order.Length - 0.1)],
                    Y0 = [.. Lines(options)],
                    Y1 = [.. Lines(options)],
                    Dashed = true,
                    Width = 0.6,
                    Color = "#4d4d4d",
                },
                new SegmentsMark { X0 = [-0.9], X1 = [order.Length - 0.1], Y0 = [options.Base], Y1 = [options.Base], Width = 0.6 },
            ],
        }) with
        { Caption = FormattableString.Invariant($"{options.Value} of {order.Length} items in order of size.{groups}{left}"), HeightMm = named ? 75 : 65, WidthMm = 150 };
    }

    static ImmutableArray<double> Lines(WaterfallOptions options) => options.Limits.IsDefault ? [] : options.Limits;

    static BarsMark Bars(int[] order, double[] values, string[] classes, string level, int index, WaterfallOptions options)
    {
        int[] places = [.. Enumerable.Range(0, order.Length).Where(k => classes[k] == level)];
        return new()
        {
            Position = [.. places.Select(k => (double)k)],
            Value = [.. places.Select(k => values[order[k]])],
            Base = options.Base,
            Width = order.Length > 150 ? 1 : 0.85,
            Series = level.Length == 0 ? null : FormattableString.Invariant($"{level} ({places.Length})"),
            ColorIndex = index,
            Color = level == "not known" ? "#bdbdbd" : options.Groups?.Colors.GetValueOrDefault(level),
        };
    }
}
