using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>The sets with the smallest p-values as bars, up to the right and down to the left.</summary>
static class CameraFigure
{
    const int Shown = 20;
    const string UpColor = "#b2182b", DownColor = "#2166ac", Pale = "#bdbdbd";

    public static FigureSpec Of(CameraResult result)
    {
        CameraRow[] rows = [.. result.Rows.Where(r => !double.IsNaN(r.P)).Take(Shown)];
        double[] ends = [.. rows.Select(r => Sign(r) * -Math.Log10(Math.Max(r.P, double.Epsilon)))];
        double reach = Math.Max(1, ends.Max(Math.Abs) * 1.08);
        bool mixed = ends.Any(e => e < 0);
        return FigureSpec.Single("camera", "", new PanelSpec
        {
            X = new AxisSpec { Label = mixed ? "\u2212log10 p  (down \u2190   \u2192 up)" : "\u2212log10 p", Min = mixed ? -reach : 0, Max = reach },
            Y = AxisSpec.Category("", rows.Select(r => r.Set)),
            Marks = [.. Bars(rows, ends)],
        }) with
        {
            Caption = FormattableString.Invariant($"CAMERA, {rows.Length} of {result.Rows.Length} sets of {result.Collection} by p; red up, blue down at q < 0.05, grey above. {result.GeneCount} genes."),
        };
    }

    static IEnumerable<BarsMark> Bars(CameraRow[] rows, double[] ends)
    {
        (string Name, string Color, Func<CameraRow, bool> Takes)[] series =
        [
            ("up, q < 0.05", UpColor, r => r.Q < 0.05 && r.Direction == CameraTest.Up),
            ("down, q < 0.05", DownColor, r => r.Q < 0.05 && r.Direction != CameraTest.Up),
            ("q \u2265 0.05", Pale, r => !(r.Q < 0.05)),
        ];
        foreach ((string name, string color, Func<CameraRow, bool> takes) in series)
        {
            ImmutableArray<int> places = [.. Enumerable.Range(0, rows.Length).Where(i => takes(rows[i]))];
            if (!places.IsEmpty)
            {
                yield return new BarsMark
                {
                    Series = name,
                    Color = color,
                    Horizontal = true,
                    Position = [.. places.Select(i => (double)i)],
                    Value = [.. places.Select(i => ends[i])],
                };
            }
        }
    }

    static int Sign(CameraRow row) => row.Direction == CameraTest.Down ? -1 : 1;
}
