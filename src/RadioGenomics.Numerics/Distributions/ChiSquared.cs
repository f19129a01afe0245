namespace RadioGenomics.Numerics.Distributions;

/// <summary>The chi-squared distribution. Parameters outside their range give NaN.</summary>
/// <remarks>Source: incomplete gamma function, Abramowitz, Stegun 26.4.19. Reference: R 4.2.2 pchisq, qchisq; agreement in tests/reference/README.md.</remarks>
public static class ChiSquared
{
    /// <summary>P(X ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="degreesOfFreedom">Range: above 0.</param>
    public static double Cdf(double x, double degreesOfFreedom) => At(x, degreesOfFreedom).Lower;

    /// <summary>P(X > x), exact to its last digits far out.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="degreesOfFreedom">Range: above 0.</param>
    public static double UpperTail(double x, double degreesOfFreedom) => At(x, degreesOfFreedom).Upper;

    /// <summary>log P(X ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="degreesOfFreedom">Range: above 0.</param>
    public static double LogCdf(double x, double degreesOfFreedom) => At(x, degreesOfFreedom).LogLower;

    /// <summary>log P(X > x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="degreesOfFreedom">Range: above 0.</param>
    public static double LogUpperTail(double x, double degreesOfFreedom) => At(x, degreesOfFreedom).LogUpper;

    /// <summary>The x with P(X ≤ x) = p.</summary>
    /// <param name="p">Range: [0, 1]; otherwise NaN.</param>
    /// <param name="degreesOfFreedom">Range: above 0.</param>
    public static double Quantile(double p, double degreesOfFreedom) =>
        p is >= 0 and <= 1 ? QuantileSolver.Positive(p, false, x => At(x, degreesOfFreedom)) : double.NaN;

    static Tails At(double x, double degreesOfFreedom) => IncompleteGamma.At(degreesOfFreedom / 2, x / 2);
}
