namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Logarithms of shares that are estimated from counts: differences of the digamma and trigamma functions at whole numbers.</summary>
static class LogUniform
{
    /// <summary>From here on the series below are exact to 1e-13.</summary>
    const int Large = 20;

    /// <summary>ψ(from) − ψ(to): mean logarithm of the from-th smallest of to − 1 uniform numbers.</summary>
    public static double Mean(int from, int to) => Digamma(from) - Digamma(to);

    /// <summary>ψ′(from) − ψ′(to): its variance.</summary>
    public static double Variance(int from, int to) => Trigamma(from) - Trigamma(to);

    static double Digamma(double x)
    {
        double below = 0;
        for (; x < Large; x++)
        {
            below -= 1 / x;
        }
        double r = 1 / (x * x);
        return below + Math.Log(x) - (0.5 / x) - (r * ((1.0 / 12) - (r * ((1.0 / 120) - (r * ((1.0 / 252) - (r / 240)))))));
    }

    static double Trigamma(double x)
    {
        double below = 0;
        for (; x < Large; x++)
        {
            below += 1 / (x * x);
        }
        double r = 1 / (x * x);
        return below + (1 / x) + (r / 2) + (r / x * ((1.0 / 6) - (r * ((1.0 / 30) - (r * ((1.0 / 42) - (r / 30)))))));
    }
}
