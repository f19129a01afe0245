namespace RadioGenomics.Numerics.Distributions;

/// <summary>The regularised incomplete gamma function, both tails.</summary>
static class IncompleteGamma
{
    /// <summary>P(a, x) and Q(a, x).</summary>
    /// <param name="a">Range: above 0.</param>
    /// <param name="x">Range: from 0.</param>
    /// <remarks>Cost: O(√a) near the mean, some 20 steps elsewhere. Source: DiDonato, Morris (1986) ACM TOMS 12:377: series below a + 1,
    /// continued fraction (Lentz's method) above, and for small a the form of Q that keeps its digits; factor in front by Loader (2000).</remarks>
    public static Tails At(double a, double x)
    {
        if (!(a > 0) || double.IsNaN(x))
        {
            return Tails.Undefined;
        }
        if (x <= 0)
        {
            return Tails.LowerZero;
        }
        if (double.IsPositiveInfinity(x))
        {
            return Tails.UpperZero;
        }
        if (a < 0.5 && x < 1.1 && x > a * a)
        {
            return new(Math.Log(SmallShapeUpper(a, x)), false);
        }
        return x < a + 1
            ? new(LogPoisson(a, x) + Math.Log(Series(a, x)), true)
            : new(LogPoisson(a, x) + Math.Log(a * Fraction(a, x)), false);
    }

    /// <summary>log of xᵃ e⁻ˣ / Γ(a + 1).</summary>
    internal static double LogPoisson(double a, double x) => a < 1
        ? (a * Math.Log(x)) - x - SpecialFunctions.LogGamma(1 + a)
        : -(0.5 * Math.Log(a)) - Elementary.LogSqrtTwoPi - SpecialFunctions.StirlingError(a) - SpecialFunctions.Deviance(a, x);

    // 1 + x / (a+1) + x² / ((a+1)(a+2)) + ...
    static double Series(double a, double x)
    {
        double term = 1, sum = 1;
        for (double k = a + 1; term > 1e-17 * sum; k++)
        {
            term *= x / k;
            sum += term;
        }
        return sum;
    }

    static double Fraction(double a, double x)
    {
        double b = x + 1 - a, c = 1e300, d = 1 / b, value = d;
        for (int n = 1; n < 1_000_000; n++)
        {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / ((numerator * d) + b);
            c = b + (numerator / c);
            double delta = c * d;
            value *= delta;
            if (Math.Abs(delta - 1) < 4e-16)
            {
                break;
            }
        }
        return value;
    }

    // Q = 1 - xᵃ/Γ(a+1) (1 - J), J = -a Σ (-x)ᵏ / ((a + k) k!)
    static double SmallShapeUpper(double a, double x)
    {
        double term = 1, sum = 0;
        for (int k = 1; Math.Abs(term) > 1e-18; k++)
        {
            term *= -x / k;
            sum -= term / (a + k);
        }
        double power = (a * Math.Log(x)) - SpecialFunctions.LogGammaOnePlus(a);
        return -Elementary.ExpM1(power) + (Math.Exp(power) * a * sum);
    }
}
