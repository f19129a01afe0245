using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>A value with its confidence interval; NaN where the curve does not reach it.</summary>
/// <param name="Value">Estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct SurvivalEstimate(double Value, double Low, double High);

/// <summary>The survival curve of one group, a row for each distinct time of an event or a censoring.</summary>
public sealed partial record SurvivalCurve
{
    /// <summary>The group; "all" when there are none.</summary>
    public required string Group { get; init; }

    /// <summary>Rows in the group.</summary>
    public required int RowCount { get; init; }

    /// <summary>Distinct times, ascending. Shape: [times].</summary>
    public required ImmutableArray<double> Time { get; init; }

    /// <summary>Weight at risk just before each time. Shape: [times].</summary>
    public required ImmutableArray<double> AtRisk { get; init; }

    /// <summary>Weight with the event. Shape: [times].</summary>
    public required ImmutableArray<double> Events { get; init; }

    /// <summary>Weight censored. Shape: [times].</summary>
    public required ImmutableArray<double> Censored { get; init; }

    /// <summary>S just after each time. Range: [0, 1]. Shape: [times].</summary>
    public required ImmutableArray<double> Survival { get; init; }

    /// <summary>Standard error of S; NaN where S is 0. Shape: [times].</summary>
    public required ImmutableArray<double> StdErr { get; init; }

    /// <summary>Lower end of the interval of S; NaN where there is none. Shape: [times].</summary>
    public required ImmutableArray<double> Low { get; init; }

    /// <summary>Upper end of the interval of S; NaN where there is none. Shape: [times].</summary>
    public required ImmutableArray<double> High { get; init; }

    /// <summary>Nelson and Aalen's cumulative hazard (with <see cref="SurvivalEstimator.FlemingHarrington"/>: its form for ties). Shape: [times].</summary>
    public required ImmutableArray<double> CumulativeHazard { get; init; }

    /// <summary>Standard error of the cumulative hazard. Shape: [times].</summary>
    public required ImmutableArray<double> CumulativeHazardStdErr { get; init; }

    /// <summary>Weight with the event, all times.</summary>
    public double EventCount => Events.Sum();

    /// <summary>Longest follow-up.</summary>
    public double LastTime => Time[^1];

    // Variance that each time adds to the logarithm of S (Greenwood's term), for the restricted mean.
    internal ImmutableArray<double> VarianceSteps { get; init; } = [];

    /// <summary>Position of the last row at or before a time; -1 before the first.</summary>
    internal int RowAt(double time)
    {
        int found = Time.BinarySearch(time);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>S at a time with its interval: 1 before the first event; NaN beyond the follow-up unless S is 0 there.</summary>
    public SurvivalEstimate At(double time)
    {
        int row = RowAt(time);
        return row < 0 ? new(1, 1, 1)
            : time > LastTime && Survival[^1] > 0 ? new(double.NaN, double.NaN, double.NaN)
            : new(Survival[row], Low[row], High[row]);
    }

    /// <summary>Weight at risk at a time: entered before it, not gone before it.</summary>
    public double AtRiskAt(double time)
    {
        int row = Time.BinarySearch(time);
        row = row >= 0 ? row : ~row;
        return row < Time.Length ? AtRisk[row] : 0;
    }

    /// <summary>The time by which a share has had the event: where S falls to or below 1 - share; the middle of a step that lies exactly there.</summary>
    /// <param name="share">Range: (0, 1); 0.5 is the median.</param>
    /// <returns>NaN for what the curve, or an end of its interval, never reaches.</returns>
    public SurvivalEstimate Quantile(double share) => new(Reach(Survival, 1 - share), Reach(Low, 1 - share), Reach(High, 1 - share));

    /// <summary>Median survival as R prints it: as <see cref="Quantile"/> of one half, but a curve that stays at one half to the end of the
    /// follow-up has its median where it got there, not in the middle of that last step.</summary>
    public SurvivalEstimate Median => new(Reach(Survival, 0.5, false), Reach(Low, 0.5, false), Reach(High, 0.5, false));

    double Reach(ImmutableArray<double> curve, double level, bool toTheEnd = true)
    {
        const double Tolerance = 1.4901161193847656e-8;
        for (int j = 0; j < curve.Length; j++)
        {
            if (Math.Abs(curve[j] - level) < Tolerance)
            {
                double end = EndOfStep(curve, j, level - Tolerance);
                return double.IsNaN(end) ? (toTheEnd ? (Time[j] + LastTime) / 2 : Time[j]) : (Time[j] + end) / 2;
            }
            if (curve[j] < level)
            {
                return Time[j];
            }
        }
        return double.NaN;
    }

    // Where the curve next falls below the level; NaN where it never does.
    double EndOfStep(ImmutableArray<double> curve, int j, double below)
    {
        int next = j + 1;
        while (next < curve.Length && !(curve[next] <= below))
        {
            next++;
        }
        return next < curve.Length ? Time[next] : double.NaN;
    }

    /// <summary>Mean survival time within a limit (area under the curve) and its standard error.</summary>
    /// <param name="tau">Upper limit. Beyond the last time the curve is carried on as it ends.</param>
    public (double Mean, double StdErr) RestrictedMean(double tau)
    {
        double area = 0, variance = 0, right = tau;
        // From the right: the area beyond each event, which is what the event can change.
        for (int j = RowAt(tau); j >= 0; j--)
        {
            area += Survival[j] * (right - Time[j]);
            right = Time[j];
            // The last event of a curve that ends at 0 has an infinite term over no area.
            variance += area > 0 ? area * area * VarianceSteps[j] : 0;
        }
        return (area + Math.Min(right, tau), Math.Sqrt(variance));
    }
}
