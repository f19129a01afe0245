namespace RadioGenomics.Analysis.Survival;

/// <summary>Least squares on a natural cubic spline with a pointwise band, for the eye.</summary>
sealed class NaturalSmooth
{
    readonly SplineTerm _spline;
    readonly double[] _coefficients;
    readonly double[] _inverse;
    readonly double _variance, _mean, _scale;

    NaturalSmooth(SplineTerm spline, double[] x, double[] y, double mean, double scale)
    {
        (_spline, _mean, _scale) = (spline, mean, scale);
        int p = spline.ColumnCount + 1;
        double[] cross = new double[p * p], right = new double[p];
        for (int i = 0; i < x.Length; i++)
        {
            double[] row = Row(x[i]);
            for (int a = 0; a < p; a++)
            {
                right[a] += row[a] * y[i];
                for (int b = 0; b < p; b++)
                {
                    cross[(a * p) + b] += row[a] * row[b];
                }
            }
        }
        var cholesky = new CholeskyInverse(p);
        cholesky.Factor(cross);
        _coefficients = new double[p];
        cholesky.Solve(right, _coefficients);
        _inverse = cholesky.Inverse();
        double squares = x.Select((v, i) => y[i] - At(v).Value).Sum(r => r * r);
        _variance = squares / Math.Max(1, x.Length - p);
    }

    /// <summary>A smooth of up to <paramref name="df"/> degrees of freedom; null with too few different x.</summary>
    public static NaturalSmooth? Fit(double[] x, double[] y, int df)
    {
        double mean = x.Length == 0 ? 0 : x.Average(), scale = x.Length == 0 ? 0 : x.Max() - x.Min();
        double[] distinct = [.. x.Distinct().Order()];
        df = Math.Min(df, Math.Min(distinct.Length - 2, x.Length - 3));
        if (df < 1)
        {
            return null;
        }
        double[] unit = [.. x.Select(v => (v - mean) / scale)];
        // Knots at quantiles of the different values, which never coincide.
        var spline = SplineTerm.Natural("smooth", "x", [.. distinct.Select(v => (v - mean) / scale)], df);
        return new(spline, unit, y, mean, scale);
    }

    double[] Row(double unit) => [1, .. _spline.Columns([unit]).Select(c => c[0])];

    (double Value, double Error) At(double unit)
    {
        double[] row = Row(unit);
        int p = row.Length;
        double value = 0, variance = 0;
        for (int a = 0; a < p; a++)
        {
            value += row[a] * _coefficients[a];
            for (int b = 0; b < p; b++)
            {
                variance += row[a] * _inverse[(a * p) + b] * row[b];
            }
        }
        return (value, Math.Sqrt(Math.Max(0, variance * _variance)));
    }

    /// <summary>Value and standard error of the smooth.</summary>
    public (double Value, double Error) Of(double x) => At((x - _mean) / _scale);
}
