using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>The drawing: one scale under the other, all as wide as the scale of points.</summary>
static class NomogramFigure
{
    const double ShortNames = -42, LongNames = -58, Right = 104, TickHeight = 0.16, LabelDrop = 0.42, Closest = 3.6;
    const int LongName = 28;
    static readonly double[] SurvivalTicks = [0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.01];

    public static FigureSpec Of(NomogramResult result)
    {
        List<Mark> marks = [];
        double max = result.Options.MaxPoints, perTotal = 100 / result.MaxTotal, y = 0;
        marks.AddRange(Scale("Points", [.. NiceTicks.Within(0, max, 10).Select(p => (p * 100 / max, Nomogram.Text(p)))], (0, 100), y--));
        foreach (NomogramAxis axis in result.Axes)
        {
            (double, string)[] ticks = [.. axis.Labels.Select((l, i) => (axis.Points[i] * 100 / max, l))];
            double[] reach = [.. axis.Points, axis.Ends.LowPoints, axis.Ends.HighPoints];
            bool turns = !axis.IsFactor && ticks.Length > 2 && Turn(ticks) < ticks.Length;
            // Labels above the line need room below the scale before.
            y -= turns ? 0.4 : 0;
            marks.AddRange(Scale(axis.Variable, ticks, (reach.Min() * 100 / max, reach.Max() * 100 / max), y--, turns));
        }
        marks.AddRange(Scale("Total points", [.. result.Totals.Select(t => (t.Points * perTotal, Nomogram.Text(t.Points)))], (0, 100), y--));
        for (int h = 0; h < result.Options.Horizons.Length; h++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{result.Options.Horizons[h]:0.##}-{Singular(result.TimeUnit)} survival");
            marks.AddRange(SurvivalScale(result, h, name, perTotal, y--));
        }
        marks.AddRange(MedianScale(result, perTotal, y--));
        // Long names take from the scales; with numbers for what is left they stand in front of them.
        double left = marks.OfType<TextMark>().SelectMany(m => m.X.Zip(m.Text)).Where(t => t.First == ShortNames).Max(t => t.Second.Length) > LongName ? LongNames : ShortNames;
        marks = [.. marks.Select(m => m is TextMark { X: [ShortNames] } name ? name with { X = [left] } : m)];
        return FigureSpec.Single("nomogram", $"Nomogram for {result.Name}", new()
        {
            X = AxisSpec.Hidden with { Min = left, Max = Right },
            Y = AxisSpec.Hidden with { Min = y + 0.2, Max = 0.6 },
            Marks = [.. marks],
            ShowLegend = false,
        }) with
        { WidthMm = 180, HeightMm = 22 + (11 * -y), Caption = result.Summary + " Read the points of each variable upwards, add them, and read survival below their total." };
    }

    static IEnumerable<Mark> SurvivalScale(NomogramResult result, int horizon, string name, double perTotal, double y)
    {
        NomogramTotal first = result.Fine[0], last = result.Fine[^1];
        double per = result.PointsPerUnit, atZero = Math.Log(-Math.Log(first.Survival[horizon]));
        (double, string)[] ticks = [.. SurvivalTicks.Where(s => s < first.Survival[horizon] && s > last.Survival[horizon])
            .Select(s => ((Math.Log(-Math.Log(s)) - atZero) * per * perTotal, Nomogram.Text(s)))];
        return ticks.Length == 0 ? [] : Scale(name, ticks, (ticks[0].Item1, ticks[^1].Item1), y);
    }

    static IEnumerable<Mark> MedianScale(NomogramResult result, double perTotal, double y)
    {
        NomogramTotal[] known = [.. result.Fine.Where(t => !double.IsNaN(t.MedianSurvival))];
        if (known.Length < 2)
        {
            return [];
        }
        double[] wanted = NiceTicks.Within(known[^1].MedianSurvival, known[0].MedianSurvival, 6);
        (double, string)[] ticks = [.. wanted.Select(m => (known.First(t => t.MedianSurvival <= m).Points * perTotal, Nomogram.Text(m)))];
        return ticks.Length < 2 ? [] : Scale($"Median survival ({result.TimeUnit})", ticks, (ticks.Min(t => t.Item1), ticks.Max(t => t.Item1)), y);
    }

    static IEnumerable<Mark> Scale(string name, (double At, string Label)[] ticks, (double Low, double High) ends, double y, bool mayTurn = false)
    {
        yield return new TextMark { X = [ShortNames], Y = [y - 0.05], Text = [name], Anchor = TextAnchor.Start, Color = "#000000" };
        yield return new SegmentsMark { X0 = [ends.Low], Y0 = [y], X1 = [ends.High], Y1 = [y], Color = "#000000" };
        // Where points turn (a spline), values on the way back stand above the line.
        int turn = ticks.Length < 3 || !mayTurn ? ticks.Length : Turn(ticks);
        foreach ((IEnumerable<(double At, string Label)> side, double sign) in new[] { (ticks.Take(turn), -1.0), (ticks.Skip(turn), 1.0) })
        {
            (double At, string Label)[] all = [.. side];
            if (all.Length == 0)
            {
                continue;
            }
            yield return new SegmentsMark
            {
                X0 = [.. all.Select(t => t.At)],
                Y0 = [.. all.Select(_ => y)],
                X1 = [.. all.Select(t => t.At)],
                Y1 = [.. all.Select(_ => y + (sign * TickHeight))],
                Color = "#000000",
            };
            (double At, string Label)[] readable = Spread(all);
            yield return new TextMark { X = [.. readable.Select(t => t.At)], Y = [.. readable.Select(_ => y + (sign * LabelDrop))], Text = [.. readable.Select(t => t.Label)], RelativeSize = 0.8, Color = "#000000" };
        }
    }

    // First tick at which points run the other way than between the first two.
    static int Turn((double At, string Label)[] ticks)
    {
        int direction = Math.Sign(ticks[1].At - ticks[0].At), at = 2;
        while (at < ticks.Length && Math.Sign(ticks[at].At - ticks[at - 1].At) == direction)
        {
            at++;
        }
        return at;
    }

    // Labels that would run into the one before are left out; ticks stay.
    static (double At, string Label)[] Spread((double At, string Label)[] ticks)
    {
        List<(double At, string Label)> kept = [];
        foreach ((double at, string label) in ticks.OrderBy(t => t.At))
        {
            double needed = kept.Count == 0 ? 0 : Math.Max(Closest, 0.65 * (label.Length + kept[^1].Label.Length));
            if (kept.Count == 0 || at - kept[^1].At >= needed)
            {
                kept.Add((at, label));
            }
        }
        return [.. kept];
    }

    static string Singular(string unit) => unit.Length > 1 && unit.EndsWith('s') ? unit[..^1] : unit.Length == 0 ? "unit" : unit;
}
