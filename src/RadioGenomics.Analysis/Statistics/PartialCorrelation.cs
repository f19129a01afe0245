using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Takes covariates such as tumour volume out of columns.</summary>
public static class PartialCorrelation
{
    /// <summary>What is left of each column after a least-squares fit on the covariates and a constant.</summary>
    /// <param name="matrix">Shape: [samples, features]. NaN = missing, and left out of its column's fit.</param>
    /// <param name="covariates">Shape: [samples, covariates], the same samples in the same order. A sample that lacks one gives NaN.</param>
    /// <param name="run">Cancellation, progress and threads.</param>
    /// <returns>Residuals in the unit of the matrix. Shape: [samples, features]. Their mean is zero.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/>.</exception>
    /// <remarks>Cost: O(samples × features × covariates). Source: Frisch, Waugh (1933) Econometrica 1:387.
    /// Reference: R 4.2.2 <c>residuals(lm(y ~ covariates))</c>; agreement: 1e-10 of the residuals' size.</remarks>
    public static LabelledMatrix Residuals(LabelledMatrix matrix, LabelledMatrix covariates, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(covariates);
        if (!matrix.HasSameSamples(covariates))
        {
            Throw.SamplesNotAligned(matrix, covariates);
        }
        int rows = matrix.SampleCount;
        double[] values = new double[matrix.Values.Length];
        bool[] complete = CompleteSamples(covariates);
        int[] known = [.. Enumerable.Range(0, rows).Where(s => complete[s])];
        var set = new CovariateSet(covariates.SelectSamples(known), asRanks: false);
        ParallelLoop.For(matrix.FeatureCount, run ?? RunContext.Default, "residuals",
            c => FillResiduals(matrix.Column(c), known, set, values.AsSpan(c * rows, rows)));
        return LabelledMatrix.FromColumnMajor(matrix.SampleIds, matrix.FeatureIds, values).WithName(matrix.Name, matrix.Unit);
    }

    static void FillResiduals(ReadOnlySpan<double> column, int[] known, CovariateSet set, Span<double> residuals)
    {
        residuals.Fill(double.NaN);
        List<int> places = [];
        for (int k = 0; k < known.Length; k++)
        {
            if (!double.IsNaN(column[known[k]]))
            {
                places.Add(k);
            }
        }
        double[] present = new double[places.Count];
        for (int i = 0; i < present.Length; i++)
        {
            present[i] = column[known[places[i]]];
        }
        double[] left = set.Over([.. places]).Residuals(present);
        for (int i = 0; i < left.Length; i++)
        {
            residuals[known[places[i]]] = left[i];
        }
    }

    static bool[] CompleteSamples(LabelledMatrix covariates)
    {
        bool[] complete = new bool[covariates.SampleCount];
        Array.Fill(complete, true);
        for (int c = 0; c < covariates.FeatureCount; c++)
        {
            ReadOnlySpan<double> column = covariates.Column(c);
            for (int s = 0; s < complete.Length; s++)
            {
                complete[s] &= double.IsFinite(column[s]);
            }
        }
        return complete;
    }

    /// <summary>Leaves out the samples that lack a covariate and prepares the covariates.</summary>
    internal static (LabelledMatrix X, LabelledMatrix Y, CovariateSet Covariates) Align(
        LabelledMatrix x, LabelledMatrix y, LabelledMatrix covariates, CorrelationOptions options, List<Diagnostic> diagnostics)
    {
        bool[] complete = CompleteSamples(covariates);
        int[] keep = [.. Enumerable.Range(0, complete.Length).Where(s => complete[s])];
        int needed = Math.Max(Correlation.MinCompletePairs, covariates.FeatureCount + 3);
        if (keep.Length < needed)
        {
            Throw.CovariatesIncomplete(keep.Length, complete.Length, needed);
        }
        if (keep.Length < complete.Length)
        {
            diagnostics.Add(Diagnostic.Warning(ErrorCode.ValuesFiltered, FormattableString.Invariant(
                $"{complete.Length - keep.Length} of {complete.Length} samples lack a covariate and were left out.")));
            (x, y, covariates) = (x.SelectSamples(keep), y.SelectSamples(keep), covariates.SelectSamples(keep));
        }
        var set = new CovariateSet(covariates, options.Method == CorrelationMethod.Spearman);
        diagnostics.AddRange(set.Diagnostics());
        return (x, y, set);
    }
}
