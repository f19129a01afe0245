using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="TimeDependentAuc"/>. Defaults: R timeROC 0.4.1 <c>timeROC</c> with <c>iid = TRUE</c>.</summary>
public sealed record TimeDependentAucOptions
{
    /// <summary>Horizons, in the data's unit; empty: the deciles of the event times. R: <c>times</c>.</summary>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <summary>Where the weights against censoring come from. R: <c>weighting</c>.</summary>
    public CensoringWeighting Weighting { get; init; } = CensoringWeighting.Marginal;

    /// <summary>Level of the confidence intervals and of the band. Range: (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Simulated processes for the simultaneous band over all horizons; 0: no band. Range: from 0.</summary>
    public int BandResamples { get; init; } = 2000;

    internal void Check()
    {
        if (!(ConfidenceLevel is > 0 and < 1))
        {
            Throw.OptionOutOfRange(nameof(ConfidenceLevel), ConfidenceLevel, "more than 0 and less than 1");
        }
        if (BandResamples < 0)
        {
            Throw.OptionOutOfRange(nameof(BandResamples), BandResamples, "0 or more");
        }
    }
}
