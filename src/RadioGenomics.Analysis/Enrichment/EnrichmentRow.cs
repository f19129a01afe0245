using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Which way the genes of a set point.</summary>
public enum EnrichmentDirection
{
    /// <summary>The method knows no direction (over-representation).</summary>
    None,
    /// <summary>Large statistics: positive correlation, higher hazard.</summary>
    Up,
    /// <summary>Small statistics: negative correlation, lower hazard.</summary>
    Down,
}

/// <summary>One gene set tested for one list of genes or one ranking, whatever the method.</summary>
public sealed record EnrichmentRow
{
    /// <summary>What the set was tested for: a module, a feature, a hub rule, an endpoint.</summary>
    public required string List { get; init; }

    /// <summary>Full name of the gene set.</summary>
    public required string Set { get; init; }

    /// <summary>Genes of the set within the universe or the ranking.</summary>
    public required int Size { get; init; }

    /// <summary>Genes of the set that carry the finding: in the list (over-representation), in the leading edge (GSEA); -1 where the
    /// method uses all genes of the set (CAMERA).</summary>
    public int Overlap { get; init; } = -1;

    /// <summary>Genes of the list; -1 for a ranking.</summary>
    public int ListSize { get; init; } = -1;

    /// <summary>Size of the effect, see <see cref="EnrichmentResult.EffectName"/>.</summary>
    public required double Effect { get; init; }

    /// <summary>Which way the set points.</summary>
    public EnrichmentDirection Direction { get; init; }

    /// <summary>p-value. Range: [0, 1]; NaN = not tested.</summary>
    public required double P { get; init; }

    /// <summary>Benjamini-Hochberg over the sets of this list. Range: [0, 1].</summary>
    public required double Q { get; init; }

    /// <summary>Benjamini-Hochberg over all sets of all lists in the table. Range: [0, 1].</summary>
    public double QAll { get; init; } = double.NaN;

    /// <summary>Correlation between the genes of the set that the test allowed for (CAMERA); NaN for other methods.</summary>
    public double InterGeneCorrelation { get; init; } = double.NaN;

    /// <summary>The genes that <see cref="Overlap"/> counts.</summary>
    public ImmutableArray<string> Genes { get; init; } = [];

    /// <summary>Share of the list's genes that are in the set (k / n); for rankings the share of the set's genes in the leading edge;
    /// NaN where there is no overlap.</summary>
    public double GeneRatio => Overlap < 0 ? double.NaN : ListSize > 0 ? (double)Overlap / ListSize : Size > 0 ? (double)Overlap / Size : double.NaN;
}
