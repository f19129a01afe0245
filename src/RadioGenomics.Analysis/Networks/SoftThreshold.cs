using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Chooses the power that makes a co-expression network approximately scale-free.</summary>
public static class SoftThreshold
{
    /// <summary>Connectivities of the network at every power, the scale-free fit of each, and a choice.</summary>
    /// <param name="expression">Shape: [samples, genes]. Any unit. NaN = missing: a pair uses the samples in which both have values.</param>
    /// <param name="options">Powers, network type, correlation, cut.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <returns>The table, the chosen power, and whether it comes from the data or from the published table.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ConstantColumn"/>, <see cref="ErrorCode.AllMissing"/>,
    /// <see cref="ErrorCode.TooFewObservations"/>, <see cref="ErrorCode.NonFinite"/>, <see cref="ErrorCode.OptionOutOfRange"/>,
    /// <see cref="ErrorCode.MemoryRefused"/>.</exception>
    /// <remarks>All powers come from one pass over the correlations, which are never stored; the same bits for any number of threads.
    /// A fit counts only with a negative slope. When no power reaches the cut, or one component carries more than
    /// <see cref="SoftThresholdOptions.MaxDriverShare"/> of the variance, the power is taken from the table in WGCNA's FAQ (by sample
    /// count and network type) and a diagnostic says so. Cost: O(samples genes²). Source: Zhang, Horvath (2005) Stat Appl Genet Mol
    /// Biol 4:17; Langfelder, Horvath, WGCNA FAQ (2017), question 6. Reference: R WGCNA 1.72.1 <c>pickSoftThreshold</c>;
    /// agreement of the table in double precision: 1e-10.</remarks>
    public static SoftThresholdResult Pick(LabelledMatrix expression, SoftThresholdOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        options ??= new();
        run ??= RunContext.Default;
        options.Check();
        return options.Precision == Precision.Double ? Pick<double>(expression, options, run) : Pick<float>(expression, options, run);
    }

    static SoftThresholdResult Pick<T>(LabelledMatrix expression, SoftThresholdOptions options, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int genes = expression.FeatureCount;
        long tables = (long)genes * options.Powers.Length * sizeof(double);
        MemoryBudget.Demand(Adjacency.KeptBytes<T>(expression) + Adjacency.WorkBytes<T>(expression) + tables, FormattableString.Invariant($"the soft threshold of {genes} genes"), Adjacency.MemoryHelp);
        using NetworkCorrelation<T> correlation = Adjacency.Correlate<T>(expression, options.ToNetwork(), run);
        double[] powers = [.. options.Powers.Distinct().Order()];
        double[] sums = Connectivities(correlation, options.Network, powers, run);
        ImmutableArray<SoftThresholdRow> rows = [.. powers.Select((power, p) => Row(power, Slice(sums, p, powers.Length), options))];
        return SoftThresholdChoice.From(rows, FirstComponentShare(correlation, run), expression, options);
    }

    static SoftThresholdRow Row(double power, double[] connectivity, SoftThresholdOptions options)
    {
        var fit = ScaleFreeFit.Of(connectivity, options.Breaks, options.RemoveFirst);
        double mean = connectivity.Average();
        Array.Sort(connectivity);
        int half = connectivity.Length / 2;
        return new()
        {
            Power = power,
            R2 = fit.R2,
            Slope = fit.Slope,
            TruncatedR2 = fit.TruncatedR2,
            MeanK = mean,
            MedianK = connectivity.Length % 2 == 1 ? connectivity[half] : (connectivity[half - 1] + connectivity[half]) / 2,
            MaxK = connectivity[^1],
        };
    }

    static double[] Slice(double[] sums, int p, int powers) => [.. Enumerable.Range(0, sums.Length / powers).Select(g => sums[(g * powers) + p])];

    /// <summary>Sums of every gene's connections at every power. Shape: [genes, powers].</summary>
    internal static double[] Connectivities<T>(NetworkCorrelation<T> correlation, NetworkType network, double[] powers, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Adjacency.Sweep(correlation, run, "soft threshold", powers.Length, (column, work, sums) =>
        {
            Weights.Similarity(column.Values, network);
            if (column.Self >= 0)
            {
                column.Values[column.Self] = T.Zero;
            }
            AddPowers<T>(column.Values, powers, work, sums);
        });

    /// <summary>Adds Σ s^power for ascending powers: each is made from the one before by multiplication.</summary>
    static void AddPowers<T>(ReadOnlySpan<T> similarity, double[] powers, Span<T> work, Span<double> sums)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = similarity.Length;
        Span<T> raised = work[..n], step = work.Slice(n, n);
        double previous = 0, stepPower = double.NaN;
        raised.Fill(T.One);
        for (int p = 0; p < powers.Length; p++)
        {
            double gap = powers[p] - previous;
            if (gap != stepPower)
            {
                similarity.CopyTo(step);
                Weights.Raise(step, gap);
                stepPower = gap;
            }
            sums[p] += MultiplyAndSum(raised, step);
            previous = powers[p];
        }
    }

    /// <summary>x *= y; the sum of x in eight (float) or four (double) running sums by position, added up in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double MultiplyAndSum<T>(Span<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> running = Vector256<T>.Zero;
        int i = 0, lanes = Vector256<T>.Count;
        for (; i <= x.Length - lanes; i += lanes)
        {
            Vector256<T> product = Vector256.Create<T>(x.Slice(i, lanes)) * Vector256.Create(y.Slice(i, lanes));
            product.CopyTo(x[i..]);
            running += product;
        }
        double total = 0;
        for (int lane = 0; lane < lanes; lane++)
        {
            total += double.CreateTruncating(running.GetElement(lane));
        }
        for (; i < x.Length; i++)
        {
            x[i] *= y[i];
            total += double.CreateTruncating(x[i]);
        }
        return total;
    }

    // Genes with missing values count as zero here: the share is a warning sign, not a result.
    static double FirstComponentShare<T>(NetworkCorrelation<T> correlation, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] values = [.. correlation.Unit.Select(double.CreateTruncating)];
        return LeadingSingularVector.Of(values, correlation.Samples, correlation.Genes, run).ExplainedShare;
    }
}
