using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>What follow-up data must be, and what is odd about them.</summary>
static class SurvivalDataCheck
{
    public static void Rows(ImmutableArray<string> sampleIds, ReadOnlySpan<double> start, ReadOnlySpan<double> time, ReadOnlySpan<int> state, string name)
    {
        SameLength("times", time.Length, sampleIds.Length);
        SameLength("states", state.Length, sampleIds.Length);
        if (sampleIds.Length == 0)
        {
            Throw.NoRows(name);
        }
        for (int i = 0; i < time.Length; i++)
        {
            if (!(time[i] >= 0 && double.IsFinite(time[i])))
            {
                Throw.TimeInvalid(name, sampleIds[i], time[i]);
            }
            if (start.Length > 0 && !(start[i] < time[i]))
            {
                Throw.EntryInvalid(name, sampleIds[i], start[i], time[i]);
            }
            if (state[i] < 0)
            {
                Throw.StateInvalid(name, sampleIds[i], state[i]);
            }
        }
    }

    public static void SameLength(string what, int found, int expected)
    {
        if (found != expected)
        {
            Throw.RowCount(what, found, expected);
        }
    }

    public static Grouping? Complete(SurvivalData data, Grouping? groups)
    {
        if (groups is not null)
        {
            SameLength($"group codes of '{groups.Name}'", groups.Codes.Length, data.Count);
            int missing = groups.Codes.IndexOf(-1);
            if (missing >= 0)
            {
                Throw.GroupMissing(groups.Name, data.SampleIds[missing]);
            }
        }
        return groups;
    }

    public static void Weights(SurvivalData data, ReadOnlySpan<double> weights)
    {
        if (weights.Length > 0)
        {
            SameLength("weights", weights.Length, data.Count);
        }
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] > 0 && double.IsFinite(weights[i])))
            {
                Throw.WeightInvalid(data.SampleIds[i], weights[i]);
            }
        }
    }

    public static IEnumerable<Diagnostic> Look(SurvivalData data)
    {
        foreach (Diagnostic found in Events(data))
        {
            yield return found;
        }
        if (FollowUpUnit.Doubt(data.TimeUnit, data.Time) is string doubt)
        {
            yield return Diagnostic.Warning(ErrorCode.EndpointInvalid, $"{data.Name}: {doubt}");
        }
        if (data.Strata is { } strata && strata.Counts.Index().Where(c => c.Item == 1).Select(c => strata.Levels[c.Index]).ToArray() is { Length: > 0 } alone)
        {
            yield return Diagnostic.Warning(ErrorCode.SmallGroup, FormattableString.Invariant(
                $"{data.Name}: {alone.Length} strata of '{strata.Name}' have a single row and add nothing to a comparison: {string.Join(", ", alone.Take(8))}."));
        }
    }

    static IEnumerable<Diagnostic> Events(SurvivalData data)
    {
        double[] times = [.. data.Time], events = [.. times.Where((_, i) => data.State[i] > 0)];
        if (events.Length == 0)
        {
            yield return Diagnostic.Warning(ErrorCode.NoEvents, FormattableString.Invariant(
                $"{data.Name}: none of {data.Count} rows has an event. Check which value of the event column means the event."));
        }
        else if (events.Length > 1 && events.Distinct().Count() == 1)
        {
            yield return Diagnostic.Warning(ErrorCode.NoEvents, FormattableString.Invariant(
                $"{data.Name}: all {events.Length} events are at the same time ({events[0]}). Is this a follow-up time, or the length of a visit schedule?"));
        }
        int zero = times.Count(t => t == 0);
        if (zero > 0)
        {
            yield return Diagnostic.Note(ErrorCode.SurvivalTimeInvalid, FormattableString.Invariant(
                $"{data.Name}: {zero} rows have time 0 and are kept, as R keeps them: they count at risk at time 0 only."));
        }
    }
}
