using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Figures of enrichment results. Names of terms are shortened on the axes and whole in the data.</summary>
public static class EnrichmentFigures
{
    internal const double Significant = 0.05;
    internal const double LargestMinusLogQ = 300;

    // Colours beyond 10^-10 are the same: a few extreme tests would leave all others pale.
    internal const double LargestShown = 10;

    /// <summary>Terms as dots. One list: effect (gene ratio for over-representation) along the axis. Several lists: one column for each,
    /// terms that are among the best of any.</summary>
    /// <param name="result">The result.</param>
    /// <param name="terms">Most terms, by p. Range: from 1.</param>
    public static FigureSpec DotPlot(EnrichmentResult result, int terms = 20)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        return DotPlotFigure.Of(result, terms);
    }

    /// <summary>Lists × terms as a heat map of -log10 q, with the sign of the direction where there is one; * q &lt; 0.05, ** q &lt; 0.01,
    /// *** q &lt; 0.001, all over the whole table.</summary>
    /// <param name="result">The result.</param>
    /// <param name="terms">Most terms, those with the smallest p in any list. Range: from 1.</param>
    /// <param name="lists">Most lists, those with the smallest p. Range: from 1.</param>
    public static FigureSpec TermMap(EnrichmentResult result, int terms = 30, int lists = 30)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lists, 1);
        return TermMapFigure.Of(result, terms, lists);
    }

    /// <summary>Enrichment map: terms as nodes, sized by genes, edges where they share genes. The layout is deterministic.</summary>
    /// <param name="result">The result; terms with q below 0.05 over the whole table in any list are drawn, at their smallest p.</param>
    /// <param name="terms">Most terms, by p. Range: from 1.</param>
    /// <param name="options">Similarity and the cut from which an edge is drawn; null: Jaccard 0.25.</param>
    public static FigureSpec Network(EnrichmentResult result, int terms = 40, TermRedundancyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        return EnrichmentMapFigure.Of(result, terms, (options ?? new()).Resolve());
    }

    /// <summary>Terms of one list as bars: -log10 q, or the effect where the method gives a signed one (GSEA), coloured by direction.</summary>
    /// <param name="result">The result.</param>
    /// <param name="list">Which list; null: the one with the smallest p.</param>
    /// <param name="terms">Most terms, by p. Range: from 1.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public static FigureSpec BarPlot(EnrichmentResult result, string? list = null, int terms = 20)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        return BarPlotFigure.Of(result.Of(list ?? result.Top(1).Rows[0].List), terms);
    }

    internal static double MinusLog10(double q) => double.IsNaN(q) ? double.NaN : q > 0 ? Math.Min(LargestMinusLogQ, -Math.Log10(q)) + 0.0 : LargestMinusLogQ;

    /// <summary>Colours of -log10 q from 0; the scale ends at the largest value, at 2 at least and at 10 at the most.</summary>
    internal static ColorScale QScale(IEnumerable<double> values, bool signed = false)
    {
        double largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max(), end = Math.Clamp(largest, 2, LargestShown);
        return new()
        {
            Map = signed ? ColorMap.Diverging : ColorMap.Sequential,
            Min = signed ? -end : 0,
            Max = end,
            Label = string.Concat("-log10 q", largest > LargestShown ? " (ends at 10)" : "", signed ? ", blue: down" : ""),
        };
    }

    internal static string Found(EnrichmentResult result) =>
        FormattableString.Invariant($"{result.Rows.Count(r => r.QAll < Significant)} of {result.Rows.Count(r => !double.IsNaN(r.P))} tests have q < 0.05 over the whole table");

    internal static string Given(EnrichmentResult result) => result.Covariates.IsEmpty ? "" : $" given {string.Join(", ", result.Covariates)}";
}

/// <summary>Point sizes whose area stands for a number, and their key.</summary>
static class DotSizes
{
    static readonly double[] Steps = [1, 2, 5];

    /// <summary>Diameters: area grows with the value, from the smallest size on.</summary>
    public static (ImmutableArray<double> Diameters, SizeKey Key) Of(IReadOnlyList<double> values, string label, double smallest, double largest)
    {
        double most = Math.Max(1, values.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        double Diameter(double v) => double.IsNaN(v) ? smallest : smallest + ((largest - smallest) * Math.Sqrt(Math.Max(0, v) / most));
        double[] shown = [.. new[] { most / 8, most / 2.5, most }.Select(Nice).Distinct()];
        return ([.. values.Select(Diameter)], new SizeKey { Label = label, Values = [.. shown], Diameters = [.. shown.Select(Diameter)] });
    }

    // 1, 2, 5, 10, 20, ... : the largest that is not above the value.
    static double Nice(double value)
    {
        if (value <= 1)
        {
            return 1;
        }
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return Steps.Last(s => s * unit <= value * (1 + 1e-12)) * unit;
    }
}
