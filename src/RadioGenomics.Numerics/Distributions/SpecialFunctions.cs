namespace RadioGenomics.Numerics.Distributions;

/// <summary>Logarithms of the gamma and beta functions, and the parts of them that distributions need.</summary>
public static class SpecialFunctions
{
    // ζ(k) - 1, k = 2 ... 26
    static readonly double[] ZetaMinusOne =
    [
        0.64493406684822643647, 0.2020569031595942854, 0.082323233711138191516, 0.036927755143369926331, 0.017343061984449139715,
        0.0083492773819228268398, 0.0040773561979443393787, 0.0020083928260822144179, 0.00099457512781808533715, 0.0004941886041194645587,
        0.00024608655330804829864, 0.00012271334757848914675, 0.000061248135058704829259, 0.000030588236307020493552,
        0.000015282259408651871733, 7.6371976378997622736e-6, 3.8172932649998398565e-6, 1.9082127165539389257e-6,
        9.5396203387279611315e-7, 4.7693298678780646312e-7, 2.3845050272773299e-7, 1.1921992596531107307e-7,
        5.9608189051259479612e-8, 2.9803503514652280186e-8, 1.4901554828365041235e-8,
    ];

    const double OneMinusEuler = 0.42278433509846713939;

    /// <summary>log Γ(x).</summary>
    /// <param name="x">Range: above 0; otherwise the result is NaN.</param>
    /// <remarks>Cost: some 20 multiplications. Source: Abramowitz, Stegun 6.1.33 (about 1 and 2, so that zeros keep their relative accuracy)
    /// and 6.1.40 (from 10). Reference: R 4.2.2 lgamma; agreement in tests/reference/README.md.</remarks>
    public static double LogGamma(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return double.IsPositiveInfinity(x) ? x : double.NaN;
        }
        if (x >= 10)
        {
            return ((x - 0.5) * Math.Log(x)) - x + Elementary.LogSqrtTwoPi + StirlingSeries(x);
        }
        if (x < 0.5)
        {
            return LogGammaOnePlus(x) - Math.Log(x);
        }
        if (x <= 1.5)
        {
            return LogGammaOnePlus(x - 1);
        }
        double product = 1;
        while (x > 2.5)
        {
            x--;
            product *= x;
        }
        return Math.Log(product) + Elementary.Log1P(x - 2) + LogGammaOnePlus(x - 2);
    }

    /// <summary>log B(a, b) = log Γ(a) + log Γ(b) - log Γ(a + b).</summary>
    /// <param name="a">Range: above 0.</param>
    /// <param name="b">Range: above 0.</param>
    /// <remarks>Cost: three Stirling errors. Source: Loader (2000) Fast and Accurate Computation of Binomial Probabilities, eq. 3, for real
    /// arguments. Reference: R 4.2.2 lbeta; agreement in tests/reference/README.md.</remarks>
    public static double LogBeta(double a, double b)
    {
        double small = Math.Min(a, b), large = Math.Max(a, b);
        if (large < 10)
        {
            return LogGamma(small) + LogGamma(large) - LogGamma(small + large);
        }
        // Γ(large) / Γ(large + small) without the difference of two large logarithms.
        double ratio = StirlingSeries(large) - StirlingSeries(large + small)
            - ((large - 0.5) * Elementary.Log1P(small / large)) - (small * Math.Log(large + small)) + small;
        return LogGamma(small) + ratio;
    }

    /// <summary>log Γ(1 + a) for a from -0.5 to 0.5, with full relative accuracy about 0.</summary>
    internal static double LogGammaOnePlus(double a)
    {
        // Abramowitz, Stegun 6.1.33 with the part of log(1 + a) taken out: terms shrink as (a/2)^k.
        double sum = 0;
        for (int k = ZetaMinusOne.Length - 1; k >= 0; k--)
        {
            sum = (ZetaMinusOne[k] / (k + 2)) - (a * sum);
        }
        return (a * a * sum) + (a * OneMinusEuler) - Elementary.Log1P(a);
    }

    /// <summary>log Γ(n + 1) less Stirling's formula (n + ½) log n - n + log √2π.</summary>
    internal static double StirlingError(double n) => n >= 10
        ? StirlingSeries(n)
        : LogGamma(n + 1) - ((n + 0.5) * Math.Log(n)) + n - Elementary.LogSqrtTwoPi;

    /// <summary>x log(x / mean) + mean - x, the deviance of a Poisson count; no cancellation near the mean.</summary>
    /// <remarks>Source: Loader (2000), eq. 4.</remarks>
    internal static double Deviance(double x, double mean)
    {
        if (x == 0 || mean == 0)
        {
            return x == 0 ? mean : double.PositiveInfinity;
        }
        double ratio = mean / x;
        return ratio is > 0.6 and < 1.7 ? -x * Elementary.Log1PMinusX((mean - x) / x) : mean - x - (x * Math.Log(ratio));
    }

    // Abramowitz, Stegun 6.1.40: below 1e-17 after eight terms from 10 on.
    static double StirlingSeries(double n)
    {
        double s = 1 / (n * n);
        return ((1.0 / 12) - (s * ((1.0 / 360) - (s * ((1.0 / 1260) - (s * ((1.0 / 1680) - (s * ((1.0 / 1188)
            - (s * ((691.0 / 360360) - (s * ((1.0 / 156) - (s * 3617.0 / 122400)))))))))))))) / n;
    }
}
