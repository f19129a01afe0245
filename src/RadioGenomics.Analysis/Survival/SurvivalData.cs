using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Follow-up of some rows: time until the event or the last contact, perhaps from a delayed entry, perhaps with strata, clusters, weights.
/// Checked once when it is made, so that no method meets a missing or impossible time. Immutable.
/// </summary>
public sealed class SurvivalData
{
    readonly double[] _start;
    readonly double[] _time;
    readonly int[] _state;
    readonly double[] _weights;

    SurvivalData(ImmutableArray<string> sampleIds, double[] start, double[] time, int[] state, double[] weights)
    {
        SampleIds = sampleIds;
        (_start, _time, _state, _weights) = (start, time, state, weights);
        EventCount = state.Count(s => s == 1);
        CauseCount = Math.Max(1, state.Length == 0 ? 1 : state.Max());
    }

    /// <summary>Name of each row; repeats where a patient has several intervals. Shape: [rows].</summary>
    public ImmutableArray<string> SampleIds { get; }

    /// <summary>When each row came under observation, the interval being open there; empty: from the beginning. Shape: [rows] or [0].</summary>
    public ReadOnlySpan<double> Start => _start;

    /// <summary>Time of the event or of the last contact. Range: 0 and above, finite. Shape: [rows].</summary>
    public ReadOnlySpan<double> Time => _time;

    /// <summary>0 censored, 1 event, 2 and above competing causes. Shape: [rows].</summary>
    public ReadOnlySpan<int> State => _state;

    /// <summary>How often each row counts; empty: once. Range: above 0. Shape: [rows] or [0].</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Strata, none missing; null: one.</summary>
    public Grouping? Strata { get; private init; }

    /// <summary>Rows that belong together, for robust variances; null: every row by itself.</summary>
    public Grouping? Clusters { get; private init; }

    /// <summary>Unit of the times, such as days; empty when unknown.</summary>
    public string TimeUnit { get; private init; } = "";

    /// <summary>Name of the endpoint, such as OS.</summary>
    public string Name { get; private init; } = "survival";

    /// <summary>Rows.</summary>
    public int Count => _time.Length;

    /// <summary>Rows with the event (state 1).</summary>
    public int EventCount { get; }

    /// <summary>Number of different causes: the largest state.</summary>
    public int CauseCount { get; }

    /// <summary>Whether rows come under observation late.</summary>
    public bool HasStart => _start.Length > 0;

    /// <summary>Whether some state is above 1.</summary>
    public bool HasCompetingCauses => CauseCount > 1;

    /// <summary>"Time (days)", for axes.</summary>
    public string AxisLabel => TimeUnit.Length > 0 ? $"Time ({TimeUnit})" : "Time";

    /// <summary>Weight of a row.</summary>
    public double WeightOf(int row) => _weights.Length == 0 ? 1 : _weights[row];

    /// <summary>What is odd about the data: no events, all at one time, times at zero, a doubtful unit, strata with one row.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. SurvivalDataCheck.Look(this)];

    /// <summary>Follow-up from a common beginning.</summary>
    /// <param name="sampleIds">Name of each row; may repeat. Shape: [rows].</param>
    /// <param name="time">Time of the event or of the last contact. Range: 0 and above, finite. Shape: [rows].</param>
    /// <param name="state">0 censored, 1 event, 2 and above competing causes. Shape: [rows].</param>
    /// <param name="timeUnit">Unit of the times; empty when unknown.</param>
    /// <param name="name">Name of the endpoint.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SurvivalTimeInvalid"/> for a missing, infinite or negative time;
    /// <see cref="ErrorCode.EndpointInvalid"/> for a negative state; <see cref="ErrorCode.ShapeMismatch"/>;
    /// <see cref="ErrorCode.EmptyTable"/> without rows.</exception>
    public static SurvivalData RightCensored(ImmutableArray<string> sampleIds, ReadOnlySpan<double> time, ReadOnlySpan<int> state,
        string timeUnit = "", string name = "survival") => Create(sampleIds, [], time, state, timeUnit, name);

