using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Correlation between the residuals of a set's genes, from the variance of their mean.</summary>
static class SetCorrelation
{
    /// <summary>Residual deviations below this are taken for it, so that genes without variance stay finite.</summary>
    const double LeastDeviation = 1e-4;

    /// <summary>Mean pairwise correlation of each set; NaN for single genes. Shape: [sets].</summary>
    public static double[] Estimate(ModeratedFit fit, GeneSetIndex index, RunContext run)
    {
        double[] correlations = new double[index.Count];
        ParallelLoop.For(index.Count, run, "correlation", () => (Sum: new double[fit.Design.Rows], Residuals: new double[fit.Design.Rows]), (s, scratch) =>
        {
            scratch.Sum.AsSpan().Clear();
            foreach (int gene in index.Genes(s))
            {
                run.Cancellation.ThrowIfCancellationRequested();
                fit.Residuals(gene, Math.Max(Math.Sqrt(fit.ResidualVariances[gene]), LeastDeviation), scratch.Residuals);
                FixedOrder.AddScaled(1, scratch.Residuals, scratch.Sum);
            }
            // Variance inflation: that of the mean of m standardised residuals, times m. With correlation ρ it is 1 + (m - 1) ρ.
            double size = index.Size(s), inflation = FixedOrder.Dot(scratch.Sum, scratch.Sum) / size / fit.ResidualDegrees;
            correlations[s] = size == 1 ? double.NaN : (inflation - 1) / (size - 1);
        });
        return correlations;
    }
}
