namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// The Kaplan-Meier curve of being uncensored, with what its influence function needs. At a time with events and censorings the
/// events come first: those with an event are no longer at risk of being censored.
/// </summary>
sealed class CensoringCurve
{
    readonly double[] _times, _survival, _hazard, _share;
    readonly int[] _place;
    readonly bool[] _censored;

    /// <param name="time">Shape: [rows].</param>
    /// <param name="state">0 censored, other: event. Shape: [rows].</param>
    public CensoringCurve(ReadOnlySpan<double> time, ReadOnlySpan<int> state)
    {
        int n = time.Length;
        double[] sorted = time.ToArray();
        int[] order = new int[n];
        for (int i = 0; i < n; i++)
        {
            order[i] = i;
        }
        Array.Sort(sorted, order);
        _place = new int[n];
        _censored = new bool[n];
        List<double> times = [], survival = [], hazard = [], share = [];
        double uncensored = 1;
        for (int first = 0; first < n;)
        {
            int last = first, events = 0;
            for (; last < n && sorted[last] == sorted[first]; last++)
            {
                int row = order[last];
                _place[row] = times.Count;
                _censored[row] = state[row] == 0;
                events += state[row] == 0 ? 0 : 1;
            }
            int atRisk = n - first, censored = last - first - events;
            if (censored > 0)
            {
                uncensored *= 1 - ((double)censored / (atRisk - events));
            }
            times.Add(sorted[first]);
            survival.Add(uncensored);
            hazard.Add((double)censored / atRisk);
            share.Add((double)atRisk / n);
            first = last;
        }
        (_times, _survival, _hazard, _share) = ([.. times], [.. survival], [.. hazard], [.. share]);
    }

    /// <summary>Longest follow-up.</summary>
    public double Longest => _times[^1];

    /// <summary>The different times, ascending.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>Probability of being uncensored after a time.</summary>
    public double At(double time) => ValueBefore(Count(time, inclusive: true));

    /// <summary>Probability of being uncensored just before a time.</summary>
    public double Before(double time) => ValueBefore(Count(time, inclusive: false));

    /// <summary>Just before the time of a row.</summary>
    public double BeforeRow(int row) => ValueBefore(_place[row]);

    double ValueBefore(int place) => place == 0 ? 1 : _survival[place - 1];

    /// <summary>Number of different times up to (inclusive) or before a time.</summary>
    int Count(double time, bool inclusive)
    {
        int at = Array.BinarySearch(_times, time);
        return at >= 0 ? at + (inclusive ? 1 : 0) : ~at;
    }

    /// <summary>
    /// Adds to an influence function what comes from estimating the curve, for an estimate that is a mean of terms divided by the curve:
    /// terms that use it just before their own row's time, and terms that use it at the horizon.
    /// </summary>
    /// <param name="atOwnTime">Contribution of each row's term to the estimate; zero where it has none. Shape: [rows].</param>
    /// <param name="atHorizon">Contribution of all terms that use the curve at the horizon.</param>
    /// <param name="horizon">The horizon.</param>
    /// <param name="influence">Added to. Shape: [rows].</param>
    public void AddInfluence(ReadOnlySpan<double> atOwnTime, double atHorizon, double horizon, Span<double> influence)
    {
        // The curve's own: 1/G(s) moves by ∫_0^s dM(u) / y(u) for each row's censoring martingale M. Summed over terms this is
        // ∫ W(u) dM(u) / y(u), W(u) being what all terms that use G later than u contribute.
        double[] later = new double[_times.Length], compensator = new double[_times.Length];
        for (int row = 0; row < influence.Length; row++)
        {
            if (_place[row] > 0)
            {
                later[_place[row] - 1] += atOwnTime[row];
            }
        }
        for (int k = _times.Length - 2; k >= 0; k--)
        {
            later[k] += later[k + 1];
        }
        double sum = 0;
        for (int k = 0; k < _times.Length; k++)
        {
            later[k] += _times[k] <= horizon ? atHorizon : 0;
            sum += later[k] * _hazard[k] / _share[k];
            compensator[k] = sum;
        }
        for (int row = 0; row < influence.Length; row++)
        {
            int k = _place[row];
            influence[row] += (_censored[row] ? later[k] / _share[k] : 0) - compensator[k];
        }
    }
}
