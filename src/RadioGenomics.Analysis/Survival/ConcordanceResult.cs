using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="Concordance.Compute"/>.</summary>
public sealed record ConcordanceResult
{
    /// <summary>Share of comparable pairs in which the row with the higher score has the event first; pairs of equal score count half.
    /// NaN without a comparable pair.</summary>
    public required double C { get; init; }

    /// <summary>Standard error by the infinitesimal jackknife.</summary>
    public required double StandardError { get; init; }

    /// <summary>Weight of the pairs in which the higher score has the event first.</summary>
    public required double Concordant { get; init; }

    /// <summary>Weight of the pairs in which the lower score has the event first.</summary>
    public required double Discordant { get; init; }

    /// <summary>Weight of the pairs with equal scores. R: <c>tied.x</c>.</summary>
    public required double TiedScore { get; init; }

    /// <summary>Weight of the pairs with events at the same time. R: <c>tied.y</c>.</summary>
    public required double TiedTime { get; init; }

    /// <summary>Weight of the pairs with equal scores and events at the same time. R: <c>tied.xy</c>.</summary>
    public required double TiedBoth { get; init; }

    /// <summary>What each row adds to C's error; the sum of squares (over clusters) is the variance. Shape: [rows].</summary>
    public required ImmutableArray<double> Influence { get; init; }

    /// <summary>The options.</summary>
    public required ConcordanceOptions Options { get; init; }

    /// <summary>Somers' D: 2 C - 1.</summary>
    public double SomersD => (2 * C) - 1;

    /// <summary>Weight of the pairs that can be compared.</summary>
    public double Comparable => Concordant + Discordant + TiedScore;
}
