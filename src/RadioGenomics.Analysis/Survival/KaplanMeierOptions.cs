using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="KaplanMeier"/>. Defaults: R survival 3.5-3 <c>survfit</c> and <c>survdiff</c>.</summary>
public sealed record KaplanMeierOptions
{
    /// <summary>How the curve is estimated. R: <c>stype</c>, <c>ctype</c>.</summary>
    public SurvivalEstimator Estimator { get; init; } = SurvivalEstimator.KaplanMeier;

    /// <summary>Scale of the confidence interval. R: <c>conf.type</c>.</summary>
    public ConfidenceType ConfidenceType { get; init; } = ConfidenceType.Log;

    /// <summary>Level of every confidence interval. Range: (0, 1). R: <c>conf.int</c>.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Variance that does not trust weights or rows of one cluster; null: with clusters, or weights that are no whole numbers, as in R.</summary>
    public bool? Robust { get; init; }

    /// <summary>Times at which survival and numbers at risk are listed; empty: round numbers along the axis.</summary>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <summary>Shares with the event whose times are listed; 0.5 is the median. Range: (0, 1).</summary>
    public ImmutableArray<double> Quantiles { get; init; } = [0.25, 0.5, 0.75];

    /// <summary>Time up to which mean survival is restricted; null: the shortest of the groups' longest follow-ups.</summary>
    public double? Tau { get; init; }

    /// <summary>Count from this time on, with the rows that are then still followed (landmark analysis); null: from 0.</summary>
    public double? Landmark { get; init; }

    /// <summary>Power of the survival probability that weights the log-rank test: 0 log-rank, 1 Peto and Peto. Range: 0 and above. R: <c>rho</c>.</summary>
    public double Rho { get; init; }

    /// <summary>How the p-values of pairs of groups are adjusted.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Bh;

    internal void Check()
    {
        Range(ConfidenceLevel is > 0 and < 1, nameof(ConfidenceLevel), ConfidenceLevel, "a number between 0 and 1");
        Range(Rho >= 0 && double.IsFinite(Rho), nameof(Rho), Rho, "0 or more");
        Range(Tau is null or > 0 and < double.PositiveInfinity, nameof(Tau), Tau ?? 0, "a time above 0");
        Range(Landmark is null or >= 0 and < double.PositiveInfinity, nameof(Landmark), Landmark ?? 0, "a time of 0 or more");
        foreach (double share in Quantiles)
        {
            Range(share is > 0 and < 1, nameof(Quantiles), share, "numbers between 0 and 1");
        }
        foreach (double time in Times)
        {
            Range(time >= 0 && double.IsFinite(time), nameof(Times), time, "times of 0 or more");
        }
    }

    static void Range(bool inside, string name, double found, string expected)
    {
        if (!inside)
        {
            Throw.OptionOutOfRange(name, found, expected);
        }
    }
}
