namespace RadioGenomics.Numerics.Distributions;

/// <summary>Fisher's F distribution. Parameters outside their range give NaN.</summary>
/// <remarks>Source: incomplete beta function, Abramowitz, Stegun 26.6.2. Reference: R 4.2.2 pf, qf; agreement in tests/reference/README.md.</remarks>
public static class FisherF
{
    /// <summary>P(X ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="numerator">Degrees of freedom of the numerator. Range: above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator. Range: above 0.</param>
    public static double Cdf(double x, double numerator, double denominator) => At(x, numerator, denominator).Lower;

    /// <summary>P(X > x), exact to its last digits far out.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="numerator">Degrees of freedom of the numerator. Range: above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator. Range: above 0.</param>
    public static double UpperTail(double x, double numerator, double denominator) => At(x, numerator, denominator).Upper;

    /// <summary>log P(X ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="numerator">Degrees of freedom of the numerator. Range: above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator. Range: above 0.</param>
    public static double LogCdf(double x, double numerator, double denominator) => At(x, numerator, denominator).LogLower;

    /// <summary>log P(X > x).</summary>
    /// <param name="x">Any number.</param>
    /// <param name="numerator">Degrees of freedom of the numerator. Range: above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator. Range: above 0.</param>
    public static double LogUpperTail(double x, double numerator, double denominator) => At(x, numerator, denominator).LogUpper;

    /// <summary>The x with P(X ≤ x) = p.</summary>
    /// <param name="p">Range: [0, 1]; otherwise NaN.</param>
    /// <param name="numerator">Degrees of freedom of the numerator. Range: above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator. Range: above 0.</param>
    public static double Quantile(double p, double numerator, double denominator) =>
        p is >= 0 and <= 1 ? QuantileSolver.Positive(p, false, x => At(x, numerator, denominator)) : double.NaN;

    static Tails At(double x, double numerator, double denominator)
    {
        double above = numerator * x, sum = above + denominator;
        return x <= 0 ? IncompleteBeta.At(numerator / 2, denominator / 2, 0, 1)
            : double.IsInfinity(sum) ? IncompleteBeta.At(numerator / 2, denominator / 2, 1, 0)
            : IncompleteBeta.At(numerator / 2, denominator / 2, above / sum, denominator / sum);
    }
}
