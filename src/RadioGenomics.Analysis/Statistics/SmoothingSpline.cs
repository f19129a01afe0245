namespace RadioGenomics.Analysis.Statistics;

/// <summary>A cubic smoothing spline through few points with a given number of degrees of freedom.</summary>
static class SmoothingSpline
{
    const double LowestSpar = -1.5, HighestSpar = 1.5, Tolerance = 1e-4, Epsilon = 2e-8;

    /// <summary>The fitted values.</summary>
    /// <param name="x">Shape: [points]. Increasing; at least 4.</param>
    /// <param name="y">Shape: [points].</param>
    /// <param name="degreesOfFreedom">Trace of the smoother matrix.</param>
    /// <returns>Shape: [points].</returns>
    /// <remarks>Minimises Σ(y - f)² + λ∫f″² with λ from a search for the degrees of freedom. Cost: O(points³) per try.
    /// Source: Green, Silverman (1994) Nonparametric Regression, ch. 2 and 3. Reference: R 4.2.2 smooth.spline(x, y, df = 3), whose
    /// search ends within 1e-4 of the wanted degrees of freedom; the same scale of λ and the same steps end at the same place.</remarks>
    public static double[] Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double degreesOfFreedom)
    {
        double[] unit = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            unit[i] = (x[i] - x[0]) / (x[^1] - x[0]);
        }
        var basis = new CubicBasis(unit);
        double ratio = basis.Ratio();
        double[,] smoother = new double[0, 0];
        // The smoother of the last try, not of the best one: the reference returns that too, and both lie within the tolerance.
        BrentMinimum.Find(LowestSpar, HighestSpar, Tolerance, Epsilon, spar =>
        {
            smoother = Smoother(basis, ratio * Math.Pow(256, (3 * spar) - 1));
            double excess = degreesOfFreedom - Trace(smoother);
            return 3 + (excess * excess);
        });
        return Product(smoother, y);
    }

    // X (XᵀX + λΣ)⁻¹ Xᵀ
    static double[,] Smoother(CubicBasis basis, double lambda)
    {
        double[,] x = basis.Values, system = new double[basis.Count, basis.Count];
        for (int i = 0; i < basis.Count; i++)
        {
            for (int j = 0; j < basis.Count; j++)
            {
                system[i, j] = lambda * basis.Roughness[i, j];
                for (int k = 0; k < x.GetLength(0); k++)
                {
                    system[i, j] += x[k, i] * x[k, j];
                }
            }
        }
        InvertInPlace(system);
        return Sandwich(x, system);
    }

    static double[,] Sandwich(double[,] x, double[,] inner)
    {
        int n = x.GetLength(0), m = x.GetLength(1);
        double[,] product = new double[n, n];
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
            {
                // Four functions at most differ from zero at a point.
                for (int i = a; i < Math.Min(m, a + 4); i++)
                {
                    for (int j = b; j < Math.Min(m, b + 4); j++)
                    {
                        product[a, b] += x[a, i] * inner[i, j] * x[b, j];
                    }
                }
            }
        }
        return product;
    }

    // Gauss-Jordan without pivoting: the matrix is symmetric positive definite.
    static void InvertInPlace(double[,] a)
    {
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            double pivot = 1 / a[k, k];
            a[k, k] = 1;
            for (int j = 0; j < n; j++)
            {
                a[k, j] *= pivot;
            }
            for (int i = 0; i < n; i++)
            {
                double factor = a[i, k];
                if (i == k || factor == 0)
                {
                    continue;
                }
                a[i, k] = 0;
                for (int j = 0; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }
    }

    static double Trace(double[,] matrix)
    {
        double sum = 0;
        for (int i = 0; i < matrix.GetLength(0); i++)
        {
            sum += matrix[i, i];
        }
        return sum;
    }

    static double[] Product(double[,] matrix, ReadOnlySpan<double> y)
    {
        double[] product = new double[y.Length];
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < y.Length; j++)
            {
                product[i] += matrix[i, j] * y[j];
            }
        }
        return product;
    }
}
