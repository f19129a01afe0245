using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Mean survival time within a limit.</summary>
public sealed record RestrictedMean
{
    /// <summary>The group.</summary>
    public required string Group { get; init; }
    /// <summary>The limit.</summary>
    public required double Tau { get; init; }
    /// <summary>Area under the curve up to the limit.</summary>
    public required double Mean { get; init; }
    /// <summary>Its standard error.</summary>
    public required double StdErr { get; init; }
    /// <summary>Lower end of its interval.</summary>
    public required double Low { get; init; }
    /// <summary>Upper end of its interval.</summary>
    public required double High { get; init; }
}

/// <summary>Restricted mean survival of one group against another.</summary>
public sealed record RestrictedMeanDifference
{
    /// <summary>The group.</summary>
    public required string Group { get; init; }
    /// <summary>What it is compared with.</summary>
    public required string Reference { get; init; }
    /// <summary>The common limit.</summary>
    public required double Tau { get; init; }
    /// <summary>Difference of means with its interval, in units of time.</summary>
    public required SurvivalEstimate Difference { get; init; }
    /// <summary>P-value of no difference.</summary>
    public required double DifferenceP { get; init; }
    /// <summary>Ratio of means with its interval (symmetric on the logarithm).</summary>
    public required SurvivalEstimate Ratio { get; init; }
    /// <summary>P-value of a ratio of 1.</summary>
    public required double RatioP { get; init; }

    internal static RestrictedMeanDifference Between(RestrictedMean group, RestrictedMean reference, double level)
    {
        double z = -Normal.Quantile((1 - level) / 2);
        double difference = group.Mean - reference.Mean;
        double error = Math.Sqrt((group.StdErr * group.StdErr) + (reference.StdErr * reference.StdErr));
        double log = Math.Log(group.Mean / reference.Mean);
        double a = group.StdErr / group.Mean, b = reference.StdErr / reference.Mean, logError = Math.Sqrt((a * a) + (b * b));
        return new()
        {
            Group = group.Group,
            Reference = reference.Group,
            Tau = group.Tau,
            Difference = new(difference, difference - (z * error), difference + (z * error)),
            DifferenceP = 2 * Normal.UpperTail(Math.Abs(difference / error)),
            Ratio = new(Math.Exp(log), Math.Exp(log - (z * logError)), Math.Exp(log + (z * logError))),
            RatioP = 2 * Normal.UpperTail(Math.Abs(log / logError)),
        };
    }
}
