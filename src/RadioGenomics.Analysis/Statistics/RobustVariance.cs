using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Prior of variances when some genes are hypervariable: moments of winsorised log variances, and fewer prior degrees of freedom for outliers
/// (Phipson et al. 2016).</summary>
static class RobustVariance
{
    const int Nodes = 64;

    static readonly (double[] Places, double[] Weights) Rule = GaussLegendre();

    public static (double[] Prior, double[] Degrees) Fit(double[] variances, double degrees, (double Low, double High) winsor)
    {
        int n = variances.Length;
        (double mean, double spread) = Winsorised(variances, winsor);
        double prior = PriorDegrees(spread, degrees, winsor);
        double scale = Math.Exp(mean - Moments(degrees, prior, winsor).Mean);
        double[] shrunk = Shrink(variances, scale, degrees, prior);
        return ([.. Enumerable.Repeat(scale, n)], shrunk);
    }

    static (double Mean, double Variance) Winsorised(double[] variances, (double Low, double High) winsor)
    {
        double[] z = [.. variances.Select(v => Math.Log(v))];
        Array.Sort(z);
        double low = SortedValues.Quantile(z, winsor.Low), high = SortedValues.Quantile(z, 1 - winsor.High), mean = 0, squares = 0;
        foreach (double v in z)
        {
            mean += Math.Clamp(v, low, high) / z.Length;
        }
        foreach (double v in z)
        {
            double d = Math.Clamp(v, low, high) - mean;
            squares += d * d;
        }
        return (mean, squares / (z.Length - 1));
    }

    // Bisection on ν / (1 + ν): the winsorised variance falls as the prior degrees of freedom rise.
    static double PriorDegrees(double spread, double degrees, (double Low, double High) winsor)
    {
        if (spread <= Moments(degrees, double.PositiveInfinity, winsor).Variance)
        {
            return double.PositiveInfinity;
        }
        double low = 1e-4, high = 1 - 1e-9;
        for (int i = 0; i < 60 && high - low > 1e-15; i++)
        {
            double middle = (low + high) / 2;
            bool tooFew = Moments(degrees, middle / (1 - middle), winsor).Variance > spread;
            (low, high) = tooFew ? (middle, high) : (low, middle);
        }
        return low / (1 - low);
    }

    // Of log F, winsorised at the distribution's own quantiles: integrals over the probability.
    static (double Mean, double Variance) Moments(double degrees, double prior, (double Low, double High) winsor)
    {
        double inside = 1 - winsor.Low - winsor.High;
        double[] p = [.. Rule.Places.Select(t => winsor.Low + (inside * t)), winsor.Low, 1 - winsor.High];
        double[] weights = [.. Rule.Weights.Select(w => w * inside), winsor.Low, winsor.High];
        double mean = 0, variance = 0;
        double[] logs = new double[p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            logs[i] = weights[i] == 0 ? 0 : Math.Log(Quantile(p[i], degrees, prior));
            mean += weights[i] * logs[i];
        }
        for (int i = 0; i < p.Length; i++)
        {
            variance += weights[i] * (logs[i] - mean) * (logs[i] - mean);
        }
        return (mean, variance);
    }

    static double Quantile(double p, double degrees, double prior) =>
        double.IsInfinity(prior) ? ChiSquared.Quantile(p, degrees) / degrees : FisherF.Quantile(p, degrees, prior);

    static double UpperTail(double ratio, double degrees, double prior) =>
        double.IsInfinity(prior) ? ChiSquared.UpperTail(ratio * degrees, degrees) : FisherF.UpperTail(ratio, degrees, prior);

    static double[] Shrink(double[] variances, double scale, double degrees, double prior)
    {
        int n = variances.Length;
        double[] ranks = Ranks.MidRanks(variances), tails = new double[n], kept = new double[n];
        for (int g = 0; g < n; g++)
        {
            tails[g] = UpperTail(variances[g] / scale, degrees, prior);
            kept[g] = Math.Min(1, tails[g] / ((n - ranks[g] + 0.5) / n));
        }
        double[] shrunk = new double[n];
        Array.Fill(shrunk, prior);
        if (kept.All(k => k >= 1))
        {
            return shrunk;
        }
        bool isInfinite = double.IsInfinity(prior);
        // Nothing to shrink from when the prior is a constant: all genes' degrees of freedom together stand for it.
        double bulk = isInfinite ? n * degrees : prior, least = isInfinite ? 0 : OutlierDegrees(variances.Max() / scale, degrees, prior);
        int[] order = [.. Enumerable.Range(0, n).OrderBy(g => tails[g])];
        double[] along = [.. order.Select(g => (kept[g] * bulk) + ((1 - kept[g]) * least))];
        MakeRising(along, !isInfinite);
        for (int i = 0; i < n; i++)
        {
            shrunk[order[i]] = isInfinite && along[i] >= bulk ? double.PositiveInfinity : along[i];
        }
        return shrunk;
    }

    // Such that the largest ratio would be the median of its distribution, by two steps of a fixed point.
    static double OutlierDegrees(double ratio, double degrees, double prior)
    {
        double least = prior;
        for (int step = 0; step < 2; step++)
        {
            least *= Math.Log(0.5) / FisherF.LogUpperTail(ratio, degrees, least);
        }
        return least;
    }

    // The less likely a gene, the fewer its degrees of freedom: the extreme end is pooled, the rest made monotone.
    static void MakeRising(double[] values, bool poolEnd)
    {
        double sum = 0, smallest = double.PositiveInfinity;
        int end = -1;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i];
            if (sum / (i + 1) < smallest)
            {
                (smallest, end) = (sum / (i + 1), i);
            }
        }
        for (int i = 0; poolEnd && i <= end; i++)
        {
            values[i] = smallest;
        }
        for (int i = 1; i < values.Length; i++)
        {
            values[i] = Math.Max(values[i], values[i - 1]);
        }
    }

    // On 0 to 1: roots of the Legendre polynomial by Newton's method.
    static (double[] Places, double[] Weights) GaussLegendre()
    {
        double[] places = new double[Nodes], weights = new double[Nodes];
        for (int i = 0; i < Nodes; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (Nodes + 0.5)), slope = 1;
            for (int step = 0; step < 20; step++)
            {
                (double value, slope) = Legendre(x);
                x -= value / slope;
            }
            places[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }
        return (places, weights);
    }

    static (double Value, double Slope) Legendre(double x)
    {
        double before = 1, value = x;
        for (int k = 2; k <= Nodes; k++)
        {
            (before, value) = (value, ((((2 * k) - 1) * x * value) - ((k - 1) * before)) / k);
        }
        return (value, Nodes * ((x * value) - before) / ((x * x) - 1));
    }
}
