using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Clusters that <see cref="DynamicTreeCut"/> found.</summary>
public sealed record TreeCutResult
{
    /// <summary>Cluster of each item: 0 = none, 1 = largest, 2 = next largest ... Shape: [items].</summary>
    public required ImmutableArray<int> Labels { get; init; }

    /// <summary>Whether an item belongs to the core of its cluster; with Tree: to a cluster. Shape: [items].</summary>
    public required ImmutableArray<bool> InCore { get; init; }

    /// <summary>Number of clusters.</summary>
    public int ClusterCount => Labels.IsEmpty ? 0 : Labels.Max();

    /// <summary>Settings with cut height, absolute core scatter and absolute gap filled in.</summary>
    public required TreeCutOptions Options { get; init; }
}
