using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Tests.Enrichment;

/// <summary>
/// Expression whose genes are correlated within gene sets, and a feature that has nothing to do with any gene: whatever an enrichment
/// method finds is false.
/// </summary>
sealed class NullStudy
{
    public const int Genes = 1000, Samples = 60, Sets = 20, SetSize = 40;
    const ulong Seed = 20_240, FeatureStream = 1, GeneStream = 2, FactorStream = 3;

    NullStudy(LabelledMatrix expression, LabelledMatrix feature)
    {
        Expression = expression;
        Feature = feature;
        Correlations = Correlation.AllPairs(feature, expression);
        Ranking = GeneRanking.Create(expression.FeatureIds,
            [.. Enumerable.Range(0, Genes).Select(g => Math.Atanh(Correlations.R(0, g)) * Math.Sqrt(Samples - 3))]);
    }

    public LabelledMatrix Expression { get; }

    public LabelledMatrix Feature { get; }

    public CorrelationResult Correlations { get; }

    /// <summary>Intercept and feature. Shape: [samples × 2].</summary>
    public LabelledMatrix Design => LabelledMatrix.FromColumnMajor(Expression.SampleIds, ["intercept", "feature"], [.. Enumerable.Repeat(1.0, Samples), .. Feature.Values.ToArray()]);

    /// <summary>Fisher's z of every gene.</summary>
    public GeneRanking Ranking { get; }

    /// <summary>The first 800 genes are in 20 sets of 40 that correlate.</summary>
    public static GeneSetCollection Collection { get; } = Of("correlated", 0, Sets);

    /// <summary>The other 200 genes, independent of everything, in 5 sets of 40.</summary>
    public static GeneSetCollection Decoys { get; } = Of("independent", Sets, (Genes / SetSize) - Sets);

    static GeneSetCollection Of(string name, int first, int count) => new()
    {
        Name = name,
        Sets = [.. Enumerable.Range(first, count).Select(s => new GeneSet(FormattableString.Invariant($"set{s + 1}"), "", [.. Enumerable.Range(s * SetSize, SetSize).Select(Gene)]))],
    };

    static string Gene(int g) => FormattableString.Invariant($"g{g + 1}");

    /// <summary>One replicate: new expression and a new feature.</summary>
    /// <param name="replicate">Its number.</param>
    /// <param name="correlation">Between the genes of a set. Range: [0, 1).</param>
    public static NullStudy Of(int replicate, double correlation)
    {
        ImmutableArray<string> samples = [.. Enumerable.Range(1, Samples).Select(i => FormattableString.Invariant($"P{i}"))];
        double[][] factors = [.. Enumerable.Range(0, Sets).Select(s => Normal(FactorStream + (uint)(s * 10), replicate, Samples))];
        double[] noise = Normal(GeneStream, replicate, Genes * Samples), values = new double[noise.Length];
        for (int g = 0; g < Genes; g++)
        {
            double shared = g < Sets * SetSize ? Math.Sqrt(correlation) : 0, own = Math.Sqrt(1 - (shared * shared));
            for (int i = 0; i < Samples; i++)
            {
                values[(g * Samples) + i] = (own * noise[(g * Samples) + i]) + (shared > 0 ? shared * factors[g / SetSize][i] : 0);
            }
        }
        var expression = LabelledMatrix.FromColumnMajor(samples, [.. Enumerable.Range(0, Genes).Select(Gene)], values).WithName("expression");
        return new(expression, LabelledMatrix.FromColumnMajor(samples, ["feature"], Normal(FeatureStream, replicate, Samples)).WithName("radiomics"));
    }

    static double[] Normal(ulong stream, int replicate, int count)
    {
        var random = Philox.At(Seed, stream, (uint)replicate);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
    }
}
