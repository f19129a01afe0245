using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Prior of the residual variances and the posterior variances.</summary>
sealed record ModeratedVariances
{
    /// <summary>Prior variance of each gene; all equal without a trend. Shape: [genes].</summary>
    public required double[] Prior { get; init; }

    /// <summary>Prior degrees of freedom of each gene; all equal unless robust. Shape: [genes].</summary>
    public required double[] PriorDegrees { get; init; }

    /// <summary>Posterior variance. Shape: [genes].</summary>
    public required double[] Posterior { get; init; }

    /// <summary>Whether variances of zero were raised before the prior was estimated.</summary>
    public required bool HadZeros { get; init; }
}

/// <summary>Empirical Bayes moderation of residual variances: a scaled F distribution fitted by the moments of log variances.</summary>
static class VarianceModeration
{
    /// <summary>Moderates variances.</summary>
    /// <param name="variances">Residual variance of each gene.</param>
    /// <param name="degrees">Their degrees of freedom.</param>
    /// <param name="trend">What the prior may depend on, such as mean expression; empty: nothing.</param>
    /// <param name="robust">Whether hypervariable genes are kept from the prior.</param>
    /// <param name="winsor">Shares of the lowest and highest log variances that the robust fit pulls in.</param>
    public static ModeratedVariances Squeeze(ReadOnlySpan<double> variances, double degrees, ReadOnlySpan<double> trend, bool robust, (double Low, double High) winsor)
    {
        double[] raised = Raised(variances, out bool hadZeros);
        (double[] prior, double[] priorDegrees) = robust
            ? RobustVariance.Fit(raised, degrees, winsor)
            : Expand(Fit(raised, degrees, trend), variances.Length);
        double[] posterior = new double[variances.Length];
        for (int g = 0; g < posterior.Length; g++)
        {
            posterior[g] = double.IsInfinity(priorDegrees[g]) ? prior[g]
                : ((degrees * variances[g]) + (priorDegrees[g] * prior[g])) / (degrees + priorDegrees[g]);
        }
        return new() { Prior = prior, PriorDegrees = priorDegrees, Posterior = posterior, HadZeros = hadZeros };
    }

    /// <summary>Moments of log variances: Smyth (2004), section 6.2.</summary>
    /// <returns>Scale (one, or one per gene with a trend) and prior degrees of freedom.</returns>
    public static (double[] Scale, double Degrees) Fit(ReadOnlySpan<double> variances, double degrees, ReadOnlySpan<double> trend)
    {
        int n = variances.Length;
        double shift = Math.Log(degrees / 2) - PolyGamma.Digamma(degrees / 2), mean = 0, spread = 0;
        double[] e = new double[n];
        for (int g = 0; g < n; g++)
        {
            e[g] = Math.Log(variances[g]) + shift;
            mean += e[g] / n;
        }
        double[] centre = [mean];
        int fitted = 1;
        if (!trend.IsEmpty)
        {
            centre = NaturalTrend.Fit(trend, e, out fitted);
        }
        for (int g = 0; g < n; g++)
        {
            double d = e[g] - centre[trend.IsEmpty ? 0 : g];
            spread += d * d;
        }
        double excess = (spread / (n - fitted)) - PolyGamma.Trigamma(degrees / 2);
        if (excess > 0)
        {
            double prior = 2 * PolyGamma.TrigammaInverse(excess), back = PolyGamma.Digamma(prior / 2) - Math.Log(prior / 2);
            return ([.. centre.Select(c => Math.Exp(c + back))], prior);
        }
        // No more spread than chance gives: one variance for all; without a trend the plain mean.
        return (trend.IsEmpty ? [Mean(variances)] : [.. centre.Select(Math.Exp)], double.PositiveInfinity);
    }

    /// <summary>Variances with those near zero raised to 1e-5 of the median.</summary>
    static double[] Raised(ReadOnlySpan<double> variances, out bool hadZeros)
    {
        double[] sorted = variances.ToArray();
        Array.Sort(sorted);
        double median = SortedValues.Quantile(sorted, 0.5), least = 1e-5 * (median > 0 ? median : 1);
        hadZeros = sorted[0] < least;
        return [.. variances.ToArray().Select(v => Math.Max(v, least))];
    }

    static (double[] Prior, double[] Degrees) Expand((double[] Scale, double Degrees) fit, int genes) =>
        (fit.Scale.Length == genes ? fit.Scale : [.. Enumerable.Repeat(fit.Scale[0], genes)], [.. Enumerable.Repeat(fit.Degrees, genes)]);

    static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum += v;
        }
        return sum / values.Length;
    }
}
