using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Log odds that a gene is associated (the B statistic): Smyth (2004), sections 6.3 and 7.</summary>
static class LogOdds
{
    /// <summary>Above this the t distribution is normal for the purpose of the odds.</summary>
    const double ManyDegrees = 1e6;

    /// <param name="t">Moderated statistics.</param>
    /// <param name="total">Their degrees of freedom.</param>
    /// <param name="priorDegrees">Prior degrees of freedom.</param>
    /// <param name="scale">Standard error of the contrast at unit variance.</param>
    /// <param name="medianPrior">Median of the prior variances.</param>
    /// <param name="options">Proportion and limits.</param>
    public static double[] Of(double[] t, double[] total, double[] priorDegrees, double scale, double medianPrior, ModeratedTOptions options)
    {
        double unscaled = scale * scale;
        (double low, double high) = (options.StdevCoefLow * options.StdevCoefLow / medianPrior, options.StdevCoefHigh * options.StdevCoefHigh / medianPrior);
        double prior = EffectVariance(t, total, unscaled, options.Proportion, low, high);
        double ratio = (unscaled + prior) / unscaled;
        double constant = Math.Log(options.Proportion / (1 - options.Proportion)) - (Math.Log(ratio) / 2);
        double[] odds = new double[t.Length];
        for (int g = 0; g < t.Length; g++)
        {
            double square = t[g] * t[g];
            double kernel = priorDegrees[g] > ManyDegrees
                ? square * (1 - (1 / ratio)) / 2
                : (1 + total[g]) / 2 * Math.Log((square + total[g]) / ((square / ratio) + total[g]));
            odds[g] = constant + kernel;
        }
        return odds;
    }

    // Variance of true effects such that the largest |t| are where a share p of associated genes would put them.
    static double EffectVariance(double[] t, double[] total, double unscaled, double proportion, double low, double high)
    {
        int genes = t.Length, target = (int)Math.Ceiling(proportion / 2 * genes);
        double share = Math.Max((double)target / genes, proportion), most = total.Max();
        double[] largest = [.. t.Select((v, g) => AtDegrees(Math.Abs(v), total[g], most)).OrderDescending().Take(target)];
        double sum = 0;
        for (int r = 0; r < largest.Length; r++)
        {
            double observed = StudentT.TwoSided(largest[r], most), expected = ((r + 0.5) / genes) - ((1 - share) * observed);
            double p = expected / share, variance = 0;
            if (p > observed)
            {
                double quantile = StudentT.Quantile(1 - (p / 2), most);
                variance = unscaled * ((largest[r] * largest[r] / (quantile * quantile)) - 1);
            }
            sum += Math.Clamp(variance, low, high);
        }
        return sum / largest.Length;
    }

    // The statistic with the same tail at more degrees of freedom.
    static double AtDegrees(double t, double degrees, double most) => degrees == most ? t : -StudentT.Quantile(StudentT.Cdf(-t, degrees), most);
}
