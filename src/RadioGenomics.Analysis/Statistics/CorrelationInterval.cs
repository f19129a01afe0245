using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Confidence intervals of correlations by Fisher's z.</summary>
/// <remarks>
/// atanh(r) ± u s, back through tanh; s = 1 / √(n - 3 - k) with k covariates. For ranks s = √((1 + r²/2) / (n - 3 - k)) (Bonett, Wright
/// 2000); for the biweight midcorrelation Fisher's s is an approximation.
/// </remarks>
sealed class CorrelationInterval(CorrelationMethod method, double confidenceLevel, int covariates)
{
    readonly double _quantile = Normal.Quantile((1 + confidenceLevel) / 2);

    public (double Low, double High) Of(double r, int n)
    {
        int df = n - 3 - covariates;
        if (double.IsNaN(r) || df < 1)
        {
            return (double.NaN, double.NaN);
        }
        double z = Math.Atanh(r), spread = method == CorrelationMethod.Spearman ? 1 + (r * r / 2) : 1;
        double half = _quantile * Math.Sqrt(spread / df);
        return (Math.Tanh(z - half), Math.Tanh(z + half));
    }
}
