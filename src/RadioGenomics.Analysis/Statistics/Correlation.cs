using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Correlates every column of one matrix with every column of another.</summary>
public static class Correlation
{
    /// <summary>Fewest complete pairs of values for which a correlation is given.</summary>
    public const int MinCompletePairs = 4;

    /// <summary>Correlates every column of <paramref name="x"/> with every column of <paramref name="y"/>.</summary>
    /// <param name="x">Shape: [samples, x features]. Any unit. NaN = missing.</param>
    /// <param name="y">Shape: [samples, y features], the same samples in the same order. Any unit. NaN = missing.</param>
    /// <param name="options">Method, adjustment, confidence level.</param>
    /// <param name="run">Cancellation, progress and threads.</param>
    /// <param name="covariates">Shape: [samples, covariates], the same samples in the same order; NaN = missing, such samples are left
    /// out. Null: no adjustment. With covariates r is the partial correlation.</param>
    /// <returns>r, confidence interval, p, q and n of every pair.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/>, <see cref="ErrorCode.EmptyTable"/>,
    /// <see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.MemoryRefused"/>, <see cref="ErrorCode.TooFewObservations"/> (covariates).
    /// Constant and empty columns and pairs with fewer than four complete samples are no errors: they give NaN and a diagnostic.</exception>
    /// <remarks>
    /// A missing value leaves out its sample for its own pairs only; n is exact, and means, ranks and medians are taken over the pair's
    /// samples. p is two-sided from t = r √(df / (1 - r²)) with df = n - 2 - rank of the covariates, for ranks and bicor too (as WGCNA's
    /// corAndPvalue and cor.test with exact = FALSE do). Covariates are taken out by least squares: of the values for Pearson; of the
    /// ranks, covariates ranked too, for Spearman (as ppcor does); before the biweight for bicor.
    /// Cost: O(samples × x features × y features); 20 million pairs at 370 samples take under a second on two cores.
    /// Source: Fisher (1915) Biometrika 10:507; Spearman (1904) Am J Psychol 15:72; Langfelder, Horvath (2012) J Stat Softw 46(11);
    /// Fisher (1924) Metron 3:329 for partial correlation.
    /// Reference: R 4.2.2 cor.test, WGCNA 1.72.1 corAndPvalue and bicorAndPvalue with use = "pairwise.complete.obs"; agreement: r 1e-12
    /// absolute, p 1e-9 relative (measured values in tests/reference/README.md).
    /// </remarks>
    public static CorrelationResult AllPairs(LabelledMatrix x, LabelledMatrix y, CorrelationOptions? options = null, RunContext? run = null,
        LabelledMatrix? covariates = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        options ??= new();
        run ??= RunContext.Default;
        CheckInputs(x, y, covariates, options);
        List<Diagnostic> diagnostics = [];
        CovariateSet? taken = null;
        if (covariates is { FeatureCount: > 0 })
        {
            (x, y, taken) = PartialCorrelation.Align(x, y, covariates, options, diagnostics);
        }
        return new CorrelationRun(x, y, options, taken, diagnostics, run).Execute();
    }

    static void CheckInputs(LabelledMatrix x, LabelledMatrix y, LabelledMatrix? covariates, CorrelationOptions options)
    {
        options.Check();
        foreach (LabelledMatrix other in covariates is null ? new[] { y } : [y, covariates])
        {
            if (!x.HasSameSamples(other))
            {
                Throw.SamplesNotAligned(x, other);
            }
        }
        foreach (LabelledMatrix matrix in new[] { x, y })
        {
            if (matrix.FeatureCount == 0 || matrix.SampleCount == 0)
            {
                Throw.NothingToCorrelate(matrix);
            }
        }
        int arrays = covariates is null ? 2 : 3;
        long pairs = (long)x.FeatureCount * y.FeatureCount, bytes = pairs * arrays * sizeof(double);
        if (pairs > Array.MaxLength)
        {
            Throw.TooManyPairs(x.FeatureCount, y.FeatureCount);
        }
        MemoryBudget.Demand(bytes, "correlating all pairs", "Correlate fewer columns at a time, for example after a variance filter.");
    }
}
