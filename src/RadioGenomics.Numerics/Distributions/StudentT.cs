namespace RadioGenomics.Numerics.Distributions;

/// <summary>Student's t distribution with real degrees of freedom above 0. Any other degrees of freedom give NaN.</summary>
/// <remarks>Source: incomplete beta function, Abramowitz, Stegun 26.7.1. Reference: R 4.2.2 pt, qt; agreement in tests/reference/README.md.</remarks>
public static class StudentT
{
    /// <summary>P(T ≤ t).</summary>
    public static double Cdf(double t, double degreesOfFreedom)
    {
        double half = TwoSided(t, degreesOfFreedom) / 2;
        return t <= 0 ? half : 1 - half;
    }

    /// <summary>P(T > t), exact to its last digits far out.</summary>
    public static double UpperTail(double t, double degreesOfFreedom) => Cdf(-t, degreesOfFreedom);

    /// <summary>log P(T ≤ t).</summary>
    public static double LogCdf(double t, double degreesOfFreedom) => t <= 0
        ? LogTwoSided(t, degreesOfFreedom) - 0.69314718055994530942
        : Elementary.Log1P(-TwoSided(t, degreesOfFreedom) / 2);

    /// <summary>log P(T > t).</summary>
    public static double LogUpperTail(double t, double degreesOfFreedom) => LogCdf(-t, degreesOfFreedom);

    /// <summary>P(|T| ≥ |t|): the p-value of a correlation, a slope, a difference.</summary>
    public static double TwoSided(double t, double degreesOfFreedom) => Outer(t, degreesOfFreedom).Lower;

    /// <summary>log P(|T| ≥ |t|), for p-values below 1e-300.</summary>
    public static double LogTwoSided(double t, double degreesOfFreedom) => Outer(t, degreesOfFreedom).LogLower;

    /// <summary>The t with P(T ≤ t) = p.</summary>
    /// <param name="p">Range: [0, 1]; otherwise NaN.</param>
    /// <param name="degreesOfFreedom">Range: above 0.</param>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        if (!(p is >= 0 and <= 1))
        {
            return double.NaN;
        }
        if (p == 0.5)
        {
            return 0;
        }
        // F = t² with 1 and n degrees of freedom; the tail of |T| is twice the smaller tail of T.
        double smaller = p < 0.5 ? p : 1 - p;
        double t = Math.Sqrt(QuantileSolver.Positive(2 * smaller, true, f => Outer(Math.Sqrt(f), degreesOfFreedom).Swapped));
        return p < 0.5 ? -t : t;
    }

    // I_x(n/2, 1/2) at x = n / (n + t²), with 1 - x to full accuracy.
    static Tails Outer(double t, double n)
    {
        if (double.IsPositiveInfinity(n))
        {
            return new(0.69314718055994530942 + Normal.LogUpperTail(Math.Abs(t)), true);
        }
        double square = t * t;
        return double.IsInfinity(square) ? Tails.LowerZero : IncompleteBeta.At(n / 2, 0.5, n / (n + square), square / (n + square));
    }
}
