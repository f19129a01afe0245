namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// The normal distribution function by the rational approximations of Cody (1969), for z ≥ 0. <see cref="Numerics.Distributions.Normal"/> is as accurate, but
/// differs in last bits; sums of table values decide the order of genes with the same profile, and there the reference's bits are wanted.
/// </summary>
static class TabulatedNormal
{
    // Cody (1969) Math Comp 23:631, rational minimax approximations for three ranges.
    static readonly double[] CentreAbove = [2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249];
    static readonly double[] CentreBelow = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
    static readonly double[] MiddleAbove =
        [.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218];
    static readonly double[] MiddleBelow =
        [22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727];
    static readonly double[] FarAbove = [.21589853405795699, .1274011611602473639, .022235277649801281, .001421619193227893466, 2.9112874951168792e-5];
    static readonly double[] FarBelow = [1.28426009614491121, .468238212480865118, .0659881378689285515, .00378239633202758244, 7.29751555083966205e-5];

    const double CentreLead = .065682337918207449113, MiddleLead = 1.0765576773720192317e-8, FarLead = .02307344176494017303;
    const double CentreEnd = 0.67448975, MiddleEnd = 5.656854249492381, InverseRootTwoPi = 0.398942280401432677939946;

    public static double Cdf(double z)
    {
        if (z <= CentreEnd)
        {
            double square = z * z;
            return 0.5 + (z * Ratio(CentreLead, CentreAbove, CentreBelow, square));
        }
        double head = Math.Truncate(z * 16) / 16, rest = (z - head) * (z + head);
        double scaled = z <= MiddleEnd ? Ratio(MiddleLead, MiddleAbove, MiddleBelow, z) : Far(z);
        return 1 - (Math.Exp(-head * head * 0.5) * Math.Exp(-rest * 0.5) * scaled);
    }

    static double Far(double z)
    {
        double inverse = 1 / (z * z);
        return (InverseRootTwoPi - (inverse * Ratio(FarLead, FarAbove, FarBelow, inverse))) / z;
    }

    static double Ratio(double lead, double[] above, double[] below, double x)
    {
        double numerator = lead * x, denominator = x;
        int last = above.Length - 1;
        for (int i = 0; i < last; i++)
        {
            numerator = (numerator + above[i]) * x;
            denominator = (denominator + below[i]) * x;
        }
        return (numerator + above[last]) / (denominator + below[last]);
    }
}
