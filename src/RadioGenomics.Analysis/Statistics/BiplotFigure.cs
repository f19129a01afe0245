using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Samples and loadings in a plane of components.</summary>
static class BiplotFigure
{
    const double ArrowShare = 0.85, HeadShare = 0.035;
    const int EllipsePoints = 72, LeastForEllipse = 4;
    const string ArrowColor = "#4d4d4d";

    public static FigureSpec Of(PcaResult result, BiplotOptions options)
    {
        double[] x = result.Scores.Column(options.First - 1).ToArray(), y = result.Scores.Column(options.Second - 1).ToArray();
        ImmutableArray<string> ids = result.Scores.SampleIds;
        string[] classes = [.. ids.Select(id => options.Groups is null ? "" : options.Groups.ClassOf(id) is { Length: > 0 } c ? c : "not known")];
        string[] levels = [.. classes.Distinct().OrderBy(c => c == "not known").ThenBy(c => c, StringComparer.Ordinal)];
        List<Mark> marks = [];
        foreach ((int index, string level) in levels.Index())
        {
            int[] rows = [.. Enumerable.Range(0, ids.Length).Where(i => classes[i] == level)];
            string? color = level == "not known" ? "#999999" : options.Groups?.Colors.GetValueOrDefault(level);
            if (options.Groups is not null && options.Ellipse > 0 && rows.Length >= LeastForEllipse && level != "not known")
            {
                marks.Add(Ellipse([.. rows.Select(i => x[i])], [.. rows.Select(i => y[i])], options.Ellipse) with { ColorIndex = index, Color = color });
            }
            marks.Add(new PointsMark
            {
                X = [.. rows.Select(i => x[i])],
                Y = [.. rows.Select(i => y[i])],
                Names = [.. rows.Select(i => ids[i])],
                Labels = options.Names ? [.. rows.Select(i => ids[i])] : [],
                Series = level.Length == 0 ? null : FormattableString.Invariant($"{level} ({rows.Length})"),
                ColorIndex = index,
                Color = color,
                Opacity = 0.8,
            });
        }
        marks.AddRange(Arrows(result, options, x, y));
        return FigureSpec.Single("pca-biplot", "", new PanelSpec
        {
            X = AxisSpec.Linear(Axis(result, options.First)),
            Y = AxisSpec.Linear(Axis(result, options.Second)),
            Marks = [.. marks],
        }) with
        { Caption = CaptionOf(result, options) };
    }

    static string Axis(PcaResult result, int component) => string.Create(CultureInfo.InvariantCulture, $"PC{component} ({100 * result.VarianceShare[component - 1]:0.0} %)");

    static string CaptionOf(PcaResult result, BiplotOptions options)
    {
        int arrows = Math.Min(options.Arrows, result.Loadings.SampleCount);
        string text = arrows == 0 ? "" : FormattableString.Invariant($" Arrows: the {arrows} longest of {result.Loadings.SampleCount} loadings in this plane, scaled to the points; their lengths compare with each other only.");
        string ellipses = options.Groups is null || options.Ellipse == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Ellipses: {100 * options.Ellipse:0.#} % of a normal distribution with the class's mean and covariance.");
        string colours = options.Groups is null ? "" : $" Colours: {options.Groups.Name}.";
        return $"{result.Summary}{text}{colours}{ellipses}";
    }

    static IEnumerable<Mark> Arrows(PcaResult result, BiplotOptions options, double[] x, double[] y)
    {
        double[] a = result.Loadings.Column(options.First - 1).ToArray(), b = result.Loadings.Column(options.Second - 1).ToArray();
        ImmutableArray<int> shown = BiplotOptions.Longest(a.Length, options.Arrows, f => (a[f] * a[f]) + (b[f] * b[f]));
        if (shown.IsEmpty)
        {
            yield break;
        }
        // As long as the points allow in both directions.
        double reachA = Math.Max(1e-12, shown.Max(f => Math.Abs(a[f]))), reachB = Math.Max(1e-12, shown.Max(f => Math.Abs(b[f]))), reach = Math.Max(reachA, reachB);
        double scale = ArrowShare * Math.Min(x.Max(Math.Abs) / reachA, y.Max(Math.Abs) / reachB);
        List<double> x0 = [], y0 = [], x1 = [], y1 = [];
        foreach (int f in shown)
        {
            (double tipX, double tipY) = (a[f] * scale, b[f] * scale);
            double head = HeadShare * reach * scale, angle = Math.Atan2(tipY, tipX);
            x0.AddRange([0, tipX, tipX]);
            y0.AddRange([0, tipY, tipY]);
            x1.AddRange([tipX, tipX - (head * Math.Cos(angle - 0.45)), tipX - (head * Math.Cos(angle + 0.45))]);
            y1.AddRange([tipY, tipY - (head * Math.Sin(angle - 0.45)), tipY - (head * Math.Sin(angle + 0.45))]);
        }
        yield return new SegmentsMark { X0 = [.. x0], Y0 = [.. y0], X1 = [.. x1], Y1 = [.. y1], Color = ArrowColor, Width = 0.8 };
        yield return new PointsMark
        {
            X = [.. shown.Select(f => a[f] * scale)],
            Y = [.. shown.Select(f => b[f] * scale)],
            Names = [.. shown.Select(f => result.Loadings.SampleIds[f])],
            Labels = [.. shown.Select(f => (string?)result.Loadings.SampleIds[f])],
            Size = 0.6,
            Color = ArrowColor,
        };
    }

    // Where the squared Mahalanobis distance is the chi-squared quantile with two degrees of freedom, -2 log(1 - share).
    static LineMark Ellipse(double[] x, double[] y, double share)
    {
        double meanX = x.Average(), meanY = y.Average(), n = x.Length - 1;
        double xx = x.Sum(v => (v - meanX) * (v - meanX)) / n, yy = y.Sum(v => (v - meanY) * (v - meanY)) / n;
        double xy = x.Zip(y, (v, w) => (v - meanX) * (w - meanY)).Sum() / n, radius = Math.Sqrt(ChiSquared.Quantile(share, 2));
        // Cholesky factor of the covariance.
        double l11 = Math.Sqrt(xx), l21 = l11 > 0 ? xy / l11 : 0, l22 = Math.Sqrt(Math.Max(0, yy - (l21 * l21)));
        double[] angles = [.. Enumerable.Range(0, EllipsePoints + 1).Select(i => 2 * Math.PI * i / EllipsePoints)];
        return new()
        {
            X = [.. angles.Select(t => meanX + (radius * l11 * Math.Cos(t)))],
            Y = [.. angles.Select(t => meanY + (radius * ((l21 * Math.Cos(t)) + (l22 * Math.Sin(t)))))],
            Width = 0.9,
        };
    }

    public static FigureSpec Scree(PcaResult result)
    {
        double sum = 0;
        ImmutableArray<double> place = [.. Enumerable.Range(1, result.Count).Select(k => (double)k)];
        return FigureSpec.Single("pca-variance", "", new PanelSpec
        {
            X = AxisSpec.Linear("Component") with { Min = 0.4, Max = result.Count + 0.6 },
            Y = AxisSpec.Linear("Share of variance (%)") with { Min = 0, Max = 100 },
            Marks =
            [
                new BarsMark { Position = place, Value = [.. result.VarianceShare.Select(v => 100 * v)], Series = "each" },
                new LineMark { X = place, Y = [.. result.VarianceShare.Select(v => 100 * (sum += v))], ColorIndex = 1, Series = "together", Width = 1.2 },
            ],
        }) with
        { Caption = result.Summary };
    }
}
