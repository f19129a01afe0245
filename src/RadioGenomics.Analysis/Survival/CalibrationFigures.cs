using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Pictures of predicted against observed risk.</summary>
static class CalibrationFigures
{
    const string Grey = "#888888", FirstColor = "#0072b2";

    public static FigureSpec Of(CalibrationResult result)
    {
        double top = Top(result.Curve.SelectMany(p => (double[])[p.Predicted, p.Observed]).Concat(result.Groups.Select(g => g.Observed)));
        return Square("calibration", result.Name, result.Options.Horizon!.Value, result.TimeUnit, top,
        [
            .. result.Models.SelectMany((m, i) => (Mark[])
            [
                .. Groups([.. result.Groups.Where(g => g.Model == m.Model)], i, top),
                new LineMark
                {
                    X = [.. result.Curve.Where(p => p.Model == m.Model).Select(p => p.Predicted)],
                    Y = [.. result.Curve.Where(p => p.Model == m.Model).Select(p => p.Observed)],
                    ColorIndex = i,
                    Width = 1.5,
                    Series = string.Create(CultureInfo.InvariantCulture, $"{m.Model} (ICI {m.Errors.Ici:0.000}, slope {m.Slope:0.00})"),
                },
            ]),
        ], result.Summary + Reading(result.Options.ConfidenceLevel));
    }

    public static FigureSpec Of(OptimismResult result)
    {
        double top = Top(result.Curve.SelectMany(p => (double[])[p.Predicted, p.Apparent, p.Corrected]).Concat(result.Groups.Select(g => g.Observed)));
        return Square("calibration-corrected", result.Name, result.Options.Horizon!.Value, result.TimeUnit, top,
        [
            .. Groups([.. result.Groups], 0, top),
            new LineMark { X = [.. result.Curve.Select(p => p.Predicted)], Y = [.. result.Curve.Select(p => p.Apparent)], ColorIndex = 0, Dashed = true, Width = 1.2, Series = "apparent" },
            new LineMark { X = [.. result.Curve.Select(p => p.Predicted)], Y = [.. result.Curve.Select(p => p.Corrected)], ColorIndex = 1, Width = 1.8, Series = "corrected for optimism" },
        ], result.Summary + Reading(result.Options.ConfidenceLevel));
    }

    static string Reading(double level) => string.Create(CultureInfo.InvariantCulture, $" Points: groups by predicted risk, Kaplan-Meier with {100 * level:0.#} % intervals; grey: perfect calibration.");

    static double Top(IEnumerable<double> values) => Math.Min(1, Math.Ceiling((values.Where(double.IsFinite).Max() + 0.02) * 10) / 10);

    static FigureSpec Square(string id, string name, double horizon, string unit, double top, Mark[] marks, string caption) => FigureSpec.Single(id, "Calibration", new()
    {
        X = AxisSpec.Linear(string.Create(CultureInfo.InvariantCulture, $"Predicted risk of {name} by {horizon:0.##} {unit}")) with { Min = 0, Max = top },
        Y = AxisSpec.Linear("Observed risk") with { Min = 0, Max = top },
        Marks = [new SegmentsMark { X0 = [0], Y0 = [0], X1 = [top], Y1 = [top], Color = Grey }, .. marks],
    }) with
    { Caption = caption, WidthMm = 120, HeightMm = 120 };

    // Whiskers end at the panel's edge.
    static IEnumerable<Mark> Groups(CalibrationGroup[] groups, int color, double top)
    {
        yield return new SegmentsMark
        {
            X0 = [.. groups.Select(g => g.Predicted)],
            X1 = [.. groups.Select(g => g.Predicted)],
            Y0 = [.. groups.Select(g => Math.Min(top, g.Low))],
            Y1 = [.. groups.Select(g => Math.Min(top, g.High))],
            // Whiskers without a colour of their own are drawn as axes are.
            Color = color == 0 ? FirstColor : null,
            ColorIndex = color,
            Opacity = 0.6,
        };
        yield return new PointsMark { X = [.. groups.Select(g => g.Predicted)], Y = [.. groups.Select(g => g.Observed)], ColorIndex = color, Size = 5 };
    }
}
