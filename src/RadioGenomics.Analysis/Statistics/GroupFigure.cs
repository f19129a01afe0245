using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Boxes, violins, points and tests of groups.</summary>
static class GroupFigure
{
    const int MostGroups = 40, MostPaired = 6, DensityPoints = 64;
    const double HalfWidth = 0.32;

    sealed record Group(string Name, double[] Values, string[] Names);

    public static FigureSpec Of(double[] values, IReadOnlyList<string?> classes, GroupPlotOptions options)
    {
        Group[] groups = Groups(values, classes, options);
        if (groups.Sum(g => g.Values.Length) == 0)
        {
            Throw.NothingToDraw($"The comparison of {options.Value}", "no value is known in any group");
        }
        Throw.IfOutside("number of groups", groups.Length, 1, MostGroups);
        int left = values.Length - groups.Sum(g => g.Values.Length);
        bool violin = options.Shape == GroupShape.Violin;
        (Mark[] brackets, string pairwise) = Pairs(groups, options);
        return FigureSpec.Single("groups", "", new PanelSpec
        {
            X = AxisSpec.Category(options.Group, groups.Select(g => FormattableString.Invariant($"{g.Name} ({g.Values.Length})"))),
            Y = AxisSpec.Linear(options.Value),
            ShowLegend = false,
            Marks = [.. groups.SelectMany((g, i) => Marks(g, i, violin, options.Points)), .. brackets],
            Notes = [.. Tests(groups)],
        }) with
        {
            WidthMm = Math.Clamp(40 + (24 * groups.Length), 80, 180),
            Caption = CaptionOf(groups, options, left, pairwise),
        };
    }

