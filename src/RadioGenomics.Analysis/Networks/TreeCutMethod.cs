namespace RadioGenomics.Analysis.Networks;

/// <summary>How <see cref="DynamicTreeCut"/> finds clusters.</summary>
public enum TreeCutMethod
{
    /// <summary>From the bottom up, by branch shape and dissimilarities.</summary>
    Hybrid,
    /// <summary>From the top down, by the joining heights of the tree alone.</summary>
    Tree,
}
