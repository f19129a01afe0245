using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>One gene set of a <see cref="GseaResult"/>.</summary>
public sealed record GseaRow
{
    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }
    /// <summary>Its genes in the ranking.</summary>
    public required int Size { get; init; }
    /// <summary>Enrichment score. Range: [-1, 1].</summary>
    public required double Es { get; init; }
    /// <summary>Score over the mean score of random sets of the same size and sign; NaN when hardly any has that sign.</summary>
    public required double Nes { get; init; }
    /// <summary>p-value, never 0; NaN when hardly any random set has the score's sign.</summary>
    public required double P { get; init; }
    /// <summary>Standard error of log2 p; NaN where p is a bound.</summary>
    public required double Log2Error { get; init; }
    /// <summary>P adjusted over the sets tested.</summary>
    public double Q { get; init; } = double.NaN;
    /// <summary>The genes that make the score, the most extreme first.</summary>
    public required ImmutableArray<string> LeadingEdge { get; init; }
}
