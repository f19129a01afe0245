namespace RadioGenomics.Numerics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    // Chebyshev coefficients of (1 + 2x) exp(x²) erfc(x) in (x - 3.75) / (x + 3.75), x from 0 to infinity, computed with 40 digits.
    static readonly double[] ScaledErfc =
    [
        1.17757893456740175410, -0.0045900545806464773309, -0.084249133366517915584, 0.059209939998191890498, -0.026658668435305752277,
        0.0090749976707052650939, -0.0024131635404176081909, 0.00049077583652580863232, -0.00006916973302501206364,
        4.1390279860730101947e-6, 7.7403830661984908531e-7, -2.1886401049234394992e-7, 1.0764999465670904255e-8,
        4.521959811218269006e-9, -7.754400208831617792e-10, -6.3180883408897855507e-11, 2.8687950109276484414e-11,
        1.9455868543334326207e-13, -9.65469674857976846e-13, 3.2525481479027565544e-14, 3.3478119492932256346e-14,
        -1.8645628595557671785e-15, -1.2507950249122506828e-15, 7.4182383316822179657e-17, 5.0681517285273764952e-17,
    ];

    const double SqrtHalf = 0.70710678118654752440;

    /// <summary>P(Z ≤ z).</summary>
    /// <remarks>Cost: 25 multiplications and two exponentials. Source: Chebyshev expansion of the scaled complementary error function after
    /// Shepherd, Laframboise (1981) Math Comp 36:249. Reference: R 4.2.2 pnorm; agreement in tests/reference/README.md.</remarks>
    public static double Cdf(double z) => z <= 0 ? Outer(-z) : 1 - Outer(z);

    /// <summary>P(Z > z), exact to its last digits far out.</summary>
    public static double UpperTail(double z) => Cdf(-z);

    /// <summary>log P(Z ≤ z).</summary>
    public static double LogCdf(double z) => z < -1 ? LogOuter(-z) : Elementary.Log1P(-UpperTail(z));

    /// <summary>log P(Z > z).</summary>
    public static double LogUpperTail(double z) => LogCdf(-z);

    /// <summary>P(|Z| ≥ |z|).</summary>
    public static double TwoSided(double z) => 2 * Outer(Math.Abs(z));

    /// <summary>Density at z.</summary>
    public static double Density(double z) => Math.Exp((-z * z / 2) - Elementary.LogSqrtTwoPi);

    /// <summary>The z with P(Z ≤ z) = p.</summary>
    /// <param name="p">Range: [0, 1]; otherwise NaN. 0 gives -∞, 1 gives +∞.</param>
    /// <remarks>Cost: some 5 tails. Source: Newton's method on the logarithm of the tail from the start of Abramowitz, Stegun 26.2.22;
    /// about ½ on the central area itself. Reference: R 4.2.2 qnorm; agreement in tests/reference/README.md.</remarks>
    public static double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1))
        {
            return double.NaN;
        }
        if (Math.Abs(p - 0.5) < 0.05)
        {
            return CentralQuantile(p - 0.5);
        }
        return p < 0.5 ? -UpperQuantile(p) : UpperQuantile(1 - p);
    }

    /// <summary>The z with P(Z > z) = q, for q that 1 - p could not hold.</summary>
    /// <param name="q">Range: [0, 1]; otherwise NaN.</param>
    public static double UpperQuantile(double q)
    {
        if (q == 0)
        {
            return double.PositiveInfinity;
        }
        if (!(q < 0.45))
        {
            return -Quantile(q);
        }
        double target = Math.Log(q), t = Math.Sqrt(-2 * target);
        double z = t - ((2.30753 + (0.27061 * t)) / (1 + (0.99229 * t) + (0.04481 * t * t)));
        for (int i = 0; i < 4; i++)
        {
            double tail = LogOuter(z);
            z += (tail - target) * Math.Exp(tail + (z * z / 2) + Elementary.LogSqrtTwoPi);
        }
        return z;
    }

    // P(Z > z) for z >= 0. The exponent is split, so that the square of a 53-bit number is not rounded (Cody 1969).
    static double Outer(double z)
    {
        if (z > 40)
        {
            return 0;
        }
        double head = Math.Truncate(z * 16) / 16, rest = (z - head) * (z + head);
        return 0.5 * Math.Exp(-head * head / 2) * Math.Exp(-rest / 2) * Scaled(z * SqrtHalf);
    }

    static double LogOuter(double z) => (-z * z / 2) + Math.Log(0.5 * Scaled(z * SqrtHalf));

    // exp(x²) erfc(x), Clenshaw's recurrence
    static double Scaled(double x)
    {
        double t = 2 * (x - 3.75) / (x + 3.75), b1 = 0, b2 = 0;
        for (int k = ScaledErfc.Length - 1; k > 0; k--)
        {
            (b1, b2) = ((t * b1) - b2 + ScaledErfc[k], b1);
        }
        return ((t / 2 * b1) - b2 + ScaledErfc[0]) / (1 + (2 * x));
    }

    // Φ(z) - ½ = φ(z) (z + z³/3 + z⁵/15 + ...)
    static double CentralQuantile(double area)
    {
        double z = area * 2.5066282746310002;
        for (int i = 0; i < 4; i++)
        {
            double term = z, sum = z;
            for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2)
            {
                term *= z * z / k;
                sum += term;
            }
            double density = Density(z);
            z -= ((density * sum) - area) / density;
        }
        return z;
    }
}
