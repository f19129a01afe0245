using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>The radiogenomic association map: features by genes, both clustered, significant cells marked.</summary>
static class AssociationMapFigure
{
    public static FigureSpec Of(CorrelationResult result, AssociationMapOptions options)
    {
        (int[] xs, int[] ys) = CorrelationFigures.Strongest(result, options.MostRows, options.MostColumns);
        if (xs.Length == 0 || ys.Length == 0)
        {
            Throw.NothingToDraw("The association map", FormattableString.Invariant($"no pair of the {result.XIds.Length} and {result.YIds.Length} columns has a correlation"));
        }
        double limit = xs.SelectMany(x => ys.Select(y => Math.Abs(result.R(x, y)))).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        bool stars = options.Significance is SignificanceDisplay.Stars or SignificanceDisplay.Both, fade = options.Significance is SignificanceDisplay.Fade or SignificanceDisplay.Both;
        return new ClusteredHeatMap
        {
            Id = "association-map",
            Rows = [.. xs.Select(x => result.XIds[x])],
            Columns = [.. ys.Select(y => result.YIds[y])],
            Value = (i, j) => result.R(xs[i], ys[j]),
            Text = stars ? (i, j) => FigureText.Stars(result.Q(xs[i], ys[j])) : null,
            Faded = fade ? (i, j) => !(result.Q(xs[i], ys[j]) < options.Q) : null,
            ColorScale = new() { Min = -limit, Max = limit, Label = $"{result.Options.Method} r" },
            RowTree = options.Trees ? TreePanel.Profiles(xs.Length, ys.Length, (i, k) => result.R(xs[i], ys[k])) : null,
            ColumnTree = options.Trees ? TreePanel.Profiles(ys.Length, xs.Length, (j, k) => result.R(xs[k], ys[j])) : null,
            RowAnnotations = options.RowAnnotations,
            ColumnAnnotations = options.ColumnAnnotations,
            XLabel = result.YName,
            YLabel = result.XName,
            Caption = CaptionOf(result, xs, ys, options, stars, fade),
        }.Draw();
    }

    static string CaptionOf(CorrelationResult result, int[] xs, int[] ys, AssociationMapOptions options, bool stars, bool fade)
    {
        CorrelationRow[] cells = [.. xs.SelectMany(x => ys.Select(y => result.Row(x, y))).Where(c => !double.IsNaN(c.R))];
        string given = result.Covariates.IsDefaultOrEmpty ? "" : $", given {string.Join(", ", result.Covariates)}";
        string marks = (stars ? " * q < 0.05, ** q < 0.01, *** q < 0.001." : "") + (fade ? string.Create(CultureInfo.InvariantCulture, $" Pale: q ≥ {options.Q:0.###}.") : "");
        string order = options.Trees ? " Trees: average linkage of the mean squared difference of r." : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{result.Options.Method} correlation{given} of the {xs.Length} {result.XName} and {ys.Length} {result.YName} columns of the pairs with the smallest p, n = {FigureText.Range(cells.Select(c => c.N))}; "
            + $"{cells.Count(c => c.Q < options.Q)} of {cells.Length} cells have q < {options.Q:0.###} ({result.Options.Adjust.InWords()} over all {result.TestCount:N0} tests).{marks}{order}");
    }
}
