using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Mutations;

/// <summary>Pictures of features against mutations.</summary>
static class FeatureMutationFigures
{
    const int VolcanoLabels = 8, MostPoints = 20_000;
    const double Significant = 0.05;

    public static FigureSpec Volcano(FeatureMutationResult result)
    {
        ImmutableArray<FeatureMutationPair> shown = [.. result.Pairs.Where(p => p.P > 0).Take(MostPoints)];
        ImmutableArray<FeatureMutationPair> found = [.. shown.Where(p => p.Q < Significant)], other = [.. shown.Where(p => !(p.Q < Significant))];
        string dropped = result.Pairs.Length > MostPoints ? string.Create(CultureInfo.InvariantCulture, $" The {MostPoints} smallest p are drawn.") : "";
        return FigureSpec.Single("feature-mutation-volcano", "Features against mutations", new()
        {
            X = AxisSpec.Linear("AUC (above 0.5: higher in mutated patients)"),
            Y = AxisSpec.Linear("-log10 p"),
            Marks = [Points(other, "q ≥ 0.05", 7, 0), Points(found, "q < 0.05", 0, VolcanoLabels)],
        }) with
        { Caption = result.Summary + dropped };
    }

    public static FigureSpec Strip(FeatureMutationResult result)
    {
        FeatureMutationPair top = result.Pairs[0];
        ImmutableArray<double>[] groups = [result.TopWildType, result.TopMutated];
        string note = string.Create(CultureInfo.InvariantCulture,
            $"AUC {top.Auc:0.00} ({top.Low:0.00} to {top.High:0.00}), p = {top.P:0.##e-0}, q = {top.Q:0.##e-0}");
        return FigureSpec.Single("feature-mutation-top", $"{top.Feature} by {top.Gene}", new()
        {
            X = AxisSpec.Category(top.Gene,
            [
                string.Create(CultureInfo.InvariantCulture, $"wild type (n = {top.WildTypeCount})"),
                string.Create(CultureInfo.InvariantCulture, $"mutated (n = {top.MutatedCount})"),
            ]),
            Y = AxisSpec.Linear(top.Feature),
            Marks = [.. groups.SelectMany((values, i) => Group(values, i))],
            Notes = [note],
            ShowLegend = false,
        }) with
        { Caption = "The pair with the smallest p. Box: quartiles and median; every patient is one point." };
    }

    static PointsMark Points(ImmutableArray<FeatureMutationPair> pairs, string series, int color, int labels) => new()
    {
        X = [.. pairs.Select(p => p.Auc)],
        Y = [.. pairs.Select(p => -Math.Log10(p.P))],
        Names = [.. pairs.Select(p => $"{p.Feature} | {p.Gene}")],
        Labels = [.. pairs.Select((p, i) => i < labels ? $"{p.Gene} {p.Feature}" : null)],
        Series = series,
        ColorIndex = color,
        Opacity = 0.7,
    };

    static IEnumerable<Mark> Group(ImmutableArray<double> values, int place)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            yield break;
        }
        double low = SortedValues.Quantile(sorted, 0.25), middle = SortedValues.Quantile(sorted, 0.5), high = SortedValues.Quantile(sorted, 0.75);
        yield return new RectanglesMark { X0 = [place - 0.3], X1 = [place + 0.3], Y0 = [low], Y1 = [high], Outline = true, ColorIndex = place, Opacity = 0.25 };
        yield return new SegmentsMark { X0 = [place - 0.3], X1 = [place + 0.3], Y0 = [middle], Y1 = [middle], Width = 1.5, ColorIndex = place };
        // Spread by the golden ratio: even, and the same in every run.
        yield return new PointsMark
        {
            X = [.. sorted.Select((_, i) => place + ((((i + 1) * 0.6180339887498949 % 1) - 0.5) * 0.4))],
            Y = [.. sorted],
            ColorIndex = place,
            Opacity = 0.8,
        };
    }
}
