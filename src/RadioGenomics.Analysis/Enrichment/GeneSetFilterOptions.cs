namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Which gene sets are tested. The size of a set is the number of its genes that are in the universe, not in the file.</summary>
public record GeneSetFilterOptions
{
    /// <summary>Sets with fewer genes in the universe are left out. Range: 1 or more.</summary>
    public int MinSize { get; init; } = 1;

    /// <summary>Sets with more genes in the universe are left out. Range: MinSize or more.</summary>
    public int MaxSize { get; init; } = int.MaxValue;

    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    internal void CheckSizes()
    {
        if (MinSize < 1)
        {
            Throw.OptionOutOfRange(nameof(MinSize), MinSize, "1 or more");
        }
        if (MaxSize < MinSize)
        {
            Throw.OptionOutOfRange(nameof(MaxSize), MaxSize, FormattableString.Invariant($"MinSize ({MinSize}) or more"));
        }
    }
}
