using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Figures of correlation results.</summary>
public static class CorrelationFigures
{
    const int GridColumns = 240, GridRows = 160;
    const int Labelled = 8;
    const double LargestMinusLogP = 330;
    const int HeatMapSide = 30;

    /// <summary>r against -log10 p of all pairs. Crowded places are thinned to one point each, so the figure stays small.</summary>
    public static FigureSpec Volcano(CorrelationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CorrelationRow[] top = [.. result.Rows().Take(Labelled).Where(row => !double.IsNaN(row.R))];
        double highest = top.Length == 0 ? 1 : MinusLog10(top[0].P);
        (ImmutableArray<double> r, ImmutableArray<double> p) = Thinned(result, highest);
        var panel = new PanelSpec
        {
            X = new() { Label = $"{result.Options.Method} r", Min = -1, Max = 1 },
            Y = AxisSpec.Linear("-log10 p"),
            Marks =
            [
                new PointsMark { X = r, Y = p, Size = 2, Opacity = 0.6 },
                new PointsMark
                {
                    X = [.. top.Select(t => t.R)],
                    Y = [.. top.Select(t => MinusLog10(t.P))],
                    Size = 4,
                    ColorIndex = 1,
                    Names = [.. top.Select(t => PairName(result, t))],
                    Labels = [.. top.Take(3).Select(t => PairName(result, t)), .. Enumerable.Repeat("", Math.Max(0, top.Length - 3))],
                },
            ],
        };
        return FigureSpec.Single("correlation-volcano", "", panel) with { Caption = result.Summary };
    }

    /// <summary>The values of one pair with the least-squares line, r, p and n; beside it what is left of both given the covariates.</summary>
    /// <param name="x">Shape: [samples, x features].</param>
    /// <param name="y">Shape: [samples, y features], the same samples in the same order.</param>
    /// <param name="pair">Labels of the two columns.</param>
    /// <param name="options">Method of the correlation in the corner.</param>
    /// <param name="covariates">Shape: [samples, covariates]; null for one panel only.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/>, <see cref="ErrorCode.UnknownLabel"/>.</exception>
    public static FigureSpec Scatter(LabelledMatrix x, LabelledMatrix y, (string X, string Y) pair, CorrelationOptions? options = null,
        LabelledMatrix? covariates = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return CorrelationScatter.Of(x, y, pair.X, pair.Y, options ?? new(), covariates);
    }

    static string PairName(CorrelationResult result, CorrelationRow row) => $"{result.XIds[row.XIndex]} / {result.YIds[row.YIndex]}";

    static double MinusLog10(double p) => p > 0 ? -Math.Log10(p) : LargestMinusLogP;

    static (ImmutableArray<double> R, ImmutableArray<double> P) Thinned(CorrelationResult result, double highest)
    {
        bool[] taken = new bool[GridColumns * GridRows];
        ImmutableArray<double>.Builder r = ImmutableArray.CreateBuilder<double>(), p = ImmutableArray.CreateBuilder<double>();
        result.ForEachPair((pairR, pairP) =>
        {
            double height = MinusLog10(pairP);
            int column = Math.Clamp((int)((pairR + 1) / 2 * GridColumns), 0, GridColumns - 1);
            int row = Math.Clamp((int)(height / Math.Max(highest, 1e-9) * GridRows), 0, GridRows - 1);
            ref bool cell = ref taken[(row * GridColumns) + column];
            if (!cell)
            {
                cell = true;
                r.Add(pairR);
                p.Add(height);
            }
        });
        return (r.ToImmutable(), p.ToImmutable());
    }

