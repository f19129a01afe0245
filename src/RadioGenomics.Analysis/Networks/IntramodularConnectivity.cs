using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>How strongly each gene is connected, in all and within its module. R: <c>intramodularConnectivity</c>.</summary>
public sealed record IntramodularConnectivity
{
    /// <summary>Sum of connections with all other genes. Shape: [genes].</summary>
    public required ImmutableArray<double> Total { get; init; }

    /// <summary>Sum of connections with the other genes of its module (grey counts as one, as in R). Shape: [genes].</summary>
    public required ImmutableArray<double> Within { get; init; }

    /// <summary>kTotal − kWithin. Shape: [genes].</summary>
    public ImmutableArray<double> Out => [.. Total.Zip(Within, (t, w) => t - w)];

    /// <summary>kWithin − kOut. Shape: [genes].</summary>
    public ImmutableArray<double> Difference => [.. Total.Zip(Within, (t, w) => w - (t - w))];

    /// <summary>Computes the connectivities from expression values.</summary>
    /// <param name="expression">Shape: [samples × genes]. NaN = missing.</param>
    /// <param name="modules">Module of each gene from 0. Shape: [genes].</param>
    /// <param name="network">Network type, power, correlation.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>, and those of <see cref="Adjacency"/>.</exception>
    /// <remarks>Cost: O(samples × genes²). Source: Dong, Horvath (2007) BMC Syst Biol 1:24. Reference: R WGCNA 1.72.1
    /// intramodularConnectivity; agreement: 1e-10.</remarks>
    public static IntramodularConnectivity Of(LabelledMatrix expression, IReadOnlyList<int> modules, NetworkOptions network, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(expression);
        using AdjacencyResult<double> all = Adjacency.Of<double>(expression, network, run);
        return Of(expression, modules, network, all.Connectivity, run);
    }

    internal static IntramodularConnectivity Of(LabelledMatrix expression, IReadOnlyList<int> modules, NetworkOptions network,
        ImmutableArray<double> total, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(modules);
        if (modules.Count != expression.FeatureCount)
        {
            Throw.LabelCount(modules.Count, expression.FeatureCount);
        }
        double[] within = new double[modules.Count];
        foreach (IGrouping<int, int> module in Enumerable.Range(0, modules.Count).GroupBy(g => modules[g]).Where(m => m.Count() > 1))
        {
            int[] genes = [.. module];
            using AdjacencyResult<double> own = Adjacency.Of<double>(expression.SelectFeatures(genes), network, run);
            for (int i = 0; i < genes.Length; i++)
            {
                within[genes[i]] = own.Connectivity[i];
            }
        }
        return new() { Total = total, Within = [.. within] };
    }
}
