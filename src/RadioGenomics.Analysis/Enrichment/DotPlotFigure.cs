using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Terms as dots.</summary>
static class DotPlotFigure
{
    const double Smallest = 2.5, Largest = 9;
    const int MostLists = 30;

    public static FigureSpec Of(EnrichmentResult result, int terms) =>
        result.Lists.Length == 1 ? OneList(result, terms) : ManyLists(result, terms);

    static FigureSpec OneList(EnrichmentResult result, int terms)
    {
        bool ratio = result.Rows.Any(r => r.ListSize > 0);
        EnrichmentRow[] rows = [.. result.Top(terms).Rows];
        double X(EnrichmentRow r) => ratio ? r.GeneRatio : r.Effect;
        rows = [.. rows.OrderByDescending(X).ThenBy(r => r.P).ThenBy(r => r.Set, StringComparer.Ordinal)];
        ImmutableArray<string> names = TermNames.Short([.. rows.Select(r => r.Set)]);
        PointsMark dots = Dots(rows, [.. rows.Select(X)], [.. rows.Select((_, i) => (double)i)], r => r.Q);
        var panel = new PanelSpec
        {
            X = AxisSpec.Linear(ratio ? FormattableString.Invariant($"share of the {rows.Select(r => r.ListSize).FirstOrDefault()} genes of the list") : result.EffectName),
            Y = AxisSpec.Category("", names),
            Marks = ratio || rows.All(r => r.Effect > 0) || rows.All(r => r.Effect < 0) ? [dots] : [Zero(rows.Length), dots],
        };
        return FigureSpec.Single("enrichment-dots", $"{result.Method}: {result.Lists[0]}{EnrichmentFigures.Given(result)}", panel) with
        {
            WidthMm = 160,
            Caption = FormattableString.Invariant($"The {rows.Length} of {result.Rows.Length} gene sets with the smallest p; {EnrichmentFigures.Found(result)}. Sets: {result.Collection}."),
        };
    }

    static SegmentsMark Zero(int rows) => new() { X0 = [0], X1 = [0], Y0 = [-0.5], Y1 = [rows - 0.5], Dashed = true };

    static FigureSpec ManyLists(EnrichmentResult result, int terms)
    {
        EnrichmentResult best = result.Top(result.Rows.Length);
        string[] shownLists = [.. best.Rows.Select(r => r.List).Distinct(StringComparer.Ordinal).Take(MostLists)];
        string[] lists = [.. result.Lists.Where(shownLists.Contains)];
        // A term without a dot says nothing; without any dot at all the best terms show at least what was tested.
        IEnumerable<EnrichmentRow> drawn = best.Rows.Any(r => r.P < 0.05) ? best.Rows.Where(r => r.P < 0.05) : best.Rows;
        string[] sets = TermOrder.ByList(drawn, lists, terms);
        EnrichmentRow[] rows = [.. result.Rows.Where(r => r.P < 0.05 && sets.Contains(r.Set) && lists.Contains(r.List))];
        PointsMark dots = Dots(rows, [.. rows.Select(r => (double)Array.IndexOf(lists, r.List))], [.. rows.Select(r => (double)Array.IndexOf(sets, r.Set))], r => r.QAll) with
        {
            Names = [.. rows.Select(r => $"{r.Set} / {r.List}")],
        };
        var panel = new PanelSpec
        {
            X = AxisSpec.Category("", lists),
            Y = AxisSpec.Category("", TermNames.Short(sets)),
            Marks = [dots],
        };
        string left = lists.Length < result.Lists.Length ? FormattableString.Invariant($" The {lists.Length} of {result.Lists.Length} {result.ListKind}s with the smallest p.") : "";
        return FigureSpec.Single("enrichment-dots", $"{result.Method}: {result.ListKind}s and gene sets{EnrichmentFigures.Given(result)}", panel) with
        {
            WidthMm = Math.Clamp(95 + (9.0 * lists.Length), 130, 300),
            Caption = FormattableString.Invariant($"The {sets.Length} gene sets with the smallest p in any {result.ListKind}; tests with p < 0.05 are drawn. {EnrichmentFigures.Found(result)}.{left} Sets: {result.Collection}."),
        };
    }

    static PointsMark Dots(EnrichmentRow[] rows, ImmutableArray<double> x, ImmutableArray<double> y, Func<EnrichmentRow, double> q)
    {
        bool overlap = rows.Any(r => r.Overlap >= 0);
        (ImmutableArray<double> diameters, SizeKey key) = DotSizes.Of([.. rows.Select(r => (double)(overlap ? r.Overlap : r.Size))],
            overlap ? rows.Any(r => r.ListSize > 0) ? "genes shared" : "leading edge" : "genes in set", Smallest, Largest);
        ImmutableArray<double> colors = [.. rows.Select(r => EnrichmentFigures.MinusLog10(q(r)))];
        return new()
        {
            X = x,
            Y = y,
            Names = [.. rows.Select(r => r.Set)],
            Sizes = diameters,
            SizeKey = key,
            ColorValues = colors,
            ColorScale = EnrichmentFigures.QScale(colors),
            Outline = true,
        };
    }
}

/// <summary>Which terms are shown for several lists, and in which order.</summary>
static class TermOrder
{
    /// <summary>The terms with the smallest p in any list, grouped by the list in which it is smallest.</summary>
    /// <param name="byP">Rows by p.</param>
    /// <param name="lists">Lists in their order.</param>
    /// <param name="most">Most terms.</param>
    public static string[] ByList(IEnumerable<EnrichmentRow> byP, string[] lists, int most) =>
        [.. byP.Where(r => lists.Contains(r.List)).DistinctBy(r => r.Set).Take(most)
            .OrderBy(r => Array.IndexOf(lists, r.List)).ThenBy(r => r.P).ThenBy(r => r.Set, StringComparer.Ordinal).Select(r => r.Set)];
}
