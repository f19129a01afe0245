namespace RadioGenomics.Analysis.Statistics;

/// <summary>Turns t statistics into z-scores of the same tail.</summary>
static class ZScores
{
    /// <summary>Hill (1970) Algorithm 395, CACM 13:617: an expansion that is exact to about 1e-7 from 4 degrees of freedom on.</summary>
    public static double FromT(double t, double degrees)
    {
        if (double.IsInfinity(degrees))
        {
            return t;
        }
        double a = degrees - 0.5, b = 48 * a * a, y = a * double.LogP1(t / degrees * t);
        double z = (((((((((-0.4 * y) - 3.3) * y) - 24) * y) - 85.5) / ((0.8 * y * y) + 100 + b)) + y + 3) / b) + 1;
        return Math.CopySign(z * Math.Sqrt(y), t);
    }
}
