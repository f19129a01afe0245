namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How the statistics of a set's genes are combined.</summary>
public enum RoastStatistic
{
    /// <summary>Mean: most genes of the set move.</summary>
    Mean,
    /// <summary>Larger of the means of the positive and of the negative parts: a quarter of the genes is enough.</summary>
    Floormean,
    /// <summary>Mean of the half of the genes that moves most in a direction.</summary>
    Mean50,
    /// <summary>Mean square: a few genes with large effects are enough.</summary>
    Msq,
}

/// <summary>Settings of <see cref="Roast"/> and <see cref="Fry"/>. Defaults: R limma 3.54 <c>mroast</c>.</summary>
public sealed record RoastOptions : GeneSetFilterOptions
{
    /// <summary>How the statistics of a set's genes are combined. R: <c>set.statistic</c>.</summary>
    public RoastStatistic SetStatistic { get; init; } = RoastStatistic.Mean;

    /// <summary>Number of random rotations. Range: 9 to 1,000,000. R: <c>nrot</c>.</summary>
    public int Nrot { get; init; } = 1999;

    internal void Validate()
    {
        CheckSizes();
        if (Nrot is < 9 or > 1_000_000)
        {
            Throw.OptionOutOfRange(nameof(Nrot), Nrot, "9 to 1,000,000");
        }
    }
}
