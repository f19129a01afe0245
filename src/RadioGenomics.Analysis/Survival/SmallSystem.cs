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
}
