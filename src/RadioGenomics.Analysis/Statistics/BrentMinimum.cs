namespace RadioGenomics.Analysis.Statistics;

/// <summary>Brent's search for a minimum of a function of one variable, without derivatives.</summary>
static class BrentMinimum
{
    const double Golden = 0.38196601125010515;

    /// <summary>The place of a local minimum between two ends.</summary>
    /// <remarks>Golden section steps, replaced by parabolas where these shrink fast enough. Cost: some 10 to 30 calls.
    /// Source: Brent (1973) Algorithms for Minimization without Derivatives, ch. 5; Forsythe, Malcolm, Moler (1977), fmin.</remarks>
    public static double Find(double low, double high, double tolerance, double epsilon, Func<double, double> f)
    {
        double best = low + (Golden * (high - low)), second = best, third = best;
        double fBest = f(best), fSecond = fBest, fThird = fBest, step = 0, before = 0;
        for (int iteration = 0; iteration < 500; iteration++)
        {
            double middle = (low + high) / 2, near = (epsilon * Math.Abs(best)) + (tolerance / 3);
            if (Math.Abs(best - middle) <= (2 * near) - ((high - low) / 2))
            {
                break;
            }
            if (!TryParabola(best, second, third, fBest, fSecond, fThird, low, high, near, ref step, ref before))
            {
                before = best < middle ? high - best : low - best;
                step = Golden * before;
            }
            double next = best + (Math.Abs(step) >= near ? step : Math.CopySign(near, step)), fNext = f(next);
            if (fNext <= fBest)
            {
                (low, high) = next >= best ? (best, high) : (low, best);
                (third, fThird, second, fSecond, best, fBest) = (second, fSecond, best, fBest, next, fNext);
                continue;
            }
            (low, high) = next < best ? (next, high) : (low, next);
            if (fNext <= fSecond || second == best)
            {
                (third, fThird, second, fSecond) = (second, fSecond, next, fNext);
            }
            else if (fNext <= fThird || third == best || third == second)
            {
                (third, fThird) = (next, fNext);
            }
        }
        return best;
    }

    static bool TryParabola(double best, double second, double third, double fBest, double fSecond, double fThird,
        double low, double high, double near, ref double step, ref double before)
    {
        if (Math.Abs(before) <= near)
        {
            return false;
        }
        double r = (best - second) * (fBest - fThird), q = (best - third) * (fBest - fSecond);
        double p = ((best - third) * q) - ((best - second) * r);
        q = 2 * (q - r);
        p = q > 0 ? -p : p;
        q = Math.Abs(q);
        (double last, before) = (before, step);
        if (Math.Abs(p) >= Math.Abs(0.5 * q * last) || p <= q * (low - best) || p >= q * (high - best))
        {
            return false;
        }
        step = p / q;
        double next = best + step;
        if (next - low < 2 * near || high - next < 2 * near)
        {
            step = Math.CopySign(near, ((low + high) / 2) - best);
        }
        return true;
    }
}
