using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Each gene's distribution function over samples, at each sample: what makes genes of different level and spread comparable.</summary>
static class GeneDensities
{
    /// <summary>Genes per piece of work: some milliseconds each.</summary>
    const int Piece = 16;

    /// <returns>Shape: [genes × samples], as the expression lies. Log odds for the kernels, shares without one.</returns>
    public static double[] Of(LabelledMatrix expression, GsvaKernel kernel, RunContext run)
    {
        int samples = expression.SampleCount, genes = expression.FeatureCount;
        double[] densities = new double[samples * genes];
        if (kernel == GsvaKernel.Poisson)
        {
            CheckCounts(expression);
        }
        Func<ScratchAction> create = kernel switch
        {
            GsvaKernel.Gaussian => () => new GaussianKernel(samples).LogOdds,
            GsvaKernel.Poisson => () => new PoissonKernel(samples).Density,
            _ => () => EmpiricalShares,
        };
        ParallelLoop.For((genes + Piece - 1) / Piece, run, "densities", create, (piece, estimate) =>
        {
            for (int g = piece * Piece; g < Math.Min(genes, (piece + 1) * Piece); g++)
            {
                run.Cancellation.ThrowIfCancellationRequested();
                estimate(expression.Column(g), densities.AsSpan(g * samples, samples));
            }
        });
        return densities;
    }

    delegate void ScratchAction(ReadOnlySpan<double> values, Span<double> density);

    // Share of samples at or below each value.
    static void EmpiricalShares(ReadOnlySpan<double> values, Span<double> density)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        for (int i = 0; i < values.Length; i++)
        {
            int low = 0, high = sorted.Length;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = sorted[middle] <= values[i] ? (middle + 1, high) : (low, middle);
            }
            density[i] = (double)low / sorted.Length;
        }
    }

    static void CheckCounts(LabelledMatrix expression)
    {
        for (int g = 0; g < expression.FeatureCount; g++)
        {
            ReadOnlySpan<double> column = expression.Column(g);
            int bad = column.IndexOfAnyExceptInRange(0, double.MaxValue);
            if (bad >= 0)
            {
                Throw.NotCounts(expression.SampleIds[bad], expression.FeatureIds[g], column[bad]);
            }
        }
    }
}
