namespace RadioGenomics.Analysis.Statistics;

/// <summary>How the association of two columns is measured.</summary>
public enum CorrelationMethod
{
    /// <summary>Product-moment correlation: linear association.</summary>
    Pearson,
    /// <summary>Rank correlation with mid-ranks for ties: monotone association.</summary>
    Spearman,
    /// <summary>Biweight midcorrelation: linear association, robust against outliers (WGCNA's <c>bicor</c>).</summary>
    Bicor,
}

/// <summary>What the biweight midcorrelation does with a column whose median absolute deviation is zero.</summary>
public enum PearsonFallback
{
    /// <summary>That column is standardised as for Pearson, the others stay robust. R: <c>"individual"</c>.</summary>
    Individual,
    /// <summary>That column gives NaN. R: <c>"none"</c>.</summary>
    None,
    /// <summary>All columns of that matrix are standardised as for Pearson. R: <c>"all"</c>.</summary>
    All,
}
