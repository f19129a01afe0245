using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

public static partial class SingleSampleScores
{
    // Lee et al. (2008): Σ z / √size.
    static double[] CombinedScores(LabelledMatrix expression, GeneSetIndex index, RunContext run)
    {
        int samples = expression.SampleCount;
        double[] z = Standardize(expression, run), scores = new double[samples * index.Count];
        ParallelLoop.For(index.Count, run, "zscore", s =>
        {
            Span<double> score = scores.AsSpan(s * samples, samples);
            foreach (int gene in index.Genes(s))
            {
                FixedOrder.AddScaled(1, z.AsSpan(gene * samples, samples), score);
            }
            double root = Math.Sqrt(index.Size(s));
            for (int i = 0; i < samples; i++)
            {
                score[i] /= root;
            }
        });
        return scores;
    }

    // Tomfohr et al. (2005): the "metagene", first right singular vector of genes × samples.
    static double[] ComponentScores(LabelledMatrix expression, GeneSetIndex index, RunContext run, out ImmutableArray<double> shares)
    {
        int samples = expression.SampleCount;
        double[] z = Standardize(expression, run), scores = new double[samples * index.Count], explained = new double[index.Count];
        for (int s = 0; s < index.Count; s++)
        {
            run.Report("plage", (double)s / index.Count);
            double[] own = new double[samples * index.Size(s)], mean = new double[samples];
            for (int i = 0; i < index.Size(s); i++)
            {
                z.AsSpan(index.Genes(s)[i] * samples, samples).CopyTo(own.AsSpan(i * samples));
                FixedOrder.AddScaled(1, own.AsSpan(i * samples, samples), mean);
            }
            LeadingSingularResult leading = LeadingSingularVector.Of(own, samples, index.Size(s), run with { Progress = null });
            double sign = FixedOrder.Dot(leading.Left.AsSpan(), mean) < 0 ? -1 : 1;
            for (int i = 0; i < samples; i++)
            {
                scores[(s * samples) + i] = sign * leading.Left[i];
            }
            explained[s] = leading.ExplainedShare;
        }
        shares = [.. explained];
        return scores;
    }

    static double[] Standardize(LabelledMatrix expression, RunContext run)
    {
        const int piece = 256;
        int samples = expression.SampleCount, genes = expression.FeatureCount;
        double[] z = expression.Values.ToArray();
        ParallelLoop.For((genes + piece - 1) / piece, run, "standardising", p =>
        {
            for (int g = p * piece; g < Math.Min(genes, (p + 1) * piece); g++)
            {
                Span<double> column = z.AsSpan(g * samples, samples);
                double mean = 0, deviation = GaussianKernel.StandardDeviation(column);
                foreach (double v in column)
                {
                    mean += v;
                }
                mean /= samples;
                for (int i = 0; i < samples; i++)
                {
                    column[i] = (column[i] - mean) / deviation;
                }
            }
        });
        return z;
    }
}
