namespace RadioGenomics.Numerics.Distributions;

/// <summary>The binomial distribution: successes in n independent trials. Parameters outside their range give NaN.</summary>
/// <remarks>Source: probabilities by Loader (2000) Fast and Accurate Computation of Binomial Probabilities, tails by the incomplete beta
/// function, Abramowitz, Stegun 26.5.24. Reference: R 4.2.2 pbinom, dbinom; agreement in tests/reference/README.md.</remarks>
public static class Binomial
{
    /// <summary>P(X = k).</summary>
    /// <param name="k">Number of successes.</param>
    /// <param name="n">Number of trials. Range: from 0.</param>
    /// <param name="probability">Of a success. Range: [0, 1].</param>
    public static double Mass(long k, long n, double probability) => Math.Exp(LogMass(k, n, probability));

    /// <summary>log P(X = k).</summary>
    /// <param name="k">Number of successes.</param>
    /// <param name="n">Number of trials. Range: from 0.</param>
    /// <param name="probability">Of a success. Range: [0, 1].</param>
    public static double LogMass(long k, long n, double probability) =>
        n < 0 || !(probability is >= 0 and <= 1) ? double.NaN
        : k < 0 || k > n ? double.NegativeInfinity
        : LogMass(k, n, probability, 1 - probability);

    /// <summary>P(X ≤ k).</summary>
    /// <param name="k">Number of successes.</param>
    /// <param name="n">Number of trials. Range: from 0.</param>
    /// <param name="probability">Of a success. Range: [0, 1].</param>
    public static double Cdf(long k, long n, double probability) => At(k, n, probability).Lower;

    /// <summary>P(X > k), exact to its last digits far out.</summary>
    /// <param name="k">Number of successes.</param>
    /// <param name="n">Number of trials. Range: from 0.</param>
    /// <param name="probability">Of a success. Range: [0, 1].</param>
    public static double UpperTail(long k, long n, double probability) => At(k, n, probability).Upper;

    /// <summary>log P(X ≤ k).</summary>
    /// <param name="k">Number of successes.</param>
    /// <param name="n">Number of trials. Range: from 0.</param>
    /// <param name="probability">Of a success. Range: [0, 1].</param>
    public static double LogCdf(long k, long n, double probability) => At(k, n, probability).LogLower;

    /// <summary>log P(X > k).</summary>
    /// <param name="k">Number of successes.</param>
    /// <param name="n">Number of trials. Range: from 0.</param>
    /// <param name="probability">Of a success. Range: [0, 1].</param>
    public static double LogUpperTail(long k, long n, double probability) => At(k, n, probability).LogUpper;

    /// <summary>log of n!/(k!(n-k)!) pᵏ qⁿ⁻ᵏ with q = 1 - p given apart.</summary>
    internal static double LogMass(double k, double n, double p, double q)
    {
        if (p == 0 || q == 0)
        {
            return (p == 0 ? k : n - k) == 0 ? 0 : double.NegativeInfinity;
        }
        if (k == 0)
        {
            return n * (p < 0.5 ? Elementary.Log1P(-p) : Math.Log(q));
        }
        if (k == n)
        {
            return n * (q < 0.5 ? Elementary.Log1P(-q) : Math.Log(p));
        }
        return SpecialFunctions.StirlingError(n) - SpecialFunctions.StirlingError(k) - SpecialFunctions.StirlingError(n - k)
            - SpecialFunctions.Deviance(k, n * p) - SpecialFunctions.Deviance(n - k, n * q)
            - Elementary.LogSqrtTwoPi - (0.5 * Math.Log(k / n * (n - k)));
    }

    static Tails At(long k, long n, double probability) =>
        n < 0 || !(probability is >= 0 and <= 1) ? Tails.Undefined
        : k < 0 ? Tails.LowerZero
        : k >= n ? Tails.UpperZero
        : IncompleteBeta.At(k + 1, n - k, probability, 1 - probability).Swapped;
}
