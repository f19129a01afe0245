using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Kernel estimate of the distribution function of a gene's counts over samples, at each sample: the mean of P(X ≤ x_j), X Poisson of mean x_k + ½.</summary>
sealed class PoissonKernel
{
    /// <summary>Beyond this the tail is below 2^-57 and does not change a sum of at least ½: -log of it.</summary>
    const double Negligible = 39.6;

    readonly double[] _distinct;
    readonly int[] _kind;
    readonly double[] _terms;

    public PoissonKernel(int samples) => (_distinct, _kind, _terms) = (new double[samples], new int[samples], new double[samples]);

    /// <summary>Distribution function at each value.</summary>
    /// <param name="values">Shape: [samples]. 0 or more.</param>
    /// <param name="density">Shape: [samples]. Receives it.</param>
    public void Density(ReadOnlySpan<double> values, Span<double> density)
    {
        Span<double> distinct = Distinct(values);
        density.Clear();
        // Sums run over the samples in their order; equal values share the tails.
        double[] tails = new double[distinct.Length * distinct.Length];
        for (int k = 0; k < distinct.Length; k++)
        {
            for (int j = 0; j < distinct.Length; j++)
            {
                tails[(k * distinct.Length) + j] = Cdf(Math.Floor(distinct[j] + 1e-7), distinct[k] + 0.5);
            }
        }
        Span<double> terms = _terms.AsSpan(0, distinct.Length);
        terms.Clear();
        for (int k = 0; k < values.Length; k++)
        {
            ReadOnlySpan<double> row = tails.AsSpan(_kind[k] * distinct.Length, distinct.Length);
            for (int j = 0; j < row.Length; j++)
            {
                terms[j] += row[j];
            }
        }
        for (int j = 0; j < values.Length; j++)
        {
            double below = terms[_kind[j]] / values.Length;
            density[j] = -Math.Log((1 - below) / below);
        }
    }

    Span<double> Distinct(ReadOnlySpan<double> values)
    {
        values.CopyTo(_distinct);
        Array.Sort(_distinct);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (i == 0 || _distinct[i] != _distinct[i - 1])
            {
                _distinct[count++] = _distinct[i];
            }
        }
        for (int i = 0; i < values.Length; i++)
        {
            _kind[i] = Array.BinarySearch(_distinct, 0, count, values[i]);
        }
        return _distinct.AsSpan(0, count);
    }

    // Chernoff's bounds exp(-d² / 2λ) below and exp(-d² / (2λ + 2d/3)) above spare most of the tails.
    static double Cdf(double x, double mean)
    {
        double d = x - mean;
        if (d < 0 && d * d > 2 * mean * Negligible)
        {
            return 0;
        }
        if (d > 0 && d * d > ((2 * mean) + (2 * d / 3)) * Negligible)
        {
            return 1;
        }
        return Poisson.Cdf((long)x, mean);
    }
}
