using System.Globalization;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>ROC curves with areas and intervals.</summary>
static class RocFigure
{
    const int MostCurves = 6, MostBands = 2;

    public static FigureSpec Of(RocResult result)
    {
        RocMarker[] shown = [.. result.Markers.Take(MostCurves)];
        return FigureSpec.Single("roc", "", new PanelSpec
        {
            X = AxisSpec.Linear("1 − specificity") with { Min = 0, Max = 1 },
            Y = AxisSpec.Linear("Sensitivity") with { Min = 0, Max = 1 },
            Marks =
            [
                .. shown.Length <= MostBands ? shown.Select((m, i) => Band(m, i)).OfType<Mark>() : [],
                new SegmentsMark { X0 = [0], Y0 = [0], X1 = [1], Y1 = [1], Color = "#888888", Dashed = true },
                .. shown.Select((m, i) => Curve(m, i)),
                .. shown.Length == 1 && IsInside(shown[0]) ? [Youden(shown[0])] : Array.Empty<Mark>(),
            ],
            Notes = [.. Notes(result)],
        }) with
        { Caption = CaptionOf(result, shown.Length), WidthMm = 100, HeightMm = 100 };
    }

    static AreaMark? Band(RocMarker marker, int index) => marker.BandLow.IsEmpty ? null : new AreaMark
    {
        X = [.. Enumerable.Range(0, RocAnalysis.GridSteps + 1).Select(g => (double)g / RocAnalysis.GridSteps)],
        Low = marker.BandLow,
        High = marker.BandHigh,
        ColorIndex = index,
        Opacity = 0.16,
    };

    static LineMark Curve(RocMarker marker, int index) => new()
    {
        X = marker.Curve.FalsePositiveRate,
        Y = marker.Curve.Sensitivity,
        ColorIndex = index,
        Width = 1.5,
        Series = string.Create(CultureInfo.InvariantCulture, $"{marker.Marker}{(marker.Direction == RocDirection.Lower ? " (low)" : "")}: AUC {marker.Auc:0.00} ({marker.Low:0.00}–{marker.High:0.00})"),
    };

    // A curve below the diagonal has no cut that is better than calling everybody a case, or nobody.
    static bool IsInside(RocMarker marker) => marker.Curve.YoudenIndex > 0 && marker.Curve.YoudenIndex < marker.Curve.Cut.Length - 1;

    static PointsMark Youden(RocMarker marker)
    {
        RocCurve curve = marker.Curve;
        int at = curve.YoudenIndex;
        return new()
        {
            X = [curve.FalsePositiveRate[at]],
            Y = [curve.Sensitivity[at]],
            Size = 5,
            ColorIndex = 0,
            Labels = [string.Create(CultureInfo.InvariantCulture, $"cut {curve.Cut[at]:G3}")],
        };
    }

    static IEnumerable<string> Notes(RocResult result)
    {
        if (result.Markers is [RocMarker marker] && IsInside(marker))
        {
            int at = marker.Curve.YoudenIndex;
            yield return string.Create(CultureInfo.InvariantCulture, $"sensitivity {marker.Curve.Sensitivity[at]:0.00}");
            yield return string.Create(CultureInfo.InvariantCulture, $"specificity {1 - marker.Curve.FalsePositiveRate[at]:0.00}");
        }
        if (result.Contrasts is [RocContrast only])
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"difference {only.Difference:0.00} ({only.Low:0.00} to {only.High:0.00})");
            yield return $"DeLong {FigureText.P(only.P)}";
        }
    }

    static string CaptionOf(RocResult result, int shown)
    {
        string level = string.Create(CultureInfo.InvariantCulture, $"{100 * result.Options.ConfidenceLevel:0.#} %");
        string cases = FigureText.Range(result.Markers.Select(m => m.CaseCount)), controls = FigureText.Range(result.Markers.Select(m => m.ControlCount));
        string band = shown <= MostBands && result.Options.Resamples > 0 ? FormattableString.Invariant($" Band: pointwise {level} interval of the sensitivity, {result.Options.Resamples} stratified bootstrap samples.") : "";
        string missing = result.MissingCount == 0 ? "" : FormattableString.Invariant($" {result.MissingCount} samples without a known outcome are left out.");
        string auto = result.Options.Direction == RocDirection.Auto ? " The side that means a case was chosen from the data: areas are above 0.5 by construction." : "";
        string dropped = result.Markers.Length > shown ? FormattableString.Invariant($" The first {shown} of {result.Markers.Length} markers are drawn.") : "";
        string point = shown == 1 && IsInside(result.Markers[0]) ? " Point: largest sum of sensitivity and specificity, found in these data." : "";
        return $"{result.Name}: {cases} cases, {controls} controls. Areas with DeLong's {level} intervals.{band}{point}{missing}{auto}{dropped}";
    }
}
