namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Set statistics of Wu et al. (2010), each the larger the more extreme: down, up, and without regard to direction.</summary>
static class RoastStatistics
{
    public static (double Down, double Up, double Mixed) Of(double[] z, RoastStatistic statistic)
    {
        double n = z.Length, sum = 0, sizes = 0, rise = 0, fall = 0, riseSquares = 0, fallSquares = 0, floors = 0;
        foreach (double v in z)
        {
            double up = Math.Max(v, 0), down = Math.Max(-v, 0);
            sum += v;
            sizes += Math.Abs(v);
            rise += up;
            fall += down;
            riseSquares += up * up;
            fallSquares += down * down;
            // The floor is the median of |z| under the null hypothesis.
            floors += Math.Max(Math.Abs(v), 0.67448975019608174);
        }
        return statistic switch
        {
            RoastStatistic.Mean => (-sum / n, sum / n, sizes / n),
            RoastStatistic.Floormean => (fall / n, rise / n, floors / n),
            RoastStatistic.Msq => (fallSquares / n, riseSquares / n, (riseSquares + fallSquares) / n),
            _ => Halves(z),
        };
    }

    static (double Down, double Up, double Mixed) Halves(double[] z)
    {
        double[] sorted = [.. z.Order()], sizes = [.. z.Select(Math.Abs).OrderDescending()];
        int half = (z.Length / 2) + 1;
        half = Math.Min(half, z.Length);
        return (-sorted.Take(half).Average(), sorted.TakeLast(half).Average(), sizes.Take(half).Average());
    }
}
