using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How the odds ratio of a two by two table is estimated.</summary>
public enum OddsRatioEstimate
{
    /// <summary>k (N - K - n + k) / ((K - k) (n - k)): 0 or infinite where a cell is empty.</summary>
    Sample,
    /// <summary>The conditional maximum likelihood estimate, as R's fisher.test gives it. Slower.</summary>
    Conditional,
}

/// <summary>Settings of <see cref="OverRepresentation"/>.</summary>
public sealed record OverRepresentationOptions : GeneSetFilterOptions
{
    /// <summary>Whether the outcome seen counts half in p (mid-p): less conservative than the exact test.</summary>
    public bool MidP { get; init; }

    /// <summary>Whether genes that are in no set of the collection are taken out of a given universe: tested and annotated genes only.</summary>
    public bool AnnotatedOnly { get; init; }

    /// <summary>How the odds ratio is estimated.</summary>
    public OddsRatioEstimate OddsRatio { get; init; } = OddsRatioEstimate.Sample;

    /// <summary>Adjustment for multiple testing, over all sets of the collection and all lists together.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Bh;
}
