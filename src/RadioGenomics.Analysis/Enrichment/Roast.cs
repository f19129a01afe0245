using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Self-contained gene set tests by random rotations of the residual space (ROAST).</summary>
public static class Roast
{
    const ulong Stream = 0x726f617374;

    /// <summary>Rotations that are drawn together.</summary>
    const int Batch = 128;

    /// <summary>Tests whether the genes of each set are associated with a contrast.</summary>
    /// <param name="expression">Shape: [samples × genes]. Logarithms. No missing values.</param>
    /// <param name="design">Shape: [samples × coefficients]. The same samples in the same order.</param>
    /// <param name="contrast">Weight of each coefficient. Shape: [coefficients].</param>
    /// <param name="sets">Gene sets.</param>
    /// <param name="options">Statistic and number of rotations; null: defaults.</param>
    /// <param name="run">Seed, threads, cancellation and progress; null: defaults. All sets see the same rotations.</param>
    /// <exception cref="RadioGenomicsException">As <see cref="Camera.Run"/>.</exception>
    /// <remarks>p = (b + 1) / (m + 1), b rotations of m with a statistic at least as extreme; one-sided tests use each rotation in both directions, so
    /// b of 2 m. Cost: O(rotations × samples × genes of all sets). Source: Wu et al. (2010) Bioinformatics 26:2176; Phipson, Smyth (2010) Stat Appl Genet
    /// Mol Biol 9:39. Reference: R limma 3.54.1 <c>mroast</c> with 99,999 rotations; agreement: within the Monte Carlo error (z-scores by Hill's
    /// approximation here, Bailey's there).</remarks>
    public static RotationTestResult Run(LabelledMatrix expression, LabelledMatrix design, ImmutableArray<double> contrast, GeneSetCollection sets,
        RoastOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        var data = RotationSets.Of(expression, design, contrast, sets, options, run);
        double[] rotations = Rotations(data.Fit, options.Nrot, run);
        var p = new (double Down, double Up, double Mixed)[data.Index.Count];
        ParallelLoop.For(p.Length, run, "rotations", s => p[s] = OfSet(data, s, rotations, options, run.Cancellation));
        return data.Assemble("ROAST", p, options, run.Seed);
    }

    // Random unit vectors in the space of the contrast's direction and the residuals.
    static double[] Rotations(ModeratedFit fit, int count, RunContext run)
    {
        int samples = fit.Design.Rows;
        MemoryBudget.Demand(8L * samples * count, FormattableString.Invariant($"{count} rotations of {samples} samples"), "Draw fewer rotations (Nrot).");
        double[] rotations = new double[samples * count];
        ParallelLoop.For((count + Batch - 1) / Batch, run, "drawing", piece =>
        {
            for (int r = piece * Batch; r < Math.Min(count, (piece + 1) * Batch); r++)
            {
                var random = Philox.At(run.Seed, Stream, (uint)r);
                Span<double> vector = rotations.AsSpan(r * samples, samples);
                for (int i = 0; i < samples; i++)
                {
                    vector[i] = random.NextGaussian();
                }
                double along = FixedOrder.Dot(fit.Direction, vector);
                fit.Design.Residuals(vector);
                FixedOrder.AddScaled(along, fit.Direction, vector);
                FixedOrder.Multiply(vector, 1 / FixedOrder.Norm(vector));
            }
        });
        return rotations;
    }

    static (double Down, double Up, double Mixed) OfSet(RotationSets data, int set, double[] rotations, RoastOptions options, CancellationToken cancellation)
    {
        int samples = data.Fit.Design.Rows, size = data.Index.Size(set), count = rotations.Length / samples;
        double[] vectors = new double[samples * size], z = new double[size], whole = new double[size];
        for (int i = 0; i < size; i++)
        {
            int gene = data.Index.Genes(set)[i];
            data.Turnable(gene, vectors.AsSpan(i * samples, samples));
            whole[i] = FixedOrder.Dot(vectors.AsSpan(i * samples, samples), vectors.AsSpan(i * samples, samples));
            z[i] = data.Z(gene);
        }
        (double down, double up, double mixed) = RoastStatistics.Of(z, options.SetStatistic);
        int asLow = 0, asHigh = 0, asMixed = 0;
        for (int r = 0; r < count; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            Rotate(data.Fit, data.Index.Genes(set), vectors, rotations.AsSpan(r * samples, samples), whole, z);
            (double low, double high, double any) = RoastStatistics.Of(z, options.SetStatistic);
            // The rotation in the opposite direction swaps low and high.
            asLow += (low >= down ? 1 : 0) + (high >= down ? 1 : 0);
            asHigh += (high >= up ? 1 : 0) + (low >= up ? 1 : 0);
            asMixed += any >= mixed ? 1 : 0;
        }
        return ((asLow + 1.0) / ((2 * count) + 1), (asHigh + 1.0) / ((2 * count) + 1), (asMixed + 1.0) / (count + 1));
    }

    // z-scores of the set's genes had the contrast pointed in another direction.
    static void Rotate(ModeratedFit fit, ReadOnlySpan<int> genes, double[] vectors, ReadOnlySpan<double> direction, double[] whole, double[] z)
    {
        double degrees = fit.ResidualDegrees;
        for (int i = 0; i < genes.Length; i++)
        {
            double effect = FixedOrder.Dot(direction, vectors.AsSpan(i * direction.Length, direction.Length));
            double prior = fit.Variances.PriorDegrees[genes[i]], residual = Math.Max(0, whole[i] - (effect * effect));
            double variance = double.IsInfinity(prior) ? fit.Variances.Prior[genes[i]]
                : (residual + (prior * fit.Variances.Prior[genes[i]])) / (degrees + prior);
            z[i] = ZScores.FromT(effect / Math.Sqrt(variance), fit.TotalDegrees(genes[i]));
        }
    }
}
