namespace RadioGenomics.Analysis.Statistics;

/// <summary>Cubic B-splines with all points as knots: their values, and the roughness of every pair.</summary>
sealed class CubicBasis
{
    readonly double[] _knots;

    /// <summary>Builds the basis over increasing points; at least 4.</summary>
    /// <remarks>Source: de Boor (1978) A Practical Guide to Splines, ch. X.</remarks>
    public CubicBasis(ReadOnlySpan<double> x)
    {
        _knots = [x[0], x[0], x[0], .. x, x[^1], x[^1], x[^1]];
        Values = new double[x.Length, Count];
        for (int k = 0; k < x.Length; k++)
        {
            for (int i = 0; i < Count; i++)
            {
                Values[k, i] = k == x.Length - 1 ? (i == Count - 1 ? 1 : 0) : Value(i, 3, x[k]);
            }
        }
        Roughness = RoughnessOfPairs();
    }

    public int Count => _knots.Length - 4;

    /// <summary>Shape: [points, functions].</summary>
    public double[,] Values { get; }

    /// <summary>∫B″ᵢB″ⱼ. Shape: [functions, functions].</summary>
    public double[,] Roughness { get; }

    /// <summary>tr(XᵀX) / tr(Σ) without the two first and three last functions: the unit in which R's smooth.spline counts λ.</summary>
    public double Ratio()
    {
        double values = 0, roughness = 0;
        for (int i = 2; i < Count - 3; i++)
        {
            for (int k = 0; k < Values.GetLength(0); k++)
            {
                values += Values[k, i] * Values[k, i];
            }
            roughness += Roughness[i, i];
        }
        return values / roughness;
    }

    double[,] RoughnessOfPairs()
    {
        double[,] sum = new double[Count, Count];
        double[] start = new double[Count], change = new double[Count];
        for (int k = 3; k < Count; k++)
        {
            double h = _knots[k + 1] - _knots[k];
            for (int i = k - 3; i <= k; i++)
            {
                // Linear between knots: two inner places give its start and its change.
                double early = SecondDerivative(i, _knots[k] + (0.25 * h)), late = SecondDerivative(i, _knots[k] + (0.75 * h));
                change[i] = 2 * (late - early);
                start[i] = early - (0.25 * change[i]);
            }
            for (int i = k - 3; i <= k; i++)
            {
                for (int j = k - 3; j <= k; j++)
                {
                    // 0.3330, not 1/3: R's smooth.spline integrates so, and its λ and degrees of freedom depend on it.
                    sum[i, j] += h * ((start[i] * start[j]) + (((change[i] * start[j]) + (change[j] * start[i])) * 0.5) + (change[i] * change[j] * 0.3330));
                }
            }
        }
        return sum;
    }

    double SecondDerivative(int i, double x) =>
        3 * (Quotient(FirstDerivative(i, x), _knots[i + 3] - _knots[i]) - Quotient(FirstDerivative(i + 1, x), _knots[i + 4] - _knots[i + 1]));

    // Of the quadratic basis function.
    double FirstDerivative(int i, double x) =>
        2 * (Quotient(Value(i, 1, x), _knots[i + 2] - _knots[i]) - Quotient(Value(i + 1, 1, x), _knots[i + 3] - _knots[i + 1]));

    double Value(int i, int degree, double x)
    {
        if (degree == 0)
        {
            return x >= _knots[i] && x < _knots[i + 1] ? 1 : 0;
        }
        return (Quotient(x - _knots[i], _knots[i + degree] - _knots[i]) * Value(i, degree - 1, x))
            + (Quotient(_knots[i + degree + 1] - x, _knots[i + degree + 1] - _knots[i + 1]) * Value(i + 1, degree - 1, x));
    }

    static double Quotient(double above, double below) => below == 0 ? 0 : above / below;
}
