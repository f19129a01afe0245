using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Scaled Schoenfeld residuals over time, one panel for each coefficient: how its effect changes.</summary>
static class SchoenfeldFigure
{
    const int MostPanels = 9, GridPoints = 60, SmoothDf = 4;

    public static FigureSpec Of(CoxZphResult zph)
    {
        int p = zph.Result.Coefficients.Length, shown = Math.Min(p, MostPanels), columns = shown <= 2 ? shown : shown <= 4 ? 2 : 3;
        string left = shown < p ? string.Create(CultureInfo.InvariantCulture, $" The first {shown} of {p} coefficients are drawn.") : "";
        return new()
        {
            Id = "schoenfeld",
            Caption = $"Scaled Schoenfeld residuals with a natural spline ({SmoothDf} df) and its 95 % band; dashed: the coefficient of the model. A flat line means proportional hazards. {zph.Summary}{left}",
            Panels = [.. Enumerable.Range(0, shown).Select(a => Panel(zph, a, p) with { Row = a / columns, Column = a % columns })],
        };
    }

    static PanelSpec Panel(CoxZphResult zph, int a, int p)
    {
        double[] x = [.. zph.TransformedTime], y = [.. x.Select((_, e) => zph.ScaledResiduals[(e * p) + a])];
        CoxCoefficient coefficient = zph.Result.Coefficients[a];
        List<Mark> marks = [];
        if (NaturalSmooth.Fit(x, y, SmoothDf) is NaturalSmooth smooth)
        {
            double low = x.Min(), high = x.Max();
            double[] grid = [.. Enumerable.Range(0, GridPoints + 1).Select(i => low + ((high - low) * i / GridPoints))];
            (double Value, double Error)[] at = [.. grid.Select(smooth.Of)];
            marks.Add(new AreaMark { X = [.. grid], Low = [.. at.Select(v => v.Value - (1.96 * v.Error))], High = [.. at.Select(v => v.Value + (1.96 * v.Error))], Color = "#0072b2", Opacity = 0.2 });
            marks.Add(new LineMark { X = [.. grid], Y = [.. at.Select(v => v.Value)], Color = "#0072b2", Width = 1.5 });
        }
        marks.Insert(0, new PointsMark { X = [.. x], Y = [.. y], Color = "#555555", Size = 2.5, Opacity = 0.6 });
        marks.Add(new LineMark { X = [x.Min(), x.Max()], Y = [coefficient.Coefficient, coefficient.Coefficient], Dashed = true, Color = "#d55e00" });
        CoxTest? test = zph.Tests.FirstOrDefault(t => t.Name == coefficient.Term);
        return new()
        {
            Title = coefficient.Term,
            X = AxisSpec.Linear(TimeLabel(zph)),
            Y = AxisSpec.Linear("β(t)"),
            Marks = [.. marks],
            Notes = test is null ? [] : ImmutableArray.Create($"p = {ForestFigure.PText(test.P)}"),
        };
    }

    static string TimeLabel(CoxZphResult zph)
    {
        string unit = zph.Result.Data.TimeUnit.Length > 0 ? $" ({zph.Result.Data.TimeUnit})" : "";
        return zph.Transform switch
        {
            ZphTransform.Km => "1 - survival (Kaplan-Meier)",
            ZphTransform.Rank => "Rank of time",
            ZphTransform.Log => $"ln time{unit}",
            _ => $"Time{unit}",
        };
    }
}
