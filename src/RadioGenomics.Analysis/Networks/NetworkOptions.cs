using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>How the correlation r of two genes becomes the strength of their connection.</summary>
public enum NetworkType
{
    /// <summary>|r|^β: opposite genes are as close as similar ones.</summary>
    Unsigned,
    /// <summary>((1 + r) / 2)^β: opposite genes are apart.</summary>
    Signed,
    /// <summary>r^β where r is positive, else 0.</summary>
    SignedHybrid,
}

/// <summary>Which topological overlap is computed.</summary>
public enum TomType
{
    /// <summary>Shared neighbours counted by strength only.</summary>
    Unsigned,
    /// <summary>In an unsigned network, neighbours that agree with one gene and oppose the other count against the pair; the size
    /// of the sum is taken. The same as Unsigned in the other networks.</summary>
    Signed,
    /// <summary>The sum keeps its sign: overlap from -1 to 1. Connections are sign(r) |r|^β whatever the network type, as in R.</summary>
    SignedNowick,
}

/// <summary>What the shared neighbours are divided by.</summary>
public enum TomDenominator
{
    /// <summary>The smaller connectivity of the two genes.</summary>
    Min,
    /// <summary>The mean connectivity of the two genes.</summary>
    Mean,
}

/// <summary>How exact the numbers of a network are stored and multiplied.</summary>
public enum Precision
{
    /// <summary>Seven digits: half the memory and time.</summary>
    Single,
    /// <summary>Sixteen digits: for comparisons with other programs.</summary>
    Double,
}

/// <summary>Settings of <see cref="Adjacency"/> and <see cref="TopologicalOverlap"/>. Defaults: R WGCNA 1.72.1
/// <c>blockwiseModules</c>.</summary>
public sealed record NetworkOptions
{
    /// <summary>Soft-threshold exponent β. Range: 1 to 50. R: <c>power</c>.</summary>
    public double Power { get; init; } = 6;

    /// <summary>How correlations become connections. R: <c>networkType</c>.</summary>
    public NetworkType Network { get; init; } = NetworkType.Unsigned;

    /// <summary>Which topological overlap. R: <c>TOMType</c>.</summary>
    public TomType Tom { get; init; } = TomType.Signed;

    /// <summary>What the overlap is divided by. R: <c>TOMDenom</c>.</summary>
    public TomDenominator TomDenominator { get; init; } = TomDenominator.Min;

    /// <summary>How genes are correlated. R: <c>corType</c>.</summary>
    public CorrelationMethod Correlation { get; init; } = CorrelationMethod.Pearson;

    /// <summary>Greatest share of a gene's values, on each side of the median, that bicor may count as outliers. Range: (0, 1].
    /// R: <c>maxPOutliers</c>.</summary>
    public double MaxPOutliers { get; init; } = 1;

    /// <summary>What bicor does with a gene without median absolute deviation. R: <c>pearsonFallback</c>.</summary>
    public PearsonFallback PearsonFallback { get; init; } = PearsonFallback.Individual;

    /// <summary>Whether the overlap is made of sign(r) |r|^β instead of the network's connections.</summary>
    internal bool KeepsSign => Tom == TomType.SignedNowick || (Network == NetworkType.Unsigned && Tom == TomType.Signed);

    internal void Check()
    {
        Throw.IfOutside(nameof(Power), Power, 1, 50);
        Throw.IfOutside(nameof(MaxPOutliers), MaxPOutliers, 1e-6, 1);
    }
}
