namespace RadioGenomics.Analysis.Enrichment;

/// <summary>One list against one set.</summary>
public readonly record struct OverRepresentationTest
{
    /// <summary>Name of the list.</summary>
    public required string List { get; init; }

    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>k: genes of the list in the set.</summary>
    public required int Overlap { get; init; }

    /// <summary>K: genes of the set in the universe.</summary>
    public required int SetSize { get; init; }

    /// <summary>n: genes of the list in the universe.</summary>
    public required int ListSize { get; init; }

    /// <summary>N: genes in the universe.</summary>
    public required int UniverseSize { get; init; }

    /// <summary>Odds ratio. Range: 0 to infinity; NaN where the table says nothing.</summary>
    public required double OddsRatio { get; init; }

    /// <summary>P of at least so many genes of the set in the list. Range: [0, 1]; 0 only below 5e-324, see <see cref="Log10P"/>.</summary>
    public required double P { get; init; }

    /// <summary>Logarithm of p to base ten, finite however small p is.</summary>
    public required double Log10P { get; init; }

    /// <summary>P adjusted over all sets and lists.</summary>
    public double Q { get; init; }

    /// <summary>P adjusted over the sets of this list alone.</summary>
    public double QWithinList { get; init; }

    /// <summary>Genes that chance alone would put into the overlap: n K / N.</summary>
    public double Expected => (double)ListSize * SetSize / UniverseSize;

    /// <summary>k / expected. Range: from 0; NaN when nothing is expected.</summary>
    public double FoldEnrichment => Overlap / Expected;

    // Places of list and set, for looking up genes.
    internal int ListPlace { get; init; }

    internal int SetPlace { get; init; }
}
