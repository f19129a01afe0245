using RadioGenomics.Analysis.Networks;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How alike two gene sets are.</summary>
public enum TermSimilarity
{
    /// <summary>Shared genes over genes of either: |A ∩ B| / |A ∪ B|.</summary>
    Jaccard,
    /// <summary>Shared genes over genes of the smaller: |A ∩ B| / min(|A|, |B|). A set within another one has 1.</summary>
    Overlap,
    /// <summary>Cohen's kappa of the two memberships over all genes of the universe: agreement beyond chance.</summary>
    Kappa,
}

/// <summary>Settings of <see cref="TermRedundancy"/>.</summary>
public sealed record TermRedundancyOptions
{
    /// <summary>Measure of similarity.</summary>
    public TermSimilarity Similarity { get; init; } = TermSimilarity.Jaccard;

    /// <summary>Terms this alike are one group; with average linkage: groups whose mean similarity is at least this. Range: (0, 1].
    /// Null: 0.25 for Jaccard, 0.5 for overlap and kappa.</summary>
    public double? Cut { get; init; }

    /// <summary>How groups are compared.</summary>
    public Linkage Linkage { get; init; } = Linkage.Average;

    /// <summary>Where an enrichment result is given: only terms with q over the whole table below this. Range: (0, 1].</summary>
    public double QBelow { get; init; } = 0.05;

    internal TermRedundancyOptions Resolve()
    {
        TermRedundancyOptions resolved = this with { Cut = Cut ?? (Similarity == TermSimilarity.Jaccard ? 0.25 : 0.5) };
        PathwayThrow.Require(resolved.Cut is > 0 and <= 1, nameof(Cut), resolved.Cut!.Value, "above 0 to 1");
        PathwayThrow.Require(QBelow is > 0 and <= 1, nameof(QBelow), QBelow, "above 0 to 1");
        PathwayThrow.Require(Linkage != Linkage.WardD2, nameof(Linkage), (int)Linkage, "average, complete or single: Ward's heights are no similarities");
        return resolved;
    }
}
