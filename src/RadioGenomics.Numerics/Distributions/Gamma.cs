namespace RadioGenomics.Numerics.Distributions;

/// <summary>The gamma distribution with scale 1: the regularised incomplete gamma function. Parameters outside their range give NaN.</summary>
/// <remarks>Source: DiDonato, Morris (1986) ACM TOMS 12:377. Reference: R 4.2.2 pgamma, qgamma; agreement in tests/reference/README.md.</remarks>
public static class Gamma
{
    /// <summary>P(X ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="shape">Range: above 0.</param>
    public static double Cdf(double x, double shape) => At(x, shape).Lower;

    /// <summary>P(X > x), exact to its last digits far out.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="shape">Range: above 0.</param>
    public static double UpperTail(double x, double shape) => At(x, shape).Upper;

    /// <summary>log P(X ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="shape">Range: above 0.</param>
    public static double LogCdf(double x, double shape) => At(x, shape).LogLower;

    /// <summary>log P(X > x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="shape">Range: above 0.</param>
    public static double LogUpperTail(double x, double shape) => At(x, shape).LogUpper;

    /// <summary>The x with P(X ≤ x) = p.</summary>
    /// <param name="p">Range: [0, 1]; otherwise NaN.</param>
    /// <param name="shape">Range: above 0.</param>
    public static double Quantile(double p, double shape) =>
        p is >= 0 and <= 1 ? QuantileSolver.Positive(p, false, x => At(x, shape)) : double.NaN;

    static Tails At(double x, double shape) => IncompleteGamma.At(shape, x);
}
