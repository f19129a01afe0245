using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Models;

/// <summary>The path of coefficients and the curve of a cross-validation, both over the penalty, with the number of features above.</summary>
static class PenalizedFigures
{
    const int LabelledFeatures = 8;
    const int MostLines = 300;
    const int CountsShown = 8;
    const string Grey = "#9a9a9a";

    /// <summary>Coefficients along the path; the largest ones have colours and names.</summary>
    /// <param name="path">The path.</param>
    /// <param name="marks">Penalties to mark, with their names; the first is where "largest" is judged.</param>
    public static FigureSpec Path(PenalizedPath path, params (string Name, double Lambda)[] marks)
    {
        ImmutableArray<double> lambdas = Positive(path.Lambda);
        int judged = marks.Length > 0 ? path.Lambda.IndexOf(marks[0].Lambda) : path.Lambda.Length - 1;
        double[] atJudged = path.Coefficients(judged);
        int[] features = [.. Features(path, atJudged)];
        double[][] values = [.. lambdas.Select((_, k) => path.Coefficients(k))];
        double low = features.Length == 0 ? 0 : Math.Min(0, features.Min(f => values.Min(v => v[f]))), high = features.Length == 0 ? 1 : Math.Max(0, features.Max(f => values.Max(v => v[f])));
        int named = Math.Min(LabelledFeatures, features.Count(f => atJudged[f] != 0));
        List<Mark> drawn = [];
        foreach ((int rank, int f) in features.Index().OrderBy(i => i.Index < named))
        {
            bool isNamed = rank < named;
            drawn.Add(new LineMark
            {
                X = lambdas,
                Y = [.. values.Select(v => v[f])],
                Width = isNamed ? 1.2 : 0.5,
                Color = isNamed ? null : Grey,
                ColorIndex = rank,
                Opacity = isNamed ? 1 : 0.6,
                Series = isNamed ? path.FeatureIds[f] : null,
            });
        }
        drawn.AddRange(Verticals(marks, low, high));
        return Framed("lasso-path", "Coefficients along the path", path, lambdas, new PanelSpec
        {
            Row = 1,
            HeightWeight = 12,
            X = LambdaAxis(lambdas, true),
            Y = AxisSpec.Linear("Coefficient"),
            Marks = [.. drawn],
            Notes = features.Length < path.Df.Max() ? [string.Create(CultureInfo.InvariantCulture, $"{features.Length} of {path.Df.Max()} features drawn")] : [],
        }, $"{path.Summary} Coefficients of the features as given; numbers above: features with a coefficient."
            + (marks.Length > 0 ? " Dashed: " + string.Join(" and ", marks.Select(m => m.Name)) + "." : ""));
    }

    // Largest at the judged place first, then largest anywhere.
    static IEnumerable<int> Features(PenalizedPath path, double[] atJudged)
    {
        double[] greatest = new double[path.FeatureIds.Length];
        for (int k = 0; k < path.Lambda.Length; k++)
        {
            foreach ((int f, double b) in path.Coefficients(k).Index())
            {
                greatest[f] = Math.Max(greatest[f], Math.Abs(b));
            }
        }
        return Enumerable.Range(0, greatest.Length).Where(f => greatest[f] > 1e-30).OrderByDescending(f => Math.Abs(atJudged[f]))
            .ThenByDescending(f => greatest[f]).ThenBy(f => f).Take(MostLines);
    }

    /// <summary>Mean and standard error over the penalty.</summary>
    public static FigureSpec Curve(PenalizedCrossValidation found)
    {
        int[] shown = [.. Enumerable.Range(0, found.Cvm.Length).Where(k => double.IsFinite(found.Cvm[k]) && double.IsFinite(found.Cvsd[k]))];
        ImmutableArray<double> lambdas = Positive(found.Path.Lambda), x = [.. shown.Select(k => lambdas[k])];
        ImmutableArray<double> low = [.. shown.Select(k => found.Cvm[k] - found.Cvsd[k])], high = [.. shown.Select(k => found.Cvm[k] + found.Cvsd[k])];
        string measure = found.MeasureName();
        return Framed("lasso-cv", "Cross-validation", found.Path, lambdas, new PanelSpec
        {
            Row = 1,
            HeightWeight = 12,
            X = LambdaAxis(lambdas, true),
            Y = AxisSpec.Linear(char.ToUpperInvariant(measure[0]) + measure[1..]),
            Marks =
            [
                new SegmentsMark { X0 = x, X1 = x, Y0 = low, Y1 = high, Color = Grey, Width = 0.6 },
                .. Verticals([("lambda_min", found.LambdaMin), ("lambda_1se", found.Lambda1se)], low.Min(), high.Max()),
                new PointsMark { X = x, Y = [.. shown.Select(k => found.Cvm[k])], Color = "#d55e00", Size = 3 },
            ],
            Notes =
            [
                string.Create(CultureInfo.InvariantCulture, $"lambda_min = {found.LambdaMin:0.####}: {found.Path.Df[found.MinIndex]} features"),
                string.Create(CultureInfo.InvariantCulture, $"lambda_1se = {found.Lambda1se:0.####}: {found.Path.Df[found.OneSeIndex]} features"),
            ],
        }, $"{found.Summary} Bars: one standard error of the mean over the folds; numbers above: features with a coefficient; dashed: lambda_min (left) and lambda_1se.");
    }

    static IEnumerable<Mark> Verticals((string Name, double Lambda)[] marks, double low, double high) =>
        marks.Where(m => m.Lambda > 0).Select(m => new SegmentsMark { X0 = [m.Lambda], X1 = [m.Lambda], Y0 = [low], Y1 = [high], Dashed = true, Color = "#333333" });

    // A penalty of 0 has no place on a logarithmic axis: it is drawn a little left of the smallest other one.
    static ImmutableArray<double> Positive(ImmutableArray<double> lambdas)
    {
        double least = lambdas.Where(l => l > 0).DefaultIfEmpty(1).Min();
        return [.. lambdas.Select(l => l > 0 ? l : least / 2)];
    }

    static AxisSpec LambdaAxis(ImmutableArray<double> lambdas, bool isVisible)
    {
        double margin = Math.Pow(lambdas.Max() / lambdas.Min(), 0.02);
        return new() { Label = isVisible ? "Penalty λ (log scale)" : "", Scale = AxisScale.Log10, Min = lambdas.Min() / margin, Max = lambdas.Max() * margin, Visible = isVisible };
    }

    // The number of features stands in a strip of its own above the panel.
    static FigureSpec Framed(string id, string title, PenalizedPath path, ImmutableArray<double> lambdas, PanelSpec panel, string caption)
    {
        int[] places = [.. Enumerable.Range(0, Math.Min(CountsShown, lambdas.Length))
            .Select(i => lambdas.Length == 1 ? 0 : i * (lambdas.Length - 1) / (Math.Min(CountsShown, lambdas.Length) - 1)).Distinct()];
        var strip = new PanelSpec
        {
            X = LambdaAxis(lambdas, false),
            Y = new AxisSpec { Visible = false, Min = 0, Max = 1 },
            Marks =
            [
                new TextMark
                {
                    X = [.. places.Select(k => lambdas[k])],
                    Y = [.. places.Select(_ => 0.5)],
                    Text = [.. places.Select(k => path.Df[k].ToString(CultureInfo.InvariantCulture))],
                },
            ],
        };
        return new() { Id = id, Title = title, Caption = caption, Panels = [strip, panel] };
    }
}
