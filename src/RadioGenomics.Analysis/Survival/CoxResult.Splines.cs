using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Smooth effects.</summary>
public sealed partial record CoxResult
{
    const int CurvePoints = 100;

    /// <summary>Whether every column of a spline is in the model.</summary>
    public bool Has(SplineTerm spline)
    {
        ArgumentNullException.ThrowIfNull(spline);
        return Enumerable.Range(0, spline.ColumnCount).All(c => Names.Contains(spline.ColumnName(c)));
    }

    /// <summary>Wald test that a spline's effect is a straight line.</summary>
    /// <param name="spline">A spline of the model matrix, see <see cref="ModelMatrix.Splines"/>.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>: not in the model.</exception>
    /// <remarks>Source: Harrell (2015) Regression Modeling Strategies, ch. 2.4. Reference: rms 6.5 anova(cph), row Nonlinear; agreement 1e-6.</remarks>
    public CoxTest NonLinearity(SplineTerm spline)
    {
        int[] at = Places(spline)[1..];
        double[] beta = [.. at.Select(a => Coefficients[a].Coefficient)], solved = new double[at.Length];
        double[] matrix = [.. at.SelectMany(a => at.Select(b => Covariance[a, b]))];
        var cholesky = new CholeskyInverse(at.Length);
        cholesky.Factor(matrix);
        cholesky.Solve(beta, solved);
        return CoxModel.Test($"non-linearity of {spline.Covariate}", beta.Zip(solved, (a, b) => a * b).Sum(), at.Length);
    }

    int[] Places(SplineTerm spline)
    {
        ArgumentNullException.ThrowIfNull(spline);
        return [.. Enumerable.Range(0, spline.ColumnCount).Select(c => Names.IndexOf(this[spline.ColumnName(c)].Term))];
    }

    /// <summary>The effect of a spline's covariate relative to its median, with a confidence band.</summary>
    /// <param name="spline">A spline of the model matrix, see <see cref="ModelMatrix.Splines"/>.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>: not in the model.</exception>
    public FigureSpec SplineEffect(SplineTerm spline)
    {
        int[] at = Places(spline);
        double[] values = [.. Model.Column(at[0])];
        Array.Sort(values);
        double median = values[values.Length / 2], low = values[0], high = values[^1];
        double[] grid = [.. Enumerable.Range(0, CurvePoints + 1).Select(i => low + ((high - low) * i / CurvePoints))];
        double[] reference = [.. spline.Columns([median]).Select(c => c[0])];
        double[][] basis = spline.Columns(grid);
        double quantile = Normal.Quantile((1 + Options.ConfidenceLevel) / 2);
        (double Value, double Half)[] effect = [.. grid.Select((_, i) => Effect(at, [.. basis.Select((c, k) => c[i] - reference[k])], quantile))];
        CoxTest bent = NonLinearity(spline);
        return FigureSpec.Single("spline-" + Safe(spline.Covariate), "", new()
        {
            X = AxisSpec.Linear(spline.Covariate),
            Y = new() { Label = "Hazard ratio", Scale = AxisScale.Log10 },
            Marks =
            [
                new AreaMark { X = [.. grid], Low = [.. effect.Select(e => Math.Exp(e.Value - e.Half))], High = [.. effect.Select(e => Math.Exp(e.Value + e.Half))], Color = "#0072b2", Opacity = 0.2 },
                new LineMark { X = [low, high], Y = [1, 1], Dashed = true, Color = "#777777" },
                new LineMark { X = [.. grid], Y = [.. effect.Select(e => Math.Exp(e.Value))], Color = "#0072b2", Width = 1.5 },
                Rug(values, effect),
            ],
            Notes = [$"non-linearity p = {ForestFigure.PText(bent.P)}"],
        }) with
        {
            Caption = string.Create(CultureInfo.InvariantCulture,
                $"Hazard ratio relative to the median ({median:0.###}) with {100 * Options.ConfidenceLevel:0.#} % band; {spline.Name}; marks below: the rows. {Summary}"),
        };
    }

    (double Value, double Half) Effect(int[] at, double[] difference, double quantile)
    {
        double value = 0, variance = 0;
        for (int a = 0; a < at.Length; a++)
        {
            value += difference[a] * Coefficients[at[a]].Coefficient;
            for (int b = 0; b < at.Length; b++)
            {
                variance += difference[a] * Covariance[at[a], at[b]] * difference[b];
            }
        }
        return (value, quantile * Math.Sqrt(Math.Max(0, variance)));
    }

    static SegmentsMark Rug(double[] values, (double Value, double Half)[] effect)
    {
        double bottom = effect.Min(e => e.Value - e.Half), top = effect.Max(e => e.Value + e.Half);
        ImmutableArray<double> x = [.. values.Distinct()];
        double foot = Math.Exp(bottom - (0.06 * (top - bottom))), head = Math.Exp(bottom - (0.02 * (top - bottom)));
        return new() { X0 = x, X1 = x, Y0 = [.. x.Select(_ => foot)], Y1 = [.. x.Select(_ => head)], Width = 0.4, Color = "#555555" };
    }

    static string Safe(string name) => new([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
}
