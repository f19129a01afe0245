using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>A correlation result seen as one statistic per gene for each feature, whichever side the genes are on.</summary>
sealed class FeatureStatistics
{
    // |r| = 1 would give an infinite z.
    const double LargestR = 1 - 1e-14;

    readonly CorrelationResult _result;

    public FeatureStatistics(CorrelationResult result, GeneSetCollection sets)
    {
        _result = result;
        HashSet<string> annotated = [.. sets.Sets.SelectMany(s => s.Genes)];
        GenesFirst = result.XIds.Count(annotated.Contains) > result.YIds.Count(annotated.Contains);
    }

    /// <summary>Whether the genes are x and the features y.</summary>
    public bool GenesFirst { get; }

    public ImmutableArray<string> Features => GenesFirst ? _result.YIds : _result.XIds;

    public ImmutableArray<string> Genes => GenesFirst ? _result.XIds : _result.YIds;

    /// <summary>Fisher's z of r over its standard error, for each gene; NaN where there is no r.</summary>
    public double[] Z(int feature)
    {
        double[] z = new double[Genes.Length];
        for (int g = 0; g < z.Length; g++)
        {
            (int x, int y) = At(feature, g);
            double degrees = _result.N(x, y) - 3 - _result.CovariateRank;
            z[g] = degrees > 0 ? Math.Atanh(Math.Clamp(_result.R(x, y), -LargestR, LargestR)) * Math.Sqrt(degrees) : double.NaN;
        }
        return z;
    }

    /// <summary>Genes with q below a limit.</summary>
    public ImmutableArray<string> Significant(int feature, double qBelow) => [.. Genes.Where((_, g) =>
    {
        (int x, int y) = At(feature, g);
        return _result.Q(x, y) < qBelow;
    })];

    (int X, int Y) At(int feature, int gene) => GenesFirst ? (gene, feature) : (feature, gene);
}
