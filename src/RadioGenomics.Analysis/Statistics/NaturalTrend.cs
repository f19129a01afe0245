using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Least squares on a natural cubic spline with few knots at quantiles: the trend of variances over mean expression.</summary>
static class NaturalTrend
{
    /// <summary>Fitted values.</summary>
    /// <param name="x">Shape: [n]. Finite.</param>
    /// <param name="y">Shape: [n].</param>
    /// <param name="rank">Number of columns that were fitted.</param>
    public static double[] Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, out int rank)
    {
        int n = x.Length, columns = 1 + (n >= 3 ? 1 : 0) + (n >= 6 ? 1 : 0) + (n >= 30 ? 1 : 0);
        double[] sorted = x.ToArray();
        Array.Sort(sorted);
        double low = sorted[0], range = sorted[^1] - low;
        double[] fitted = new double[n], rest = y.ToArray();
        // Knots at both ends and at equally spaced quantiles between them.
        double[] knots = [.. Enumerable.Range(0, columns).Select(k => (SortedValues.Quantile(sorted, (double)k / (columns - 1)) - low) / range)];
        var basis = new List<double[]>();
        for (int c = 0; c < columns; c++)
        {
            double[] column = new double[n];
            for (int i = 0; i < n; i++)
            {
                column[i] = Basis(c, (x[i] - low) / range, knots);
            }
            Add(basis, column);
        }
        foreach (double[] column in basis)
        {
            FixedOrder.AddScaled(-FixedOrder.Dot(column, rest), column, rest);
        }
        for (int i = 0; i < n; i++)
        {
            fitted[i] = y[i] - rest[i];
        }
        rank = basis.Count;
        return fitted;
    }

    // Hastie, Tibshirani, Friedman (2009), equations 5.4 and 5.5: 1, x, and differences of truncated cubics.
    static double Basis(int column, double x, double[] knots) => column switch
    {
        0 => 1,
        1 => x,
        _ => Truncated(column - 2, x, knots) - Truncated(knots.Length - 2, x, knots),
    };

    static double Truncated(int knot, double x, double[] knots) => (Cube(x - knots[knot]) - Cube(x - knots[^1])) / (knots[^1] - knots[knot]);

    static double Cube(double x) => x > 0 ? x * x * x : 0;

    static void Add(List<double[]> basis, double[] column)
    {
        double whole = FixedOrder.Norm(column);
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] other in basis)
            {
                FixedOrder.AddScaled(-FixedOrder.Dot(other, column), other, column);
            }
        }
        double left = FixedOrder.Norm(column);
        if (left > 1e-9 * whole)
        {
            FixedOrder.Multiply(column, 1 / left);
            basis.Add(column);
        }
    }
}
