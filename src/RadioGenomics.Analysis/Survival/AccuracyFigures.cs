using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Pictures of discrimination, prediction error and net benefit.</summary>
static class AccuracyFigures
{
    const int MostCurves = 5;
    const string Grey = "#888888";

    public static FigureSpec AucOverTime(TimeDependentAucResult result)
    {
        bool single = result.Markers.Length == 1;
        return FigureSpec.Single("auc-over-time", "Time-dependent AUC", new()
        {
            X = AxisSpec.Linear(TimeLabel(result.TimeUnit)),
            Y = AxisSpec.Linear("AUC(t)") with { Min = Math.Min(0.4, result.Rows.Min(r => Math.Min(r.Auc, double.IsNaN(r.Low) ? 1 : r.Low))), Max = 1 },
            Marks = [Level(result.Options.Times, 0.5), .. result.Markers.SelectMany((m, i) => OverTime(result, m, i, single))],
            ShowLegend = !single,
        }) with
        { Caption = Reading(result, single) };
    }

    static string Reading(TimeDependentAucResult result, bool single)
    {
        bool wide = single && result.Options.BandResamples > 0;
        string bands = string.Create(CultureInfo.InvariantCulture,
            $"{(wide ? "Dark band" : "Band")}: pointwise {100 * result.Options.ConfidenceLevel:0.#} % interval{(wide ? "; light band: for all horizons at once" : "")}.");
        return string.Create(CultureInfo.InvariantCulture,
            $"Cases: {result.Name} by t; controls: free of it after t; weighted for censoring. {result.RowCount} rows, {result.EventCount} events. ")
            + (double.IsNaN(result.Rows[0].Low) ? "" : bands);
    }

    static IEnumerable<Mark> OverTime(TimeDependentAucResult result, string marker, int index, bool withBand)
    {
        ImmutableArray<TimeDependentAucRow> rows = result.Of(marker);
        ImmutableArray<double> time = [.. rows.Select(r => r.Time)];
        if (withBand && !double.IsNaN(rows[0].BandLow))
        {
            yield return new AreaMark { X = time, Low = [.. rows.Select(r => r.BandLow)], High = [.. rows.Select(r => r.BandHigh)], ColorIndex = index, Opacity = 0.12 };
        }
        if (!double.IsNaN(rows[0].Low))
        {
            yield return new AreaMark { X = time, Low = [.. rows.Select(r => r.Low)], High = [.. rows.Select(r => r.High)], ColorIndex = index, Opacity = 0.22 };
        }
        yield return new LineMark { X = time, Y = [.. rows.Select(r => r.Auc)], ColorIndex = index, Width = 1.5 };
        yield return new PointsMark { X = time, Y = [.. rows.Select(r => r.Auc)], ColorIndex = index, Size = 4, Series = marker };
    }

    public static FigureSpec RocCurves(TimeDependentAucResult result, string marker)
    {
        (TimeDependentAucRow Row, RocCurve Curve)[] all = [.. result.Rows.Zip(result.Curves).Where(p => p.First.Marker == marker)];
        int count = Math.Min(MostCurves, all.Length);
        (TimeDependentAucRow Row, RocCurve Curve)[] shown = [.. Enumerable.Range(1, count).Select(k => all[(k * all.Length / count) - 1])];
        return FigureSpec.Single("time-dependent-roc", $"ROC curves of {marker}", new()
        {
            X = AxisSpec.Linear("1 - specificity") with { Min = 0, Max = 1 },
            Y = AxisSpec.Linear("Sensitivity") with { Min = 0, Max = 1 },
            Marks =
            [
                new SegmentsMark { X0 = [0], Y0 = [0], X1 = [1], Y1 = [1], Color = Grey, Dashed = true },
                .. shown.Select((s, i) => new LineMark
                {
                    X = s.Curve.FalsePositiveRate,
                    Y = s.Curve.Sensitivity,
                    ColorIndex = i,
                    Width = 1.5,
                    Series = string.Create(CultureInfo.InvariantCulture, $"{s.Row.Time:0.##} {result.TimeUnit}: AUC {s.Row.Auc:0.00}{Interval(s.Row)}"),
                }),
            ],
        }) with
        { Caption = string.Create(CultureInfo.InvariantCulture, $"Cases: {result.Name} by the horizon; controls: free of it after the horizon; weighted for censoring. {result.RowCount} rows, {result.EventCount} events."), WidthMm = 110, HeightMm = 110 };
    }

    static string Interval(TimeDependentAucRow row) =>
        double.IsNaN(row.Low) ? "" : string.Create(CultureInfo.InvariantCulture, $" ({row.Low:0.00}–{row.High:0.00})");

    public static FigureSpec Brier(BrierResult result) => FigureSpec.Single("brier-curve", "Prediction error", new()
    {
        X = AxisSpec.Linear(TimeLabel(result.TimeUnit)),
        Y = AxisSpec.Linear("Brier score") with { Min = 0 },
        Marks = [.. result.Models.Select((m, i) => new LineMark
        {
            X = [.. result.Of(m).Select(r => r.Time)],
            Y = [.. result.Of(m).Select(r => r.Brier)],
            Color = i == 0 ? Grey : null,
            ColorIndex = Math.Max(0, i - 1),
            Dashed = i == 0,
            Width = 1.5,
            Step = result.Of(m).Length > 20,
            Series = m,
        })],
    }) with
    { Caption = result.Summary };

    public static FigureSpec DecisionCurve(DecisionCurveResult result)
    {
        double top = Math.Max(0.05, result.Prevalence);
        double right = result.Rows.Where(r => r.Strategy is not (Survival.DecisionCurve.All or Survival.DecisionCurve.None) && r.NetBenefit > 0)
            .Select(r => r.Threshold).DefaultIfEmpty(0.5).Max();
        return FigureSpec.Single("decision-curve", "Decision curve", new()
        {
            X = AxisSpec.Linear("Threshold probability") with { Min = 0, Max = Math.Min(1, Math.Ceiling((right + 0.05) * 10) / 10) },
            Y = AxisSpec.Linear("Net benefit") with { Min = -0.2 * top, Max = 1.1 * top },
            Marks = [.. result.Strategies.Select((s, i) => Curve(result, s, i, -0.2 * top))],
        }) with
        { Caption = result.Summary };
    }

    static LineMark Curve(DecisionCurveResult result, string strategy, int index, double floor)
    {
        // Where a curve leaves the panel, or the few rows above a threshold are not followed to the horizon, it ends.
        DecisionCurveRow[] rows = [.. result.Rows.Where(r => r.Strategy == strategy).TakeWhile(r => r.NetBenefit >= floor)];
        return new()
        {
            X = [.. rows.Select(r => r.Threshold)],
            Y = [.. rows.Select(r => r.NetBenefit)],
            Color = index == 0 ? Grey : index == 1 ? "#000000" : null,
            ColorIndex = Math.Max(0, index - 2),
            Dashed = index == 0,
            Width = index > 1 ? 1.5 : 1,
            Series = strategy,
        };
    }

    static SegmentsMark Level(ImmutableArray<double> times, double level) =>
        new() { X0 = [times[0]], Y0 = [level], X1 = [times[^1]], Y1 = [level], Color = Grey, Dashed = true };

    public static string TimeLabel(string unit) => unit.Length > 0 ? $"Time ({unit})" : "Time";
}
