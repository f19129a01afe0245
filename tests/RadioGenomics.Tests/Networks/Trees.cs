namespace RadioGenomics.Tests.Networks;

/// <summary>Small plain matrices for tests of trees.</summary>
static class Trees
{
    /// <summary>Euclidean distances of points, as a strict lower triangle row by row.</summary>
    public static double[] Euclidean(double[][] points)
    {
        var packed = new List<double>();
        for (int i = 0; i < points.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                packed.Add(Math.Sqrt(points[i].Zip(points[j]).Sum(p => (p.First - p.Second) * (p.First - p.Second))));
            }
        }
        return [.. packed];
    }

    /// <summary>Pearson correlations of columns without missing values, as a full matrix.</summary>
    public static double[,] Correlations(LabelledMatrix x)
    {
        double[][] z = [.. Enumerable.Range(0, x.FeatureCount).Select(f => Standardize(x.Column(f)))];
        double[,] r = new double[z.Length, z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            r[i, i] = 1;
            for (int j = 0; j < i; j++)
            {
                double sum = 0;
                for (int k = 0; k < z[i].Length; k++)
                {
                    sum += z[i][k] * z[j][k];
                }
                r[i, j] = r[j, i] = sum;
            }
        }
        return r;
    }

    /// <summary>1 − topological overlap (unsigned, minimum denominator) of |r|^power: definition, without any speed.</summary>
    public static double[] TomDissimilarity(double[,] r, int power)
    {
        int n = r.GetLength(0);
        double[][] a = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? 0 : Math.Pow(Math.Abs(r[i, j]), power)).ToArray())];
        double[] k = [.. a.Select(row => row.Sum())];
        var packed = new List<double>();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double shared = 0;
                for (int u = 0; u < n; u++)
                {
                    shared += a[i][u] * a[j][u];
                }
                packed.Add(1 - ((shared + a[i][j]) / (Math.Min(k[i], k[j]) + 1 - a[i][j])));
            }
        }
        return [.. packed];
    }

    public static double[] Packed(double[,] full, Func<double, double> map)
    {
        var packed = new List<double>();
        for (int i = 0; i < full.GetLength(0); i++)
        {
            for (int j = 0; j < i; j++)
            {
                packed.Add(map(full[i, j]));
            }
        }
        return [.. packed];
    }

    static double[] Standardize(ReadOnlySpan<double> column)
    {
        double[] values = column.ToArray();
        double mean = values.Average();
        double norm = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => (v - mean) / norm)];
    }
}
