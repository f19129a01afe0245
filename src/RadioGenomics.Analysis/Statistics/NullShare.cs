namespace RadioGenomics.Analysis.Statistics;

/// <summary>Estimates the share of tests whose null hypothesis is true (π0), which Storey's q-values are multiplied with.</summary>
public static class NullShare
{
    /// <summary>π0 by a smoother over λ = 0.05, 0.10 ... 0.95: the reference's default.</summary>
    /// <param name="p">Shape: [tests]. Range: [0, 1]; NaN = not counted.</param>
    /// <returns>Range: (0, 1]. An estimate at or below 0 (p-values that pile up near 0 with none left near 1) says nothing and becomes 1,
    /// which makes q the Benjamini-Hochberg value.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>: a p-value outside [0, 1].</exception>
    /// <remarks>Cost: O(n log n). Source: Storey, Tibshirani (2003) PNAS 100:9440, the cubic spline with 3 degrees of freedom.
    /// Reference: qvalue 2.30.0 pi0est(p, pi0.method = "smoother"); agreement in tests/reference/README.md.</remarks>
    public static double Smoother(ReadOnlySpan<double> p) => Smoother(p, 0.95);

    /// <summary>π0 by a smoother over λ = 0.05, 0.10 ... <paramref name="lastLambda"/>.</summary>
    /// <param name="p">Shape: [tests]. Range: [0, 1]; NaN = not counted.</param>
    /// <param name="lastLambda">Largest λ. Range: 0.2 to 0.95, a multiple of 0.05. Take a smaller one when no p-value exceeds 0.95.</param>
    /// <returns>Range: (0, 1].</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(n log n). Source: Storey, Tibshirani (2003) PNAS 100:9440.
    /// Reference: qvalue 2.30.0 pi0est(p, lambda = seq(.05, lastLambda, .05)); agreement in tests/reference/README.md.</remarks>
    public static double Smoother(ReadOnlySpan<double> p, double lastLambda)
    {
        double[] lambda = Lambdas(lastLambda);
        double[] shares = SharesAbove(p, lambda, out int count);
        return count == 0 ? 1 : Usable(SmoothingSpline.Fit(lambda, shares, 3)[^1]);
    }

    /// <summary>π0 at the λ with the smallest estimated mean squared error.</summary>
    /// <param name="p">Shape: [tests]. Range: [0, 1]; NaN = not counted.</param>
    /// <returns>Range: (0, 1].</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>: a p-value outside [0, 1].</exception>
    /// <remarks>Cost: O(n log n). No random numbers: the bootstrap's mean squared error has a closed form.
    /// Source: Robinson, Storey (2015), closed form of Storey, Taylor, Siegmund (2004) JRSS B 66:187.
    /// Reference: qvalue 2.30.0 pi0est(p, pi0.method = "bootstrap"); agreement in tests/reference/README.md.</remarks>
    public static double Bootstrap(ReadOnlySpan<double> p)
    {
        double[] lambda = Lambdas(0.95);
        double[] shares = SharesAbove(p, lambda, out int count);
        if (count == 0)
        {
            return 1;
        }
        double low = SortedValues.Quantile([.. shares.Order()], 0.1), best = double.PositiveInfinity, estimate = 1;
        for (int i = 0; i < lambda.Length; i++)
        {
            double above = shares[i] * (1 - lambda[i]);
            double variance = above / (count * (1 - lambda[i]) * (1 - lambda[i])) * (1 - above);
            double error = variance + ((shares[i] - low) * (shares[i] - low));
            // Equal errors: the reference takes the smallest share among them.
            if (error < best || (error == best && shares[i] < estimate))
            {
                best = error;
                estimate = shares[i];
            }
        }
        return Usable(estimate);
    }

    static double Usable(double estimate) => estimate > 0 ? Math.Min(1, estimate) : 1;

    static double[] Lambdas(double last)
    {
        if (last is not (>= 0.2 and <= 0.95))
        {
            Throw.OptionOutOfRange("lastLambda", last, "0.2 to 0.95");
        }
        return [.. Enumerable.Range(1, (int)Math.Round(last / 0.05)).Select(i => i * 0.05)];
    }

    // #{p >= λ} / (n (1 - λ)): p-values of true null hypotheses are uniform, so above λ hardly any other is left.
    static double[] SharesAbove(ReadOnlySpan<double> p, double[] lambda, out int count)
    {
        MultipleTesting.AscendingOrder(p, out double[] sorted);
        count = sorted.Length;
        double[] shares = new double[lambda.Length];
        for (int i = 0; i < lambda.Length; i++)
        {
            int below = 0, end = sorted.Length;
            while (below < end)
            {
                int middle = (below + end) / 2;
                (below, end) = sorted[middle] >= lambda[i] ? (below, middle) : (middle + 1, end);
            }
            shares[i] = (sorted.Length - below) / (double)sorted.Length / (1 - lambda[i]);
        }
        return shares;
    }
}
