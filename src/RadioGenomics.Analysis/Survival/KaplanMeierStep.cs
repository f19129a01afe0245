namespace RadioGenomics.Analysis.Survival;

/// <summary>The Kaplan-Meier estimate as a step function: only its values, for measures that need many of them.</summary>
sealed class KaplanMeierStep
{
    readonly double[] _times, _survival;

    /// <param name="time">Shape: [rows].</param>
    /// <param name="state">0 censored, other: event. Shape: [rows].</param>
    public KaplanMeierStep(ReadOnlySpan<double> time, ReadOnlySpan<int> state)
    {
        double[] sorted = time.ToArray();
        int[] states = state.ToArray();
        Array.Sort(sorted, states);
        List<double> times = [], survival = [];
        double free = 1;
        for (int first = 0; first < sorted.Length;)
        {
            int last = first, events = 0;
            for (; last < sorted.Length && sorted[last] == sorted[first]; last++)
            {
                events += states[last] == 0 ? 0 : 1;
            }
            free *= 1 - ((double)events / (sorted.Length - first));
            times.Add(sorted[first]);
            survival.Add(free);
            first = last;
        }
        (_times, _survival) = ([.. times], [.. survival]);
    }

    /// <summary>Longest follow-up; 0 without rows.</summary>
    public double Longest => _times.Length == 0 ? 0 : _times[^1];

    /// <summary>Whether the estimate at a time is known: follow-up reaches it, or nobody is left because everybody had the event.</summary>
    public bool Reaches(double time) => _times.Length > 0 && (time <= _times[^1] || _survival[^1] == 0);

    /// <summary>Probability of being free of the event after a time; beyond follow-up that at its end.</summary>
    public double At(double time)
    {
        int at = Array.BinarySearch(_times, time);
        int place = at >= 0 ? at + 1 : ~at;
        return place == 0 ? 1 : _survival[place - 1];
    }
}
