using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Probability that the largest of the statistics at many cuts exceeds a bound when the variable does not matter.</summary>
static class CutPointTails
{
    const int FewestNodes = 64;

    /// <remarks>Source: Lausen, Schumacher (1992), after Miller and Siegmund (1982).</remarks>
    public static double Lau92(double b, double minProp, double maxProp)
    {
        double density = Normal.Density(b);
        double p = (4 * density / b) + (density * (b - (1 / b)) * Math.Log(maxProp * (1 - minProp) / ((1 - maxProp) * minProp)));
        return Math.Clamp(p, 0, 1);
    }

    /// <remarks>Source: Lausen, Sauerbrei, Schumacher (1994). Not cut at 1, as in the reference.</remarks>
    public static double Lau94(double b, ImmutableArray<CutStatistic> cuts, int n)
    {
        double sum = 0;
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            double m = cuts[i].LowerCount, next = cuts[i + 1].LowerCount;
            double t = Math.Sqrt(1 - (m * (n - next) / ((n - m) * next)));
            sum += t - (((b * b / 4) - 1) * t * t * t / 6);
        }
        return (2 * Normal.UpperTail(b)) + (Math.Exp(-b * b / 2) / Math.PI * sum);
    }

    /// <remarks>Source: Hothorn, Lausen (2003): the statistics are jointly normal with correlation √(mᵢ (n - mⱼ) / ((n - mᵢ) mⱼ)), i before j.
    /// That is a product of neighbours' correlations: a Markov chain, whose density within ±b is carried from cut to cut by Gauss-Legendre sums.</remarks>
    public static double ExactGauss(double b, ImmutableArray<CutStatistic> cuts, int n)
    {
        double[] correlations = [.. Enumerable.Range(0, cuts.Length - 1).Select(i => Correlation(cuts[i].LowerCount, cuts[i + 1].LowerCount, n))];
        double narrowest = correlations.Length == 0 ? 1 : correlations.Min(r => Math.Sqrt(1 - (r * r)));
        // Four nodes to a standard deviation of the narrowest step resolve it to more digits than the limit is worth.
        int count = Math.Max(FewestNodes, (int)Math.Ceiling(8 * b / narrowest));
        (double[] nodes, double[] weights) = GaussLegendre.On(-b, b, count);
        double[] density = [.. nodes.Select(Normal.Density)], next = new double[count];
        foreach (double r in correlations)
        {
            Step(nodes, weights, density, next, r);
            (density, next) = (next, density);
        }
        double inside = 0;
        for (int i = 0; i < count; i++)
        {
            inside += weights[i] * density[i];
        }
        return Math.Clamp(1 - inside, 0, 1);
    }

    static double Correlation(double m, double next, double n) => Math.Sqrt(m * (n - next) / ((n - m) * next));

    static void Step(double[] nodes, double[] weights, double[] density, double[] next, double r)
    {
        const double Reach = 9;
        double width = Math.Sqrt(1 - (r * r));
        int low = 0;
        for (int j = 0; j < nodes.Length; j++)
        {
            double sum = 0, y = nodes[j];
            while (low < nodes.Length && y - (r * nodes[low]) > Reach * width)
            {
                low++;
            }
            for (int i = low; i < nodes.Length && (r * nodes[i]) - y <= Reach * width; i++)
            {
                double z = (y - (r * nodes[i])) / width;
                sum += weights[i] * density[i] * Math.Exp(-0.5 * z * z);
            }
            next[j] = sum * (0.3989422804014327 / width);
        }
    }
}
