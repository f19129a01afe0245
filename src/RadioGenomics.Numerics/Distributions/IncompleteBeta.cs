namespace RadioGenomics.Numerics.Distributions;

/// <summary>The regularised incomplete beta function, both tails.</summary>
static class IncompleteBeta
{
    const double Tiny = 1e-300;

    /// <summary>I_x(a, b) and its complement.</summary>
    /// <param name="a">Range: above 0.</param>
    /// <param name="b">Range: above 0.</param>
    /// <param name="x">Range: [0, 1].</param>
    /// <param name="y">1 - x, given apart because a caller often knows it to more digits.</param>
    /// <remarks>The tail beyond the mean is computed, so that a small one keeps its digits. Cost: O(√max(a, b)) near the mean, some 20 steps
    /// elsewhere. Source: DiDonato, Morris (1992) ACM TOMS 18:360, eq. 7 (series) and eq. 9 (continued fraction, evaluated by Lentz's
    /// method: Thompson, Barnett 1986 J Comput Phys 64:490); factor in front by Loader (2000).</remarks>
    public static Tails At(double a, double b, double x, double y)
    {
        if (!(a > 0 && b > 0) || double.IsNaN(x))
        {
            return Tails.Undefined;
        }
        if (x <= 0)
        {
            return Tails.LowerZero;
        }
        if (y <= 0)
        {
            return Tails.UpperZero;
        }
        // With both exponents small the halves of the interval are the better guide than the mean.
        bool lower = Math.Max(a, b) <= 1 ? x <= 0.5 : x * (a + b + 2) <= a + 1;
        double log = lower ? LogOneTail(a, b, x, y) : LogOneTail(b, a, y, x);
        return new(log, lower);
    }

    static double LogOneTail(double a, double b, double x, double y)
    {
        if (b * x <= 1 && x <= 0.7)
        {
            // Also for tiny a, where the tail's distance from 1 matters: both terms are kept apart until the end.
            return LogSeries(a, b, x);
        }
        return LogPower(a, b, x, y) + Math.Log(Fraction(a, b, x, y));
    }

    /// <summary>log of xᵃ yᵇ / B(a, b).</summary>
    static double LogPower(double a, double b, double x, double y)
    {
        if (Math.Min(a, b) < 0.1)
        {
            return (a * Math.Log(x)) + (b * Math.Log(y)) - SpecialFunctions.LogBeta(a, b);
        }
        double n = a + b;
        return (0.5 * Math.Log(a / n * b)) - Elementary.LogSqrtTwoPi
            + SpecialFunctions.StirlingError(n) - SpecialFunctions.StirlingError(a) - SpecialFunctions.StirlingError(b)
            - SpecialFunctions.Deviance(a, n * x) - SpecialFunctions.Deviance(b, n * y);
    }

    // xᵃ / (a B(a, b)) (1 + a Σ (1-b)(2-b)...(k-b) / k! xᵏ / (a + k))
    static double LogSeries(double a, double b, double x) =>
        (a * Math.Log(x)) - Math.Log(a) - SpecialFunctions.LogBeta(a, b) + Elementary.Log1P(a * SeriesSum(a, b, x));

    static double SeriesSum(double a, double b, double x)
    {
        double term = 1, sum = 0;
        for (int k = 1; k < 10_000; k++)
        {
            term *= (k - b) / k * x;
            double add = term / (a + k);
            sum += add;
            if (Math.Abs(add) <= 1e-17 * Math.Abs(sum) || term == 0)
            {
                break;
            }
        }
        return sum;
    }

    static double Fraction(double a, double b, double x, double y)
    {
        double lambda = (a * y) - (b * x);
        double beta = a / (a + 1) * (lambda + 1), c = beta, d = 0, value = beta;
        for (int n = 1; n < 100_000; n++)
        {
            double s = a + (2 * n), step = n * (b - n) * x;
            double alpha = (a + n - 1) / (s - 1) * ((a + b + n - 1) / (s - 1)) * step * x;
            beta = n + (step / (s - 1)) + ((a + n) / (s + 1) * (lambda + 1 + (n * (1 + y))));
            d = beta + (alpha * d);
            d = 1 / (d == 0 ? Tiny : d);
            c = beta + (alpha / c);
            c = c == 0 ? Tiny : c;
            double delta = c * d;
            value *= delta;
            if (Math.Abs(delta - 1) < 4e-16)
            {
                break;
            }
        }
        return 1 / value;
    }
}
