namespace RadioGenomics.Analysis.Survival;

/// <summary>Few linear equations with a symmetric matrix.</summary>
static class SmallSystem
{
    // A pivot smaller than this share of its diagonal is rounding.
    const double Negligible = 1e-12;

    /// <summary>x' A⁻ x by elimination, leaving out directions without variance.</summary>
    /// <param name="matrix">Row by row. Shape: [n × n].</param>
    /// <param name="x">Shape: [n].</param>
    /// <param name="rank">Directions that were kept.</param>
    public static double QuadraticForm(double[,] matrix, double[] x, out int rank)
    {
        int n = x.Length;
        double[,] a = (double[,])matrix.Clone();
        double[] v = (double[])x.Clone();
        double sum = 0;
        rank = 0;
        for (int p = 0; p < n; p++)
        {
            if (!(a[p, p] > Negligible * matrix[p, p]))
            {
                continue;
            }
            rank++;
            sum += v[p] * v[p] / a[p, p];
            for (int i = p + 1; i < n; i++)
            {
                double factor = a[i, p] / a[p, p];
                v[i] -= factor * v[p];
                for (int j = p + 1; j < n; j++)
                {
                    a[i, j] -= factor * a[p, j];
                }
            }
        }
        return sum;
    }

    /// <summary>Solves A x = b for a positive definite matrix; null where it is singular.</summary>
    /// <param name="matrix">Shape: [n × n].</param>
    /// <param name="right">Shape: [n].</param>
    /// <param name="dependent">The first column that is a combination of those before it.</param>
    public static double[]? Solve(double[,] matrix, double[] right, out int dependent)
    {
        int n = right.Length;
        double[,] a = (double[,])matrix.Clone();
        double[] x = (double[])right.Clone();
        for (dependent = 0; dependent < n; dependent++)
        {
            int p = dependent;
            if (!(a[p, p] > Negligible * matrix[p, p]))
            {
                return null;
            }
            for (int i = p + 1; i < n; i++)
            {
                double factor = a[i, p] / a[p, p];
                x[i] -= factor * x[p];
                for (int j = p; j < n; j++)
                {
                    a[i, j] -= factor * a[p, j];
                }
            }
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
            {
                x[i] -= a[i, j] * x[j];
            }
            x[i] /= a[i, i];
        }
        return x;
    }
}
