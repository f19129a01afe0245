using System.Collections.Immutable;
using RadioGenomics.Data;

namespace RadioGenomics;

/// <summary>An outcome of the cohort's rows: time until the event, or until the last contact.</summary>
public sealed record CohortEndpoint
{
    /// <summary>Name, such as OS.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of <see cref="Time"/>.</summary>
    public required TimeUnit Unit { get; init; }

    /// <summary>Time of each row; NaN where time or event is missing. Range: 0 and above. Shape: [rows].</summary>
    public required ImmutableArray<double> Time { get; init; }

    /// <summary>1 event, 0 censored, NaN where time or event is missing. Shape: [rows].</summary>
    public required ImmutableArray<double> Event { get; init; }

    /// <summary>Rows with a known time and event.</summary>
    public int Count => Event.Count(e => !double.IsNaN(e));

    /// <summary>Rows with an event.</summary>
    public int EventCount => Event.Count(e => e == 1);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Name}: {EventCount} events in {Count} rows, time in {Unit.ToString().ToLowerInvariant()}");
}
