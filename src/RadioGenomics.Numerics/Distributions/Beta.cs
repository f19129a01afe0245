namespace RadioGenomics.Numerics.Distributions;

/// <summary>The beta distribution: the regularised incomplete beta function. Parameters outside their range give NaN.</summary>
/// <remarks>Source: DiDonato, Morris (1992) ACM TOMS 18:360. Reference: R 4.2.2 pbeta, qbeta; agreement in tests/reference/README.md.</remarks>
public static class Beta
{
    /// <summary>P(X ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="a">First shape. Range: above 0.</param>
    /// <param name="b">Second shape. Range: above 0.</param>
    public static double Cdf(double x, double a, double b) => At(x, a, b).Lower;

    /// <summary>P(X > x), exact to its last digits far out.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="a">First shape. Range: above 0.</param>
    /// <param name="b">Second shape. Range: above 0.</param>
    public static double UpperTail(double x, double a, double b) => At(x, a, b).Upper;

    /// <summary>log P(X ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="a">First shape. Range: above 0.</param>
    /// <param name="b">Second shape. Range: above 0.</param>
    public static double LogCdf(double x, double a, double b) => At(x, a, b).LogLower;

    /// <summary>log P(X > x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="a">First shape. Range: above 0.</param>
    /// <param name="b">Second shape. Range: above 0.</param>
    public static double LogUpperTail(double x, double a, double b) => At(x, a, b).LogUpper;

    /// <summary>The x with P(X ≤ x) = p.</summary>
    /// <param name="p">Range: [0, 1]; otherwise NaN.</param>
    /// <param name="a">First shape. Range: above 0.</param>
    /// <param name="b">Second shape. Range: above 0.</param>
    public static double Quantile(double p, double a, double b) =>
        p is >= 0 and <= 1 ? QuantileSolver.Unit(p, (x, y) => IncompleteBeta.At(a, b, x, y)) : double.NaN;

    static Tails At(double x, double a, double b) => IncompleteBeta.At(a, b, x, 1 - x);
}
