using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>What a study of a given size can see.</summary>
public static class CorrelationPower
{
    /// <summary>The smallest |r| that a two-sided test detects with the given power after Bonferroni's correction.</summary>
    /// <param name="n">Number of samples, less the number of covariates. At least 4.</param>
    /// <param name="tests">Number of tests. At least 1.</param>
    /// <param name="alpha">Significance level over all tests. Range: (0, 1).</param>
    /// <param name="power">Range: (0, 1).</param>
    /// <returns>tanh((u(1 - alpha / (2 tests)) + u(power)) / √(n - 3)), u being the normal quantile.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Shape: scalars. Cost: O(1). Source: Cohen (1988) Statistical Power Analysis, section 3.4, by Fisher's z.
    /// Reference: derived by hand in tests (n = 106, one test: 0.269).</remarks>
    public static double MinimumDetectable(int n, long tests, double alpha = 0.05, double power = 0.8)
    {
        if (n < 4)
        {
            Throw.OptionOutOfRange("n", n, "at least 4");
        }
        if (tests < 1)
        {
            Throw.OptionOutOfRange("tests", tests, "at least 1");
        }
        if (!(alpha is > 0 and < 1))
        {
            Throw.OptionOutOfRange("alpha", alpha, "between 0 and 1");
        }
        if (!(power is > 0 and < 1))
        {
            Throw.OptionOutOfRange("power", power, "between 0 and 1");
        }
        // The lower tail keeps its digits where 1 - alpha / (2 tests) would round to 1.
        double shift = Normal.Quantile(power) - MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, alpha / (2.0 * tests));
        return Math.Max(0, Math.Tanh(shift / Math.Sqrt(n - 3)));
    }
}
