using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="DecisionCurve"/>. Defaults: R dcurves 0.5.1 <c>dca</c>, thresholds from 0.01 to 0.99 by 0.01.</summary>
public sealed record DecisionCurveOptions
{
    /// <summary>Risks at which somebody would be treated. Range: (0, 1). R: <c>thresholds</c>.</summary>
    public ImmutableArray<double> Thresholds { get; init; } = [.. Enumerable.Range(1, 99).Select(k => k / 100.0)];

    /// <summary>Horizon of a survival outcome, in the data's unit; null: the median time of the events. R: <c>time</c>.</summary>
    public double? Horizon { get; init; }

    internal void Check()
    {
        foreach (double t in Thresholds)
        {
            if (!(t is > 0 and < 1))
            {
                Throw.ThresholdOutOfRange(t);
            }
        }
    }
}
