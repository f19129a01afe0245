namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Settings of <see cref="Camera"/>. Defaults: R limma 3.54 <c>camera</c> and <c>cameraPR</c>.</summary>
public sealed record CameraOptions : GeneSetFilterOptions
{
    /// <summary>Correlation that is assumed between the genes of a set; null: estimated from the residuals, which needs expression. Range: -1 to 1,
    /// and not so negative that a set's variance vanishes. R: <c>inter.gene.cor</c>.</summary>
    public double? InterGeneCorrelation { get; init; } = 0.01;

    /// <summary>Ranks of the statistics instead of the statistics: robust against a few extreme genes. R: <c>use.ranks</c>.</summary>
    public bool UseRanks { get; init; }

    /// <summary>Whether an estimated correlation may be negative; otherwise it counts as zero. R: <c>allow.neg.cor</c>.</summary>
    public bool AllowNegCor { get; init; }

    /// <summary>Whether the prior variance of a gene depends on its mean expression. R: <c>trend.var</c>.</summary>
    public bool TrendVar { get; init; }

    internal void Validate()
    {
        CheckSizes();
        if (InterGeneCorrelation is double r && !(r is > -1 and < 1))
        {
            Throw.OptionOutOfRange(nameof(InterGeneCorrelation), r, "-1 to 1, both excluded");
        }
    }
}
