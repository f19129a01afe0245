namespace RadioGenomics.Analysis.Statistics;

/// <summary>The tail area of a correlation without its exponentially small factor; the slow, accurate side of <see cref="CorrelationPValue"/>.</summary>
static class CorrelationTail
{
    const double Tiny = 1e-300;
    const int MostTerms = 100_000;

    /// <summary>g(r) = I_x(a, 1/2) / x^a with x = 1 - r². Range of r: [0, 1].</summary>
    public static double Scaled(double a, double r)
    {
        double y = r * r, inverseBeta = GammaRatio(a) / Math.Sqrt(Math.PI);
        return y * (a + 1.5) < 1.5
            ? Math.Exp(-a * Log1Minus(y)) - (2 * r * inverseBeta * LowerSeries(a, y))
            : r * inverseBeta * UpperFraction(a, y);
    }

    // Abramowitz, Stegun 26.5.4 for I_y(1/2, a), the share below: positive terms only.
    static double LowerSeries(double a, double y)
    {
        double term = 1, sum = 1;
        for (int k = 0; k < MostTerms && term > sum * 1e-17; k++)
        {
            term *= y * (a + 0.5 + k) / (1.5 + k);
            sum += term;
        }
        return sum;
    }

    // DiDonato, Morris (1992) ACM TOMS 18:360, equation 9, with b = 1/2, by Lentz's method. Written in y, it has no cancellation.
    static double UpperFraction(double a, double y)
    {
        const double b = 0.5;
        double x = 1 - y, lambda = ((a + b) * y) - b;
        double c = a / (a + 1) * (lambda + 1), d = 0, h = c;
        for (int n = 1; n < MostTerms; n++)
        {
            double s = a + (2 * n) - 1;
            double alpha = (a + n - 1) / s * ((a + b + n - 1) / s) * n * (b - n) * x * x;
            double beta = n + (n * (b - n) * x / s) + ((a + n) / (s + 2) * (lambda + 1 + (n * (1 + y))));
            d = 1 / NotZero(beta + (alpha * d));
            c = NotZero(beta + (alpha / c));
            double step = c * d;
            h *= step;
            if (Math.Abs(step - 1) < 1e-16)
            {
                break;
            }
        }
        return 1 / h;
    }

    static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    // log(1 - y) for small y without the rounding of 1 - y (Goldberg 1991, theorem 4).
    public static double Log1Minus(double y)
    {
        double w = 1 - y;
        return w == 1 ? -y : Math.Log(w) * y / (1 - w);
    }

    /// <summary>Γ(a + 1/2) / Γ(a).</summary>
    /// <remarks>Source: the asymptotic series in 1/a (Abramowitz, Stegun 6.1.47), from a ≥ 100 on by Γ(a + 1) = a Γ(a).</remarks>
    public static double GammaRatio(double a)
    {
        double factor = 1;
        for (; a < 100; a++)
        {
            factor *= a / (a + 0.5);
        }
        double v = 1 / a;
        double series = 1 + (v * (-1.0 / 8 + (v * (1.0 / 128 + (v * (5.0 / 1024 + (v * (-21.0 / 32768 + (v * (-399.0 / 262144 + (v * 869.0 / 4194304)))))))))));
        return factor * Math.Sqrt(a) * series;
    }
}