    /// <summary>r of the columns that take part in the strongest pairs, ordered so that similar ones lie side by side.</summary>
    /// <remarks>Rows and columns are ordered by average-linkage clustering of their r profiles.</remarks>
    public static FigureSpec HeatMap(CorrelationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (int[] xs, int[] ys) = Strongest(result, HeatMapSide, HeatMapSide);
        int[] xOrder = LeafOrder.AverageLinkage(xs.Length, (i, k) => result.R(xs[i], ys[k]), ys.Length);
        int[] yOrder = LeafOrder.AverageLinkage(ys.Length, (i, k) => result.R(xs[k], ys[i]), xs.Length);
        ImmutableArray<double> cells = [.. xOrder.SelectMany(i => yOrder.Select(j => result.R(xs[i], ys[j])))];
        double limit = cells.Where(c => !double.IsNaN(c)).Select(Math.Abs).DefaultIfEmpty(1).Max();
        var panel = new PanelSpec
        {
            X = AxisSpec.Category(result.YName, yOrder.Select(j => result.YIds[ys[j]])),
            Y = AxisSpec.Category(result.XName, xOrder.Select(i => result.XIds[xs[i]])),
            Marks =
            [
                new HeatMapMark
                {
                    Values = cells,
                    RowCount = xs.Length,
                    ColumnCount = ys.Length,
                    ColorScale = new() { Min = -limit, Max = limit, Label = $"{result.Options.Method} r" },
                },
            ],
        };
        string caption = string.Create(CultureInfo.InvariantCulture,
            $"The {xs.Length} and {ys.Length} columns of the pairs with the smallest p, ordered by average linkage. {result.Summary}");
        return FigureSpec.Single("correlation-heatmap", "", panel) with { Caption = caption };
    }

    /// <summary>The radiogenomic association map: r of the columns that take part in the strongest pairs, both sides clustered and drawn with their trees,
    /// significant cells marked, classes as bars of colours.</summary>
    /// <param name="result">All pairs.</param>
    /// <param name="options">Sizes, marks, bars of classes; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.EmptyTable"/>: no pair has a correlation.</exception>
    public static FigureSpec AssociationMap(this CorrelationResult result, AssociationMapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return AssociationMapFigure.Of(result, (options ?? new()).Checked());
    }

    /// <summary>Correlations of the columns of one table among themselves, clustered; q over the distinct pairs.</summary>
    /// <param name="values">Shape: [samples, features]. NaN = missing: left out of the pairs it is in.</param>
    /// <param name="options">Method, triangle, marks, bars of classes; null: the defaults.</param>
    /// <param name="run">Threads and cancellation; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>: an option, or fewer than 2 or more than 500 columns.</exception>
    public static FigureSpec Matrix(LabelledMatrix values, CorrelationMatrixOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        return CorrelationMatrixFigure.Of(values, options ?? new(), run ?? RunContext.Default);
    }

    /// <summary>A consensus matrix: the share of resampled clusterings in which two items fell together, in the order of the average-linkage tree of one minus it.</summary>
    /// <param name="consensus">Shape: [items, items], symmetric, the same labels on both sides. Range: [0, 1]; NaN = never drawn together.</param>
    /// <param name="options">Number of clusters, bars of classes; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>: not square, or other labels; <see cref="ErrorCode.OptionOutOfRange"/>:
    /// a value outside [0, 1], not symmetric, an option.</exception>
    public static FigureSpec Consensus(LabelledMatrix consensus, ConsensusMatrixOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(consensus);
        return ConsensusMatrixFigure.Of(consensus, options ?? new());
    }

    internal static (int[] X, int[] Y) Strongest(CorrelationResult result, int mostX, int mostY)
    {
        List<int> xs = [], ys = [];
        foreach (CorrelationRow row in result.Rows().Where(r => !double.IsNaN(r.R)).Take(20 * Math.Max(mostX, mostY)))
        {
            if (!xs.Contains(row.XIndex) && xs.Count < mostX)
            {
                xs.Add(row.XIndex);
            }
            if (!ys.Contains(row.YIndex) && ys.Count < mostY)
            {
                ys.Add(row.YIndex);
            }
        }
        return ([.. xs], [.. ys]);
    }
}
