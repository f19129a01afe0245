namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How gene sets are tested.</summary>
public enum EnrichmentMethod
{
    /// <summary>Competitive test of the statistics of all genes that allows for correlation between the genes of a set.</summary>
    Camera,
    /// <summary>Preranked gene set enrichment analysis of the statistics of all genes; takes genes for independent.</summary>
    Gsea,
    /// <summary>Over-representation among the genes with q below a limit; takes genes for independent.</summary>
    Ora,
}

/// <summary>Settings of <see cref="EnrichmentScreen"/>.</summary>
public sealed record EnrichmentOptions
{
    /// <summary>Method for statistics of all genes. Lists of genes are always tested for over-representation.</summary>
    public EnrichmentMethod Method { get; init; } = EnrichmentMethod.Camera;

    /// <summary>CAMERA: correlation between the genes of a set. Null: estimated for each set where the expression is known, 0.01 (limma's
    /// preset) where it is not. Range: -1 to 1, both excluded.</summary>
    public double? InterGeneCorrelation { get; init; }

    /// <summary>CAMERA with an estimated correlation: whether the correlation of the other genes, among each other and with the set, is allowed for
    /// too. It matters where few modules make up much of what was measured. False: as limma's <c>camera</c>, which takes the other genes for independent.</summary>
    public bool OtherGenes { get; init; } = true;

    /// <summary>Sets with fewer genes in the universe are left out. Range: from 1.</summary>
    public int MinSize { get; init; } = 5;

    /// <summary>Sets with more genes in the universe are left out. Range: from MinSize.</summary>
    public int MaxSize { get; init; } = 500;

    /// <summary>Over-representation from a correlation: genes with q below this make a feature's list. Range: (0, 1].</summary>
    public double QBelow { get; init; } = 0.05;

    /// <summary>GSEA: exponent of the statistic in the running sum. Range: from 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>GSEA: random gene sets of each size; null: the method's own.</summary>
    public int? Permutations { get; init; }

    internal GeneSetFilterOptions Sizes => new() { MinSize = MinSize, MaxSize = MaxSize };

    internal void Check()
    {
        PathwayThrow.Require(MinSize >= 1, nameof(MinSize), MinSize, "1 or more");
        PathwayThrow.Require(MaxSize >= MinSize, nameof(MaxSize), MaxSize, FormattableString.Invariant($"MinSize ({MinSize}) or more"));
        PathwayThrow.Require(QBelow is > 0 and <= 1, nameof(QBelow), QBelow, "above 0 to 1");
        PathwayThrow.Require(InterGeneCorrelation is null or (> -1 and < 1), nameof(InterGeneCorrelation), InterGeneCorrelation ?? 0, "-1 to 1, both excluded");
    }
}
