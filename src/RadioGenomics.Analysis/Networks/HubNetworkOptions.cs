namespace RadioGenomics.Analysis.Networks;

/// <summary>Settings of <see cref="NetworkFigures.HubNetwork"/>.</summary>
public sealed record HubNetworkOptions
{
    /// <summary>Module; null: that of the module-trait pair with the smallest p, else the largest.</summary>
    public int? Module { get; init; }

    /// <summary>Number of genes: those with the highest connectivity within the module. Range: 2 to 100.</summary>
    public int MostGenes { get; init; } = 30;

    /// <summary>Number of edges: those with the largest topological overlap. Range: 1 to 2000.</summary>
    public int MostEdges { get; init; } = 90;

    /// <summary>Number of genes with a name: hub genes first, then the most connected ones. Range: 0 to 100.</summary>
    public int MostNames { get; init; } = 30;

    internal HubNetworkOptions Checked()
    {
        Throw.IfOutside(nameof(MostGenes), MostGenes, 2, 100);
        Throw.IfOutside(nameof(MostEdges), MostEdges, 1, 2000);
        Throw.IfOutside(nameof(MostNames), MostNames, 0, 100);
        return this;
    }
}
