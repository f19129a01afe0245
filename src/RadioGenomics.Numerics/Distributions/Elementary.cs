namespace RadioGenomics.Numerics.Distributions;

/// <summary>Elementary functions where the plain formula loses digits.</summary>
static class Elementary
{
    public const double LogSqrtTwoPi = 0.91893853320467274178;

    /// <summary>log(1 + x).</summary>
    /// <remarks>Source: Kahan's correction of the rounded 1 + x (Goldberg 1991 ACM Comput Surv 23:5, theorem 4).</remarks>
    public static double Log1P(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? u : Math.Log(u) - ((u - 1 - x) / u);
    }

    /// <summary>exp(x) - 1.</summary>
    /// <remarks>Source: Kahan's correction, as for the logarithm.</remarks>
    public static double ExpM1(double x)
    {
        if (Math.Abs(x) > 1)
        {
            return Math.Exp(x) - 1;
        }
        double u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * x / Math.Log(u);
    }

    /// <summary>log(1 - exp(x)) for x below 0: the logarithm of the other tail.</summary>
    public static double Log1MExp(double x) => x > -0.6931471805599453 ? Math.Log(-ExpM1(x)) : Log1P(-Math.Exp(x));

    /// <summary>log(1 + x) - x.</summary>
    /// <remarks>With r = x / (2 + x): log(1 + x) = 2 artanh r, so the difference is 2r (r²/3 + r⁴/5 + ... - x/2), in which nothing cancels.</remarks>
    public static double Log1PMinusX(double x)
    {
        if (x is < -0.4 or > 0.7)
        {
            return Log1P(x) - x;
        }
        double r = x / (2 + x), square = r * r, power = square, sum = 0;
        for (int k = 3; power > 1e-18 * square && power > 0; k += 2)
        {
            sum += power / k;
            power *= square;
        }
        return 2 * r * (sum - (x / 2));
    }
}
