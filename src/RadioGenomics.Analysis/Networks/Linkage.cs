namespace RadioGenomics.Analysis.Networks;

/// <summary>How the dissimilarity of two clusters follows from those of their members.</summary>
public enum Linkage
{
    /// <summary>Mean over all pairs (UPGMA); what WGCNA uses. R: <c>"average"</c>.</summary>
    Average,
    /// <summary>Largest over all pairs. R: <c>"complete"</c>.</summary>
    Complete,
    /// <summary>Smallest over all pairs. R: <c>"single"</c>.</summary>
    Single,
    /// <summary>Least growth of the within-cluster sum of squares. R: <c>"ward.D2"</c>.</summary>
    WardD2,
}
