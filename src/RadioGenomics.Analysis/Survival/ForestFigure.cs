using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Hazard ratios with intervals on a logarithmic axis between columns of text.</summary>
static class ForestFigure
{
    /// <summary>What an axis can show; intervals beyond run to its edge and stand in full in the text.</summary>
    const double Widest = 64;

    public static FigureSpec Of(CoxResult result)
    {
        CoxCoefficient[] shown = [.. result.Coefficients.Take(40)];
        // The first place is that of the headings.
        ImmutableArray<string> places = ["", .. shown.Select(c => c.Term)];
        (double low, double high) = Range(shown);
        string left = result.Coefficients.Length > shown.Length
            ? string.Create(CultureInfo.InvariantCulture, $" The first {shown.Length} of {result.Coefficients.Length} coefficients are drawn.") : "";
        return new()
        {
            Id = "forest",
            Caption = string.Create(CultureInfo.InvariantCulture,
                $"Hazard ratios per unit with {100 * result.Options.ConfidenceLevel:0.#} % intervals{(result.Options.Firth ? " of the profile penalised likelihood" : "")}. {result.Summary}{left}"),
            WidthMm = 180,
            HeightMm = 32 + (7.5 * places.Length),
            Panels =
            [
                Intervals(shown, places, low, high),
                Text(shown, places, result),
            ],
        };
    }

    static (double Low, double High) Range(CoxCoefficient[] shown)
    {
        double low = 0.8, high = 1.25;
        foreach (CoxCoefficient c in shown)
        {
            foreach (double value in (double[])[c.CiLow, c.HazardRatio, c.CiHigh])
            {
                (low, high) = value is >= 1 / Widest and <= Widest ? (Math.Min(low, value), Math.Max(high, value)) : (low, high);
            }
        }
        return (low / 1.1, high * 1.1);
    }

    static PanelSpec Intervals(CoxCoefficient[] shown, ImmutableArray<string> places, double low, double high)
    {
        ImmutableArray<double> y = [.. shown.Select((_, i) => i + 1.0)];
        CoxCoefficient[] inside = [.. shown.Where(c => c.HazardRatio >= low && c.HazardRatio <= high)];
        return new()
        {
            X = new() { Label = "Hazard ratio", Scale = AxisScale.Log10, Min = low, Max = high },
            Y = AxisSpec.Category("", places),
            WidthWeight = 1.15,
            Marks =
            [
                new SegmentsMark { X0 = [1], X1 = [1], Y0 = [0.4], Y1 = [places.Length - 0.5], Dashed = true, Color = "#777777" },
                new SegmentsMark
                {
                    X0 = [.. shown.Select(c => Math.Clamp(c.CiLow, low, high))],
                    X1 = [.. shown.Select(c => Math.Clamp(c.CiHigh, low, high))],
                    Y0 = y,
                    Y1 = y,
                    Width = 1.2,
                    Color = "#333333",
                },
                new PointsMark
                {
                    X = [.. inside.Select(c => c.HazardRatio)],
                    Y = [.. inside.Select(c => Array.IndexOf(shown, c) + 1.0)],
                    Names = [.. inside.Select(c => c.Term)],
                    PointShape = PointShape.Square,
                    Size = 6,
                    Color = "#0072b2",
                },
            ],
        };
    }

    static PanelSpec Text(CoxCoefficient[] shown, ImmutableArray<string> places, CoxResult result)
    {
        string[][] columns =
        [
            ["n (events)", .. shown.Select(c => Rows(result, c))],
            ["HR (interval)", .. shown.Select(c => string.Create(CultureInfo.InvariantCulture, $"{Number(c.HazardRatio)} ({Number(c.CiLow)}, {Number(c.CiHigh)})"))],
            ["p", .. shown.Select(c => PText(c.P))],
        ];
        // Columns as wide as their longest text, so that no room is lost where the figure is narrow.
        double[] letters = [.. columns.Select(column => column.Max(text => text.Length) + 2.0)];
        return new()
        {
            Column = 1,
            X = AxisSpec.Hidden with { Min = 0, Max = letters.Sum() },
            Y = AxisSpec.Category("", places) with { Visible = false },
            Marks =
            [
                .. columns.Select((column, k) => new TextMark
                {
                    X = [.. places.Select(_ => letters.Take(k).Sum())],
                    Y = [.. places.Select((_, i) => (double)i)],
                    Text = [.. column],
                    Anchor = TextAnchor.Start,
                    RelativeSize = 0.9,
                }),
            ],
        };
    }

    // A 0/1 column has its own rows; of any other all count.
    static string Rows(CoxResult result, CoxCoefficient coefficient)
    {
        ReadOnlySpan<double> column = result.Model.Column(result.Names.IndexOf(coefficient.Term));
        bool isFlag = true;
        int n = 0, events = 0;
        for (int i = 0; i < column.Length; i++)
        {
            isFlag &= column[i] is 0 or 1;
            n += column[i] == 1 ? 1 : 0;
            events += column[i] == 1 && result.Data.State[i] == 1 ? 1 : 0;
        }
        return isFlag ? string.Create(CultureInfo.InvariantCulture, $"{n} ({events})")
            : string.Create(CultureInfo.InvariantCulture, $"{result.Data.Count} ({result.Data.EventCount})");
    }

    static string Number(double value) => value switch
    {
        double.PositiveInfinity => "∞",
        >= 1000 or (> 0 and < 0.01) => value.ToString("0.0e-0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    internal static string PText(double p) => p switch
    {
        < 1e-3 => p.ToString("0.0e-0", CultureInfo.InvariantCulture),
        _ => p.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
