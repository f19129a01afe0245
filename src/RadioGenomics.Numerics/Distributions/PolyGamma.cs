namespace RadioGenomics.Numerics.Distributions;

/// <summary>Derivatives of log Γ for positive arguments: digamma, trigamma, tetragamma.</summary>
/// <remarks>Source: recurrence to x ≥ 15, then the asymptotic series of Abramowitz, Stegun 6.3.18, 6.4.11 and following. Reference: R 4.2.2 digamma, trigamma,
/// psigamma(x, 2); agreement: 1e-13 relative.</remarks>
public static class PolyGamma
{
    const double Far = 15;

    // Bernoulli numbers B2, B4 ... B16.
    static readonly double[] Bernoulli = [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510];

    /// <summary>First derivative of log Γ.</summary>
    /// <param name="x">Range: above 0; otherwise NaN.</param>
    public static double Digamma(double x)
    {
        if (!(x > 0))
        {
            return double.NaN;
        }
        double sum = 0;
        for (; x < Far; x++)
        {
            sum -= 1 / x;
        }
        double series = 0, square = 1 / (x * x);
        for (int k = Bernoulli.Length; k >= 1; k--)
        {
            series = (series + (Bernoulli[k - 1] / (2 * k))) * square;
        }
        return sum + Math.Log(x) - (0.5 / x) - series;
    }

    /// <summary>Second derivative of log Γ.</summary>
    /// <param name="x">Range: above 0; otherwise NaN.</param>
    public static double Trigamma(double x)
    {
        if (!(x > 0))
        {
            return double.NaN;
        }
        double sum = 0;
        for (; x < Far; x++)
        {
            sum += 1 / (x * x);
        }
        double series = 0, square = 1 / (x * x);
        for (int k = Bernoulli.Length; k >= 1; k--)
        {
            series = (series + Bernoulli[k - 1]) * square;
        }
        return sum + (1 / x) + (square / 2) + (series / x);
    }

    /// <summary>Third derivative of log Γ.</summary>
    /// <param name="x">Range: above 0; otherwise NaN.</param>
    public static double Tetragamma(double x)
    {
        if (!(x > 0))
        {
            return double.NaN;
        }
        double sum = 0;
        for (; x < Far; x++)
        {
            sum -= 2 / (x * x * x);
        }
        double series = 0, square = 1 / (x * x);
        for (int k = Bernoulli.Length; k >= 1; k--)
        {
            series = (series + (Bernoulli[k - 1] * ((2 * k) + 1))) * square;
        }
        return sum - square - (square / x) - (series * square);
    }

    /// <summary>The x with trigamma(x) = y.</summary>
    /// <param name="y">Range: above 0; otherwise NaN.</param>
    /// <remarks>Cost: some 5 evaluations. Source: Newton's method on 1 / trigamma, which is convex and nearly linear: Smyth (2004), appendix.
    /// Reference: R limma 3.54.1 trigammaInverse; agreement: 1e-12 relative.</remarks>
    public static double TrigammaInverse(double y)
    {
        if (!(y > 0) || double.IsInfinity(y))
        {
            return double.NaN;
        }
        if (y > 1e7)
        {
            return 1 / Math.Sqrt(y);
        }
        if (y < 1e-6)
        {
            return 1 / y;
        }
        double x = 0.5 + (1 / y);
        for (int i = 0; i < 50; i++)
        {
            double value = Trigamma(x), step = value * (1 - (value / y)) / Tetragamma(x);
            x += step;
            if (-step / x < 1e-12)
            {
                break;
            }
        }
        return x;
    }
}
