using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Who is at risk when: the part of a Cox model that does not depend on covariates, sorted once. Distinct event times within a stratum are
/// groups, numbered by stratum and rising time; a row is at risk in the groups from First up to, not including, Last.
/// </summary>
/// <remarks>Rows that are at risk at no event time have no position. Positions are sorted by Last, within it events first, so the events of
/// group g are the first <see cref="EventCount"/>[g] positions from <see cref="GroupStart"/>[g] on.</remarks>
sealed class CoxDesign
{
    CoxDesign(int rowCount) => RowCount = rowCount;

    /// <summary>Number of rows of the data.</summary>
    public int RowCount { get; }

    /// <summary>Number of distinct event times, counted within strata.</summary>
    public int GroupCount { get; private init; }

    /// <summary>Row of a position. Shape: [positions].</summary>
    public int[] Order { get; private init; } = [];

    /// <summary>First group at risk. Shape: [positions].</summary>
    public int[] First { get; private init; } = [];

    /// <summary>One past the last group at risk. Shape: [positions].</summary>
    public int[] Last { get; private init; } = [];

    /// <summary>Shape: [positions].</summary>
    public bool[] IsEvent { get; private init; } = [];

    /// <summary>First position that leaves after group g. Shape: [groups + 1].</summary>
    public int[] GroupStart { get; private init; } = [];

    /// <summary>Rows with an event in a group. Shape: [groups].</summary>
    public int[] EventCount { get; private init; } = [];

    /// <summary>Shape: [groups].</summary>
    public double[] GroupTime { get; private init; } = [];

    /// <summary>Shape: [groups].</summary>
    public int[] GroupStratum { get; private init; } = [];

    /// <summary>Positions by rising First; null when everyone is at risk from the start.</summary>
    public int[]? Entering { get; private init; }

    /// <summary>First place in <see cref="Entering"/> whose First is g. Shape: [groups + 1].</summary>
    public int[]? EnterStart { get; private init; }

    /// <summary>Number of rows that are at risk at some event time.</summary>
    public int Count => Order.Length;

    /// <summary>Sorts the data.</summary>
    /// <param name="start">Shape: [rows], or empty when everyone is at risk from the start. A row is at risk at t when start &lt; t ≤ time.</param>
    /// <param name="time">Shape: [rows]. Finite.</param>
    /// <param name="isEvent">Shape: [rows].</param>
    /// <param name="strata">Shape: [rows], codes from 0; empty for one stratum.</param>
    public static CoxDesign Create(ReadOnlySpan<double> start, ReadOnlySpan<double> time, ReadOnlySpan<bool> isEvent, ReadOnlySpan<int> strata)
    {
        double[][] eventTimes = EventTimes(time, isEvent, strata);
        int[] offset = new int[eventTimes.Length + 1];
        for (int s = 0; s < eventTimes.Length; s++)
        {
            offset[s + 1] = offset[s] + eventTimes[s].Length;
        }
        int n = time.Length;
        int[] first = new int[n], last = new int[n];
        List<int> used = [];
        for (int i = 0; i < n; i++)
        {
            int s = strata.IsEmpty ? 0 : strata[i];
            first[i] = offset[s] + (start.IsEmpty ? 0 : CountUpTo(eventTimes[s], start[i]));
            last[i] = offset[s] + CountUpTo(eventTimes[s], time[i]);
            if (last[i] > first[i])
            {
                used.Add(i);
            }
        }
        bool[] events = isEvent.ToArray();
        used.Sort((a, b) => last[a] != last[b] ? last[a].CompareTo(last[b])
            : events[a] != events[b] ? (events[a] ? -1 : 1) : a.CompareTo(b));
        return Assemble(n, [.. used], first, last, events, eventTimes, !start.IsEmpty);
    }

    static CoxDesign Assemble(int rows, int[] order, int[] first, int[] last, bool[] events, double[][] eventTimes, bool entering)
    {
        int groups = eventTimes.Sum(t => t.Length);
        int[] groupStart = new int[groups + 1], eventCount = new int[groups], enterStart = new int[groups + 1];
        foreach (int row in order)
        {
            groupStart[last[row]]++;
            enterStart[first[row] + 1]++;
            eventCount[last[row] - 1] += events[row] ? 1 : 0;
        }
        for (int g = 0; g < groups; g++)
        {
            groupStart[g + 1] += groupStart[g];
            enterStart[g + 1] += enterStart[g];
        }
        int[] firstOf = [.. order.Select(r => first[r])];
        int[] byFirst = [.. Enumerable.Range(0, order.Length).OrderBy(k => firstOf[k])];
        return new(rows)
        {
            GroupCount = groups,
            Order = order,
            First = firstOf,
            Last = [.. order.Select(r => last[r])],
            IsEvent = [.. order.Select(r => events[r])],
            GroupStart = groupStart,
            EventCount = eventCount,
            GroupTime = [.. eventTimes.SelectMany(t => t)],
            GroupStratum = [.. eventTimes.SelectMany((t, s) => Enumerable.Repeat(s, t.Length))],
            Entering = entering ? byFirst : null,
            EnterStart = entering ? enterStart : null,
        };
    }

    static double[][] EventTimes(ReadOnlySpan<double> time, ReadOnlySpan<bool> isEvent, ReadOnlySpan<int> strata)
    {
        int count = 1;
        foreach (int s in strata)
        {
            count = Math.Max(count, s + 1);
        }
        List<double>[] times = [.. Enumerable.Range(0, count).Select(_ => new List<double>())];
        for (int i = 0; i < time.Length; i++)
        {
            if (isEvent[i])
            {
                times[strata.IsEmpty ? 0 : strata[i]].Add(time[i]);
            }
        }
        return [.. times.Select(t => t.Order().Distinct().ToArray())];
    }

    static int CountUpTo(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    /// <summary>Whether a group is the last one of its stratum.</summary>
    public bool EndsStratum(int group) => group == GroupCount - 1 || GroupStratum[group + 1] != GroupStratum[group];

    /// <summary>The event times of one stratum. Shape: [groups of the stratum].</summary>
    public ImmutableArray<int> GroupsOf(int stratum) => [.. Enumerable.Range(0, GroupCount).Where(g => GroupStratum[g] == stratum)];
}
