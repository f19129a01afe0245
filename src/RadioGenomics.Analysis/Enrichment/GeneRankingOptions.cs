namespace RadioGenomics.Analysis.Enrichment;

/// <summary>What becomes of a gene whose statistic is NaN or infinite.</summary>
public enum NonFiniteScores
{
    /// <summary>An error that names the genes.</summary>
    Refuse,
    /// <summary>The genes are left out, counted and named in a warning.</summary>
    Drop,
}

/// <summary>Settings of <see cref="GeneRanking.Create"/>.</summary>
public sealed record GeneRankingOptions
{
    /// <summary>What becomes of genes whose statistic is NaN (missing) or infinite: refuse the ranking, or drop them and say so.</summary>
    public NonFiniteScores NonFinite { get; init; } = NonFiniteScores.Refuse;
}
