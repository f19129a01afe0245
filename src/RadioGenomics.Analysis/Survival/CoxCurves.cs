using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Survival of one row of covariates in one stratum, by a fitted Cox model.</summary>
public sealed record CoxCurve
{
    /// <summary>Name of the row.</summary>
    public required string Row { get; init; }
    /// <summary>Name of the stratum; empty without strata.</summary>
    public required string Stratum { get; init; }
    /// <summary>Every time at which a row of the stratum ends, rising. Shape: [times].</summary>
    public required ImmutableArray<double> Time { get; init; }
    /// <summary>Weight under observation. Shape: [times].</summary>
    public required ImmutableArray<double> AtRisk { get; init; }
    /// <summary>Weight of the events. Shape: [times].</summary>
    public required ImmutableArray<double> Events { get; init; }
    /// <summary>Cumulative hazard. Shape: [times].</summary>
    public required ImmutableArray<double> CumulativeHazard { get; init; }
    /// <summary>Standard error of the cumulative hazard, which is also that of log survival. Shape: [times].</summary>
    public required ImmutableArray<double> StandardError { get; init; }
    /// <summary>exp(-cumulative hazard). Shape: [times].</summary>
    public required ImmutableArray<double> Survival { get; init; }
    /// <summary>Lower end of the interval, on the log scale. Shape: [times].</summary>
    public required ImmutableArray<double> Low { get; init; }
    /// <summary>Upper end of the interval, at most 1. Shape: [times].</summary>
    public required ImmutableArray<double> High { get; init; }

    /// <summary>Survival just after a time; 1 before the first.</summary>
    public double SurvivalAt(double time)
    {
        int index = Time.BinarySearch(time);
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? 1 : Survival[index];
    }
}
