namespace RadioGenomics.Numerics.Distributions;

/// <summary>The Poisson distribution. Parameters outside their range give NaN.</summary>
/// <remarks>Source: Loader (2000) for the probabilities, incomplete gamma function for the tails, Abramowitz, Stegun 26.4.21.
/// Reference: R 4.2.2 ppois, dpois; agreement in tests/reference/README.md.</remarks>
public static class Poisson
{
    /// <summary>P(X = k).</summary>
    /// <param name="k">Count.</param>
    /// <param name="mean">Range: above 0.</param>
    public static double Mass(long k, double mean) =>
        !(mean > 0) ? double.NaN : k < 0 ? 0 : k == 0 ? Math.Exp(-mean) : Math.Exp(IncompleteGamma.LogPoisson(k, mean));

    /// <summary>P(X ≤ k).</summary>
    /// <param name="k">Count.</param>
    /// <param name="mean">Range: above 0.</param>
    public static double Cdf(long k, double mean) => At(k, mean).Lower;

    /// <summary>P(X > k), exact to its last digits far out.</summary>
    /// <param name="k">Count.</param>
    /// <param name="mean">Range: above 0.</param>
    public static double UpperTail(long k, double mean) => At(k, mean).Upper;

    /// <summary>log P(X ≤ k).</summary>
    /// <param name="k">Count.</param>
    /// <param name="mean">Range: above 0.</param>
    public static double LogCdf(long k, double mean) => At(k, mean).LogLower;

    /// <summary>log P(X > k).</summary>
    /// <param name="k">Count.</param>
    /// <param name="mean">Range: above 0.</param>
    public static double LogUpperTail(long k, double mean) => At(k, mean).LogUpper;

    static Tails At(long k, double mean) =>
        !(mean > 0) ? Tails.Undefined : k < 0 ? Tails.LowerZero : IncompleteGamma.At(k + 1, mean).Swapped;
}
