using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="BrierScore"/>. Defaults: R riskRegression 2022.11.28 <c>Score</c>; the bootstrap of IPA is ours.</summary>
public sealed record BrierOptions
{
    /// <summary>Horizons for which IPA gets its interval, each one of the predictions' times; empty: up to five of them, evenly spread.</summary>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <summary>Level of the confidence intervals. Range: (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap samples for the interval of IPA, the predictions being held fixed; 0: none.</summary>
    public int Resamples { get; init; } = 1000;

    internal void Check()
    {
        if (!(ConfidenceLevel is > 0 and < 1))
        {
            Throw.OptionOutOfRange(nameof(ConfidenceLevel), ConfidenceLevel, "more than 0 and less than 1");
        }
        if (Resamples < 0)
        {
            Throw.OptionOutOfRange(nameof(Resamples), Resamples, "0 or more");
        }
    }
}