    /// <summary>Follow-up with delayed entry, or several intervals of a patient.</summary>
    /// <param name="sampleIds">Name of each row; may repeat. Shape: [rows].</param>
    /// <param name="start">When the row comes under observation; before its time. Shape: [rows].</param>
    /// <param name="time">End of the interval. Range: 0 and above, finite. Shape: [rows].</param>
    /// <param name="state">0 censored, 1 event, 2 and above competing causes. Shape: [rows].</param>
    /// <param name="timeUnit">Unit of the times; empty when unknown.</param>
    /// <param name="name">Name of the endpoint.</param>
    /// <exception cref="RadioGenomicsException">As <see cref="RightCensored"/>, and <see cref="ErrorCode.SurvivalTimeInvalid"/> where the
    /// start is not before the end.</exception>
    public static SurvivalData StartStop(ImmutableArray<string> sampleIds, ReadOnlySpan<double> start, ReadOnlySpan<double> time,
        ReadOnlySpan<int> state, string timeUnit = "", string name = "survival")
    {
        SurvivalDataCheck.SameLength("start times", start.Length, sampleIds.Length);
        return Create(sampleIds, start, time, state, timeUnit, name);
    }

    static SurvivalData Create(ImmutableArray<string> sampleIds, ReadOnlySpan<double> start, ReadOnlySpan<double> time, ReadOnlySpan<int> state,
        string timeUnit, string name)
    {
        SurvivalDataCheck.Rows(sampleIds, start, time, state, name);
        (double[] entries, double[] ends) = (start.ToArray(), time.ToArray());
        TiedTimes.Merge(ends, entries);
        SurvivalDataCheck.Rows(sampleIds, entries, ends, state, name);
        return new(sampleIds, entries, ends, state.ToArray(), []) { TimeUnit = FollowUpUnit.Plural(timeUnit), Name = name };
    }

    /// <summary>The same rows in strata.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>; <see cref="ErrorCode.AllMissing"/> where a row has
    /// no stratum.</exception>
    public SurvivalData WithStrata(Grouping? strata) => Copy(_weights, SurvivalDataCheck.Complete(this, strata), Clusters);

    /// <summary>The same rows in clusters.</summary>
    /// <exception cref="RadioGenomicsException">As <see cref="WithStrata"/>.</exception>
    public SurvivalData WithClusters(Grouping? clusters) => Copy(_weights, Strata, SurvivalDataCheck.Complete(this, clusters));

    /// <summary>The same rows with weights; an empty span takes them away.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>; <see cref="ErrorCode.NonFinite"/> for a weight
    /// that is not a number above 0.</exception>
    public SurvivalData WithWeights(ReadOnlySpan<double> weights)
    {
        SurvivalDataCheck.Weights(this, weights);
        return Copy(weights.ToArray(), Strata, Clusters);
    }

    SurvivalData Copy(double[] weights, Grouping? strata, Grouping? clusters) =>
        new(SampleIds, _start, _time, _state, weights) { Strata = strata, Clusters = clusters, TimeUnit = TimeUnit, Name = Name };

    /// <summary>Some rows, in the given order; a row may be taken twice.</summary>
    public SurvivalData Subset(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new([.. rows.Select(r => SampleIds[r])], Take(_start, rows), Take(_time, rows), Take(_state, rows), Take(_weights, rows))
        {
            Strata = Strata?.Subset(rows),
            Clusters = Clusters?.Subset(rows),
            TimeUnit = TimeUnit,
            Name = Name,
        };
    }

    /// <summary>The same rows with times counted from a later beginning, at which all of them are under observation.</summary>
    internal SurvivalData From(double beginning) =>
        new(SampleIds, [], [.. _time.Select(t => t - beginning)], _state, _weights) { Strata = Strata, Clusters = Clusters, TimeUnit = TimeUnit, Name = Name };

    /// <summary>The same rows with one cause as the event and every other cause censored.</summary>
    /// <param name="cause">Range: 1 to <see cref="CauseCount"/>.</param>
    public SurvivalData OfCause(int cause) => WithStates(s => s == cause ? 1 : 0);

    /// <summary>The same rows with every cause as the event.</summary>
    public SurvivalData OfAnyCause() => WithStates(s => s > 0 ? 1 : 0);

    SurvivalData WithStates(Func<int, int> map) =>
        new(SampleIds, _start, _time, [.. _state.Select(map)], _weights) { Strata = Strata, Clusters = Clusters, TimeUnit = TimeUnit, Name = Name };

    static T[] Take<T>(T[] values, IReadOnlyList<int> rows) => values.Length == 0 ? [] : [.. rows.Select(r => values[r])];

    /// <summary>Refuses data that no regression or test can say anything about.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoEvents"/>.</exception>
    public void RequireEvents(string purpose)
    {
        if (EventCount == 0)
        {
            Throw.NoEvents(this, purpose);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Name}: {EventCount} events in {Count} rows")
        + (TimeUnit.Length > 0 ? $", time in {TimeUnit}" : "");
}
