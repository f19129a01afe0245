namespace RadioGenomics.Numerics.Distributions;

/// <summary>Inverts a distribution function through the logarithm of its smaller tail.</summary>
static class QuantileSolver
{
    /// <summary>The x above 0 at which the wanted tail has the given probability.</summary>
    /// <param name="p">Range: [0, 1].</param>
    /// <param name="upper">Whether p is the upper tail.</param>
    /// <param name="tails">Both tails at x; the lower one grows with x.</param>
    /// <remarks>Bisection and Ridders' steps in log x on log p, which is nearly straight in both tails. Cost: some 20 tails.
    /// Source: Ridders (1979) IEEE Trans Circuits Syst 26:979.</remarks>
    public static double Positive(double p, bool upper, Func<double, Tails> tails)
    {
        if (double.IsNaN(tails(1).Lower))
        {
            return double.NaN;
        }
        if (p is 0 or 1)
        {
            return (p == 0) != upper ? 0 : double.PositiveInfinity;
        }
        // The smaller of the two tails carries the digits.
        bool useUpper = p <= 0.5 ? upper : !upper;
        double target = p <= 0.5 ? Math.Log(p) : Elementary.Log1P(-p);
        double Excess(double u) => useUpper ? target - tails(Math.Exp(u)).LogUpper : tails(Math.Exp(u)).LogLower - target;
        return Math.Exp(Root(Excess));
    }

    /// <summary>The x in (0, 1) at which the lower tail has the given probability; solved in the log odds of x.</summary>
    public static double Unit(double p, Func<double, double, Tails> tails)
    {
        if (p is 0 or 1 || double.IsNaN(tails(0.5, 0.5).Lower))
        {
            return p is 0 or 1 ? p : double.NaN;
        }
        bool useUpper = p > 0.5;
        double target = useUpper ? Elementary.Log1P(-p) : Math.Log(p);
        double Excess(double u)
        {
            Tails t = tails(1 / (1 + Math.Exp(-u)), 1 / (1 + Math.Exp(u)));
            return useUpper ? target - t.LogUpper : t.LogLower - target;
        }
        return 1 / (1 + Math.Exp(-Root(Excess)));
    }

    // Of an increasing function of a logarithm: e^-745 and e^709 are the ends of the numbers.
    static double Root(Func<double, double> f)
    {
        double low = -1, high = 1, fLow = f(low), fHigh = f(high);
        for (double width = 2; fLow > 0 && low > -745; width *= 2)
        {
            (high, fHigh, low) = (low, fLow, Math.Max(-745, low - width));
            fLow = f(low);
        }
        for (double width = 2; fHigh < 0 && high < 709; width *= 2)
        {
            (low, fLow, high) = (high, fHigh, Math.Min(709, high + width));
            fHigh = f(high);
        }
        for (int i = 0; i < 200 && high - low > 1e-16 * Math.Max(1e-3, Math.Abs(low)); i++)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }
            double fMiddle = f(middle), next = middle - ((middle - low) * fMiddle / Math.Sqrt((fMiddle * fMiddle) - (fLow * fHigh)));
            Narrow(middle, fMiddle);
            if (next > low && next < high)
            {
                Narrow(next, f(next));
            }
        }
        return Math.Abs(fLow) < Math.Abs(fHigh) ? low : high;

        void Narrow(double place, double value)
        {
            if (value <= 0)
            {
                (low, fLow) = (place, value);
            }
            if (value >= 0)
            {
                (high, fHigh) = (place, value);
            }
        }
    }
}
