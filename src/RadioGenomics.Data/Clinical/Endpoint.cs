using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Unit of a follow-up time.</summary>
public enum TimeUnit
{
    /// <summary>Days.</summary>
    Days,
    /// <summary>Weeks of 7 days.</summary>
    Weeks,
    /// <summary>Months of 30.4375 days.</summary>
    Months,
    /// <summary>Years of 365.25 days.</summary>
    Years,
}

/// <summary>How a survival endpoint is written in a clinical table.</summary>
public sealed record Endpoint
{
    /// <summary>Name, such as "OS".</summary>
    public required string Name { get; init; }

    /// <summary>Column with the time.</summary>
    public required string TimeColumn { get; init; }

    /// <summary>Column with the event.</summary>
    public required string EventColumn { get; init; }

    /// <summary>Unit of the time.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Days;

    /// <summary>Texts or numbers that mean "the event happened"; empty: 1 (2 where only 1 and 2 occur), and words such as Dead, DECEASED, Progressed.</summary>
    public ImmutableArray<string> EventValues { get; init; } = [];

    /// <summary>Texts or numbers that mean "no event up to the time"; empty: 0 and words such as Alive, LIVING, or whatever EventValues leaves.</summary>
    public ImmutableArray<string> CensoredValues { get; init; } = [];

    /// <summary>Texts or numbers that mean "another event came first"; each is a cause of its own, read as 2, 3 ...</summary>
    public ImmutableArray<string> CompetingValues { get; init; } = [];

    /// <summary>Whether <see cref="Unit"/> is known; otherwise it is neither named nor compared with the times.</summary>
    public bool UnitKnown { get; init; } = true;
}

/// <summary>An endpoint as it was read.</summary>
public sealed record EndpointData
{
    /// <summary>How it was declared.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <summary>Time in <see cref="Endpoint.Unit"/>; NaN when missing or negative. Shape: [rows].</summary>
    public required ImmutableArray<double> Time { get; init; }

    /// <summary>1 event, 0 censored, 2 and above competing events, NaN missing. Shape: [rows].</summary>
    public required ImmutableArray<double> Event { get; init; }

    /// <summary>Rows with time and event.</summary>
    public int CompleteCount => Time.Zip(Event).Count(t => !double.IsNaN(t.First) && !double.IsNaN(t.Second));

    /// <summary>Events among the complete rows.</summary>
    public int EventCount => Time.Zip(Event).Count(t => !double.IsNaN(t.First) && t.Second == 1);
}
