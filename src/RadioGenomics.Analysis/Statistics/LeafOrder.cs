namespace RadioGenomics.Analysis.Statistics;

/// <summary>An order of a few items in which similar ones are neighbours, for heat maps.</summary>
static class LeafOrder
{
    /// <summary>Average-linkage clustering of profiles by mean squared difference; leaves from left to right. Ties go to the first pair.</summary>
    /// <param name="count">Number of items; meant for up to a few hundred.</param>
    /// <param name="profile">Value k of item i; NaN is left out.</param>
    /// <param name="length">Length of a profile.</param>
    public static int[] AverageLinkage(int count, Func<int, int, double> profile, int length)
    {
        List<int[]> clusters = [.. Enumerable.Range(0, count).Select(i => (int[])[i])];
        double[,] distance = Distances(count, profile, length);
        while (clusters.Count > 1)
        {
            (int a, int b) = Nearest(clusters, distance);
            clusters[a] = [.. clusters[a], .. clusters[b]];
            clusters.RemoveAt(b);
        }
        return clusters.Count == 0 ? [] : clusters[0];
    }

    static double[,] Distances(int count, Func<int, int, double> profile, int length)
    {
        double[,] distance = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double sum = 0;
                int n = 0;
                for (int k = 0; k < length; k++)
                {
                    double d = profile(i, k) - profile(j, k);
                    (sum, n) = double.IsNaN(d) ? (sum, n) : (sum + (d * d), n + 1);
                }
                distance[i, j] = distance[j, i] = n == 0 ? double.MaxValue / (count + 1) : sum / n;
            }
        }
        return distance;
    }

    static (int A, int B) Nearest(List<int[]> clusters, double[,] distance)
    {
        (int A, int B, double D) best = (0, 1, double.PositiveInfinity);
        for (int a = 0; a < clusters.Count; a++)
        {
            for (int b = a + 1; b < clusters.Count; b++)
            {
                double sum = 0;
                foreach (int i in clusters[a])
                {
                    foreach (int j in clusters[b])
                    {
                        sum += distance[i, j] / ((double)clusters[a].Length * clusters[b].Length);
                    }
                }
                best = sum < best.D ? (a, b, sum) : best;
            }
        }
        return (best.A, best.B);
    }
}
