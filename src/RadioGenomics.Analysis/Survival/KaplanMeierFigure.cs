using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Draws survival curves with their numbers at risk.</summary>
static class KaplanMeierFigure
{
    // Beyond four curves bands hide each other.
    const int MostBands = 4;

    public static FigureSpec Of(KaplanMeierResult result)
    {
        ImmutableArray<double> ticks = RoundTimes.UpTo(result.Curves.Max(c => c.LastTime));
        double end = result.Curves.Max(c => c.LastTime);
        AxisSpec time = new() { Label = result.TimeUnit.Length > 0 ? $"Time ({result.TimeUnit})" : "Time", Min = 0, Max = end > 0 ? end * 1.02 : 1, Ticks = ticks };
        var curves = new PanelSpec
        {
            X = time,
            Y = new() { Label = "Survival probability", Min = 0, Max = 1 },
            HeightWeight = 1,
            Marks = [.. Bands(result), MedianLine(result), .. result.Curves.SelectMany((c, i) => Curve(c, i, result.Curves.Length > 1 ? ShortLabel(result, c.Group) : null))],
            Notes = [.. Notes(result)],
            ShowLegend = result.Curves.Length > 1,
        };
        return new()
        {
            Id = "kaplan-meier",
            Title = result.GroupedBy.Length > 0 ? $"{result.Endpoint} by {result.GroupedBy}" : result.Endpoint,
            Caption = CaptionOf(result),
            Panels = [curves, RiskTable([.. result.Curves.Select(c => (ShortLabel(result, c.Group), (Func<double, double>)c.AtRiskAt))], time)],
        };
    }

    // "26935.532<volume<=40335.300599999995" under the heading "OS by volume" as "26940 to 40340"; everything else as it is.
    static string ShortLabel(KaplanMeierResult result, string group)
    {
        string name = result.GroupedBy;
        int at = name.Length == 0 ? -1 : group.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
        {
            return result.LabelOf(group);
        }
        string before = group[..at].TrimEnd('<'), after = group[(at + name.Length)..];
        double low = Number(before), high = Number(after.TrimStart('<', '=', '>'));
        return (before.Length, after) switch
        {
            ( > 0, ['<', '=', ..]) when double.IsFinite(low + high) => $"{Short(low)} to {Short(high)}",
            (0, ['<', '=', ..]) when double.IsFinite(high) => $"≤ {Short(high)}",
            (0, ['>', ..]) when double.IsFinite(high) => $"> {Short(high)}",
            _ => result.LabelOf(group),
        };
    }

    static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    // Four digits, no exponent for what people measure.
    static string Short(double value) => Math.Abs(value) is >= 1e4 and < 1e7 ? (Math.Round(value / 10) * 10).ToString("0", CultureInfo.InvariantCulture)
        : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>Numbers at risk as texts under an axis' ticks.</summary>
    public static PanelSpec RiskTable(ImmutableArray<(string Group, Func<double, double> AtRisk)> groups, AxisSpec time)
    {
        ImmutableArray<double> ticks = time.Ticks;
        return new()
        {
            Title = "Number at risk",
            Row = 1,
            HeightWeight = 0.055 * groups.Length,
            X = time with { Visible = false },
            Y = AxisSpec.Category("", groups.Select(g => g.Group)),
            Marks = [.. groups.Select((g, i) => new TextMark
            {
                X = ticks,
                Y = [.. ticks.Select(_ => (double)i)],
                Text = [.. ticks.Select(t => TableColumn.FormatNumber(Math.Round(g.AtRisk(t), 1)))],
                RelativeSize = 0.875,
            })],
            ShowLegend = false,
        };
    }

    static IEnumerable<Mark> Bands(KaplanMeierResult result) => result.Curves.Length > MostBands ? [] : result.Curves.Select((c, i) => (Mark)new AreaMark
    {
        X = [0, .. c.Time],
        // Before the first event and after the last one the interval is not defined: nothing is shaded beyond the curve itself.
        Low = [1, .. c.Low.Select((v, j) => double.IsNaN(v) && c.Survival[j] == 1 ? 1 : v)],
        High = [1, .. c.High.Select((v, j) => double.IsNaN(v) && c.Survival[j] == 1 ? 1 : v)],
        Step = true,
        ColorIndex = i,
        Opacity = 0.15,
    });

    static IEnumerable<Mark> Curve(SurvivalCurve curve, int index, string? series)
    {
        yield return new LineMark
        {
            X = [0, .. curve.Time],
            Y = [1, .. curve.Survival],
            Step = true,
            Width = 1.4,
            ColorIndex = index,
            Series = series,
        };
        int[] censored = [.. Enumerable.Range(0, curve.Time.Length).Where(j => curve.Censored[j] > 0)];
        yield return new PointsMark
        {
            X = [.. censored.Select(j => curve.Time[j])],
            Y = [.. censored.Select(j => curve.Survival[j])],
            PointShape = PointShape.Plus,
            Size = 4,
            ColorIndex = index,
        };
    }

    static SegmentsMark MedianLine(KaplanMeierResult result)
    {
        double[] medians = [.. result.Curves.Select(c => c.Median.Value).Where(m => !double.IsNaN(m))];
        double[] x0 = medians.Length == 0 ? [] : [0, .. medians], x1 = medians.Length == 0 ? [] : [medians.Max(), .. medians];
        return new()
        {
            X0 = [.. x0],
            X1 = [.. x1],
            Y0 = [.. x0.Select(_ => 0.5)],
            Y1 = [.. x0.Select((_, i) => i == 0 ? 0.5 : 0)],
            Dashed = true,
            Width = 0.5,
            Color = "#7f7f7f",
        };
    }

    static IEnumerable<string> Notes(KaplanMeierResult result)
    {
        string unit = result.TimeUnit.Length > 0 ? " " + result.TimeUnit : "";
        foreach (SurvivalCurve curve in result.Curves.Take(MostBands))
        {
            yield return $"{(result.Curves.Length > 1 ? ShortLabel(result, curve.Group) + ": median " : "median ")}{SurvivalWords.Median(curve, unit)}";
        }
        if (result.LogRank is not null)
        {
            yield return SurvivalWords.Test(result);
        }
    }

    static string CaptionOf(KaplanMeierResult result)
    {
        string level = FormattableString.Invariant($"{100 * result.Options.ConfidenceLevel:0.#} %");
        string band = result.Curves.Length > MostBands ? "" : $" Bands: {level} confidence interval.";
        return $"{FormattableString.Invariant($"{result.RowCount} patients, {result.Curves.Sum(c => c.EventCount):0.##} events.")}{band} Crosses: censored. Medians with {level} interval.";
    }
}
