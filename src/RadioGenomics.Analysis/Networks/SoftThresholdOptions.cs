using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Settings of <see cref="SoftThreshold"/>. Defaults: R WGCNA 1.72.1 <c>pickSoftThreshold</c>.</summary>
public sealed record SoftThresholdOptions
{
    /// <summary>Powers that are tried. Range: 1 to 50 each. R: <c>powerVector</c>.</summary>
    public ImmutableArray<double> Powers { get; init; } = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20];

    /// <summary>Smallest R² of the scale-free fit that is accepted. Range: [0, 1]. R: <c>RsquaredCut</c>.</summary>
    public double RsquaredCut { get; init; } = 0.85;

    /// <summary>Number of classes of connectivity in the fit. Range: 4 to 1000. R: <c>nBreaks</c>.</summary>
    public int Breaks { get; init; } = 10;

    /// <summary>Whether the class of smallest connectivity is left out of the fit. R: <c>removeFirst</c>.</summary>
    public bool RemoveFirst { get; init; }

    /// <summary>How correlations become connections. R: <c>networkType</c>.</summary>
    public NetworkType Network { get; init; } = NetworkType.Unsigned;

    /// <summary>How genes are correlated. R: <c>corFnc</c>.</summary>
    public CorrelationMethod Correlation { get; init; } = CorrelationMethod.Pearson;

    /// <summary>Greatest share of a gene's values, on each side of the median, that bicor may count as outliers. Range: (0, 1].
    /// R: <c>maxPOutliers</c>.</summary>
    public double MaxPOutliers { get; init; } = 1;

    /// <summary>What bicor does with a gene without median absolute deviation. R: <c>pearsonFallback</c>.</summary>
    public PearsonFallback PearsonFallback { get; init; } = PearsonFallback.Individual;

    /// <summary>Share of the variance in the first principal component from which on one driver is held to dominate the data, so
    /// that a scale-free fit means nothing. Range: [0, 1].</summary>
    public double MaxDriverShare { get; init; } = 0.5;

    /// <summary>Precision of the correlations and their powers.</summary>
    public Precision Precision { get; init; } = Precision.Single;

    internal NetworkOptions ToNetwork() =>
        new() { Network = Network, Correlation = Correlation, MaxPOutliers = MaxPOutliers, PearsonFallback = PearsonFallback };

    internal void Check()
    {
        foreach (double power in Powers)
        {
            Throw.IfOutside(nameof(Powers), power, 1, 50);
        }
        Throw.IfOutside("number of " + nameof(Powers), Powers.Length, 1, 100);
        Throw.IfOutside(nameof(RsquaredCut), RsquaredCut, 0, 1);
        Throw.IfOutside(nameof(Breaks), Breaks, 4, 1000);
        Throw.IfOutside(nameof(MaxDriverShare), MaxDriverShare, 0, 1);
        ToNetwork().Check();
    }
}
