using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Tail of a weighted sum of independent χ² variables of one degree of freedom, weights of both signs.</summary>
static class QuadraticForm
{
    const double RootTwoPi = 2.5066282746310002;

    /// <summary>P(Σ aⱼ χ²ⱼ > 0) by the saddlepoint approximation of Lugannani and Rice (Kuonen 1999), good to some percent of p however small.</summary>
    /// <param name="weights">Some positive, some negative.</param>
    public static double ProbabilityPositive(ReadOnlySpan<double> weights)
    {
        double least = 0, most = 0;
        foreach (double a in weights)
        {
            least = Math.Min(least, a);
            most = Math.Max(most, a);
        }
        if (least == 0 || most == 0)
        {
            return most > 0 ? 1 : 0;
        }
        double t = Saddlepoint(weights, 1 / (2 * least), 1 / (2 * most));
        (double k, _, double second, double third) = Cumulants(weights, t);
        double w = Math.CopySign(Math.Sqrt(Math.Max(0, -2 * k)), t), v = t * Math.Sqrt(second);
        // Near the mean both w and v vanish; the limit of the formula.
        return Math.Abs(w) < 1e-4 ? 0.5 - (third / (6 * RootTwoPi * Math.Pow(second, 1.5))) : Normal.UpperTail(w + (Math.Log(v / w) / w));
    }

    // Where the derivative of the cumulant generating function, which rises, is zero.
    static double Saddlepoint(ReadOnlySpan<double> weights, double low, double high)
    {
        for (int i = 0; i < 200 && high - low > 1e-15 * Math.Max(Math.Abs(low), Math.Abs(high)); i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Cumulants(weights, middle).First < 0 ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    static (double Value, double First, double Second, double Third) Cumulants(ReadOnlySpan<double> weights, double t)
    {
        double value = 0, first = 0, second = 0, third = 0;
        foreach (double a in weights)
        {
            double shrink = 1 - (2 * a * t), ratio = a / shrink;
            value -= Math.Log(shrink) / 2;
            first += ratio;
            second += 2 * ratio * ratio;
            third += 8 * ratio * ratio * ratio;
        }
        return (value, first, second, third);
    }
}
