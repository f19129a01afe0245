using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Networks;

/// <summary>The usual pair of panels: fit and mean connectivity over power.</summary>
static class SoftThresholdFigure
{
    public static FigureSpec Of(SoftThresholdResult result)
    {
        ImmutableArray<double> powers = [.. result.Rows.Select(r => r.Power)];
        return new()
        {
            Id = "soft-threshold",
            Title = "Soft threshold",
            Caption = result.Summary,
            Panels =
            [
                new PanelSpec
                {
                    X = AxisSpec.Linear("Power"),
                    Y = AxisSpec.Linear("Signed R² of fit"),
                    Marks = [Across(powers, result.Options.RsquaredCut), Points(powers, [.. result.Rows.Select(r => r.SignedR2)], result.Power)],
                },
                new PanelSpec
                {
                    Column = 1,
                    X = AxisSpec.Linear("Power"),
                    Y = new AxisSpec { Label = "Mean connectivity", Scale = result.Rows.All(r => r.MeanK > 0) ? AxisScale.Log10 : AxisScale.Linear },
                    Marks = [Points(powers, [.. result.Rows.Select(r => r.MeanK)], result.Power)],
                },
            ],
        };
    }

    static SegmentsMark Across(ImmutableArray<double> powers, double height) =>
        new() { X0 = [powers[0]], X1 = [powers[^1]], Y0 = [height], Y1 = [height], Dashed = true, ColorIndex = 1 };

    static PointsMark Points(ImmutableArray<double> powers, ImmutableArray<double> values, double chosen) =>
        new()
        {
            X = powers,
            Y = values,
            Names = [.. powers.Select(p => p.ToString(CultureInfo.InvariantCulture))],
            Labels = [.. powers.Select(p => p == chosen ? p.ToString(CultureInfo.InvariantCulture) : null)],
        };
}
