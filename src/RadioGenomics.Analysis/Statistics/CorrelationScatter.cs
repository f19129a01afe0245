using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>The figure of one pair: its values, the fitted line, r, p and n; beside it the residuals when there are covariates.</summary>
static class CorrelationScatter
{
    public static FigureSpec Of(LabelledMatrix x, LabelledMatrix y, string xId, string yId, CorrelationOptions options, LabelledMatrix? covariates)
    {
        LabelledMatrix left = x.SelectFeatures([xId]), right = y.SelectFeatures([yId]);
        CorrelationRow plain = Correlation.AllPairs(left, right, options).Row(0, 0);
        List<PanelSpec> panels = [Panel(left, right, Axis(x, xId), Axis(y, yId), Note(plain, "r"))];
        if (covariates is { FeatureCount: > 0 })
        {
            CorrelationRow adjusted = Correlation.AllPairs(left, right, options, null, covariates).Row(0, 0);
            string given = string.Join(", ", covariates.FeatureIds);
            panels.Add(Panel(PartialCorrelation.Residuals(left, covariates), PartialCorrelation.Residuals(right, covariates),
                $"{xId}, residual", $"{yId}, residual", Note(adjusted, "partial r")) with
            { Column = 1, Title = $"given {given}" });
        }
        return new()
        {
            Id = "correlation-scatter",
            Caption = string.Create(CultureInfo.InvariantCulture,
                $"{xId} and {yId} of {plain.N} samples; line: least squares with the 95 % band of the mean; {options.Method} correlation, two-sided p, not adjusted for other tests."),
            Panels = [.. panels],
        };
    }

    static string Axis(LabelledMatrix matrix, string id) => matrix.Unit.Length > 0 ? $"{id} [{matrix.Unit}]" : id;

    // Two short lines: they fit a narrow panel too.
    static ImmutableArray<string> Note(CorrelationRow row, string name) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{name} = {row.R:0.00} ({row.CiLow:0.00} to {row.CiHigh:0.00})"),
        string.Create(CultureInfo.InvariantCulture, $"{FigureText.P(row.P)}, n = {row.N}"),
    ];

    static PanelSpec Panel(LabelledMatrix x, LabelledMatrix y, string xLabel, string yLabel, ImmutableArray<string> notes)
    {
        var pair = new CorrelationPair(x.Column(0), y.Column(0), null, new());
        ImmutableArray<Mark> marks =
        [
            new PointsMark { X = [.. pair.X], Y = [.. pair.Y], Names = [.. pair.Rows.Select(s => x.SampleIds[s])], Opacity = 0.8 },
        ];
        return new()
        {
            X = AxisSpec.Linear(xLabel),
            Y = AxisSpec.Linear(yLabel),
            Marks = pair.N < 3 ? marks : [.. FitBand.Of(pair), .. marks],
            Notes = notes,
        };
    }
}