    static Group[] Groups(double[] values, IReadOnlyList<string?> classes, GroupPlotOptions options)
    {
        string[] known = [.. classes.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c!).Distinct()];
        string[] order = options.Order.IsDefaultOrEmpty ? Sorted(known) : [.. options.Order];
        return [.. order.Select(name =>
        {
            int[] rows = [.. Enumerable.Range(0, values.Length).Where(i => classes[i] == name && double.IsFinite(values[i]))];
            return new Group(name, [.. rows.Select(i => values[i])], [.. rows.Select(i => options.Names.IsDefaultOrEmpty ? "" : options.Names[i])]);
        })];
    }

    // "≤ 3", "3 to 5", "> 5" and plain numbers by size, names by name.
    static string[] Sorted(string[] names)
    {
        double Number(string name) => name.StartsWith('≤') ? double.MinValue : name.StartsWith("> ", StringComparison.Ordinal) ? double.MaxValue
            : double.TryParse(name.Split(" to ")[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN;
        return names.All(n => !double.IsNaN(Number(n))) ? [.. names.OrderBy(Number)] : [.. names.Order(StringComparer.Ordinal)];
    }

    static IEnumerable<Mark> Marks(Group group, int place, bool violin, bool points)
    {
        double[] sorted = [.. group.Values.Order()];
        if (sorted.Length == 0)
        {
            yield break;
        }
        bool shaped = violin && sorted[^1] > sorted[0] && sorted.Length > 2;
        if (shaped)
        {
            foreach (Mark mark in Violin(sorted, place))
            {
                yield return mark;
            }
        }
        foreach (Mark mark in Box(sorted, place, shaped ? 0.07 : HalfWidth))
        {
            yield return mark;
        }
        if (points)
        {
            yield return Points(group, place, shaped ? 0.14 : 0.42);
        }
    }

    static IEnumerable<Mark> Box(double[] sorted, int place, double half)
    {
        double low = SortedValues.Quantile(sorted, 0.25), middle = SortedValues.Quantile(sorted, 0.5), high = SortedValues.Quantile(sorted, 0.75), reach = 1.5 * (high - low);
        double bottom = sorted.First(v => v >= low - reach), top = sorted.Last(v => v <= high + reach);
        yield return new RectanglesMark { X0 = [place - half], X1 = [place + half], Y0 = [low], Y1 = [high], Outline = true, ColorIndex = place, Opacity = 0.25 };
        yield return new SegmentsMark
        {
            X0 = [place, place, place - (half / 2), place - (half / 2)],
            X1 = [place, place, place + (half / 2), place + (half / 2)],
            Y0 = [bottom, high, bottom, top],
            Y1 = [low, top, bottom, top],
            Width = 0.75,
        };
        yield return new SegmentsMark { X0 = [place - half], X1 = [place + half], Y0 = [middle], Y1 = [middle], Width = 1.6 };
    }

    // Spread by the golden ratio: even, and the same in every run.
    static PointsMark Points(Group group, int place, double width)
    {
        int[] order = [.. Enumerable.Range(0, group.Values.Length).OrderBy(i => group.Values[i])];
        return new()
        {
            X = [.. order.Select((_, k) => Math.Round(place + ((((k + 1) * 0.6180339887498949 % 1) - 0.5) * width), 4))],
            Y = [.. order.Select(i => group.Values[i])],
            Names = [.. order.Select(i => group.Names[i])],
            ColorIndex = place,
            Opacity = 0.75,
            Size = group.Values.Length > 150 ? 2 : 3,
        };
    }

    // A Gaussian kernel of Silverman's width (R: bw.nrd0), from the smallest to the largest value, all violins equally wide at their widest.
    static IEnumerable<Mark> Violin(double[] sorted, int place)
    {
        double width = Bandwidth(sorted), step = (sorted[^1] - sorted[0]) / (DensityPoints - 1);
        double[] at = [.. Enumerable.Range(0, DensityPoints).Select(i => sorted[0] + (i * step))];
        double[] density = [.. at.Select(y => sorted.Sum(v => Math.Exp(-0.5 * (y - v) * (y - v) / (width * width))))];
        double most = density.Max();
        double[] half = [.. density.Select(d => Math.Round(HalfWidth * 1.2 * d / most, 4))];
        yield return new AreaOutline(place, at, half).Slices();
        yield return new AreaOutline(place, at, half).Line();
    }

    sealed record AreaOutline(int Place, double[] At, double[] Half)
    {
        public RectanglesMark Slices() => new()
        {
            X0 = [.. Half.Skip(1).Select((h, i) => Place - ((h + Half[i]) / 2))],
            X1 = [.. Half.Skip(1).Select((h, i) => Place + ((h + Half[i]) / 2))],
            Y0 = [.. At.SkipLast(1)],
            Y1 = [.. At.Skip(1)],
            ColorIndex = Place,
            Opacity = 0.18,
        };

        public LineMark Line() => new()
        {
            X = [.. Half.Select(h => Place - h), .. Half.Reverse().Select(h => Place + h), Place - Half[0]],
            Y = [.. At, .. At.Reverse(), At[0]],
            ColorIndex = Place,
            Width = 0.9,
        };
    }

    // Silverman (1986), eq. 3.31: 0.9 min(sd, IQR / 1.34) n^(-1/5).
    static double Bandwidth(double[] sorted)
    {
        double mean = sorted.Average(), sd = Math.Sqrt(sorted.Sum(v => (v - mean) * (v - mean)) / (sorted.Length - 1));
        double range = (SortedValues.Quantile(sorted, 0.75) - SortedValues.Quantile(sorted, 0.25)) / 1.34;
        return 0.9 * (range > 0 ? Math.Min(sd, range) : sd) * Math.Pow(sorted.Length, -0.2);
    }

    static IEnumerable<string> Tests(Group[] groups)
    {
        Group[] filled = [.. groups.Where(g => g.Values.Length > 0)];
        if (filled.Length == 2)
        {
            WilcoxonResult test = GroupTests.Wilcoxon(filled[1].Values, filled[0].Values);
            AucResult auc = GroupTests.Auc(filled[1].Values, filled[0].Values);
            yield return $"rank-sum test, {FigureText.P(test.P)}";
            yield return string.Create(CultureInfo.InvariantCulture, $"AUC {auc.Auc:0.00}{(double.IsNaN(auc.Low) ? "" : string.Create(CultureInfo.InvariantCulture, $" ({auc.Low:0.00} to {auc.High:0.00})"))}");
        }
        else if (filled.Length > 2)
        {
            yield return $"Kruskal-Wallis, {FigureText.P(GroupTests.KruskalWallis([.. filled.Select(g => g.Values)]).P)}";
        }
    }

    static (Mark[] Brackets, string Words) Pairs(Group[] groups, GroupPlotOptions options)
    {
        if (!options.Pairwise || groups.Length is < 3 or > MostPaired)
        {
            return ([], "");
        }
        (int A, int B)[] pairs = [.. Enumerable.Range(1, groups.Length - 1).SelectMany(b => Enumerable.Range(0, b).Select(a => (a, b))).OrderBy(p => p.b - p.a).ThenBy(p => p.a)];
        double[] q = MultipleTesting.Adjust([.. pairs.Select(p => GroupTests.Wilcoxon(groups[p.A].Values, groups[p.B].Values).P)], options.Adjust);
        int[] shown = [.. Enumerable.Range(0, pairs.Length).Where(i => q[i] < 0.05)];
        double low = groups.SelectMany(g => g.Values).Min(), high = groups.SelectMany(g => g.Values).Max(), step = high > low ? 0.09 * (high - low) : 1;
        string words = FormattableString.Invariant($" Brackets: pairs with p < 0.05 by the rank-sum test, adjusted by {options.Adjust.InWords()} over {pairs.Length} pairs.");
        if (shown.Length == 0)
        {
            return ([], FormattableString.Invariant($" No pair has p < 0.05 by the rank-sum test, adjusted by {options.Adjust.InWords()} over {pairs.Length} pairs."));
        }
        double[] level = [.. shown.Select((_, k) => high + ((k + 0.7) * step))];
        double Tick(int k) => level[k] - (0.25 * step);
        return (
        [
            new SegmentsMark
            {
                X0 = [.. shown.SelectMany(i => (double[])[pairs[i].A, pairs[i].A, pairs[i].B])],
                X1 = [.. shown.SelectMany(i => (double[])[pairs[i].B, pairs[i].A, pairs[i].B])],
                Y0 = [.. level.SelectMany(l => (double[])[l, l, l])],
                Y1 = [.. shown.SelectMany((_, k) => (double[])[level[k], Tick(k), Tick(k)])],
                Width = 0.6,
            },
            new TextMark
            {
                X = [.. shown.Select(i => (pairs[i].A + pairs[i].B) / 2.0)],
                Y = [.. level.Select(l => l + (0.32 * step))],
                Text = [.. shown.Select(i => FigureText.P(q[i]))],
                RelativeSize = 0.8,
            },
        ], words);
    }

    static string CaptionOf(Group[] groups, GroupPlotOptions options, int left, string pairwise)
    {
        string shape = options.Shape == GroupShape.Violin
            ? "Violins: Gaussian kernel of Silverman's width, cut at the extreme values, equally wide; inside: quartiles and median, whiskers to the last value within 1.5 interquartile ranges."
            : "Boxes: quartiles and median, whiskers to the last value within 1.5 interquartile ranges.";
        string test = groups.Count(g => g.Values.Length > 0) == 2 ? TwoGroupWords(groups) : "";
        string missing = left == 0 ? "" : FormattableString.Invariant($" {left} values that are missing or in no group are left out.");
        return FormattableString.Invariant($"{options.Value} by {options.Group}, n = {groups.Sum(g => g.Values.Length)} (of each group in brackets). {shape}{(options.Points ? " Every value is a point." : "")}{test}{pairwise}{missing}");
    }

    static string TwoGroupWords(Group[] groups)
    {
        Group[] filled = [.. groups.Where(g => g.Values.Length > 0)];
        bool exact = GroupTests.Wilcoxon(filled[1].Values, filled[0].Values).IsExact;
        return $" Two-sided rank-sum test ({(exact ? "exact" : "normal approximation")}); AUC above 0.5: higher in {filled[1].Name}, with DeLong's 95 % interval; not adjusted for other tests.";
    }
}
