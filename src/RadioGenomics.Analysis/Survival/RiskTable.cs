namespace RadioGenomics.Analysis.Survival;

/// <summary>How many are at risk, have the event, are censored at every distinct time of some rows. Weighted sums.</summary>
sealed class RiskTable
{
    RiskTable(int count)
    {
        Time = new double[count];
        AtRisk = new double[count];
        Events = new double[count];
        Censored = new double[count];
        EventRows = new int[count];
    }

    /// <summary>Distinct times, ascending.</summary>
    public double[] Time { get; }

    /// <summary>Weight of the rows that entered before the time and did not leave before it.</summary>
    public double[] AtRisk { get; }

    /// <summary>Weight of the rows with the event at the time.</summary>
    public double[] Events { get; }

    /// <summary>Weight of the rows that leave at the time without the event.</summary>
    public double[] Censored { get; }

    /// <summary>Number of rows with the event at the time.</summary>
    public int[] EventRows { get; }

    /// <summary>The table of some rows; every state but 0 is an event.</summary>
    public static RiskTable Of(SurvivalData data, IReadOnlyList<int> rows)
    {
        double[] times = [.. rows.Select(r => data.Time[r])];
        int[] order = [.. rows];
        Array.Sort(times, order);
        double[] distinct = [.. times.Distinct()];
        var table = new RiskTable(distinct.Length);
        distinct.CopyTo(table.Time, 0);
        for (int i = 0, at = 0; i < order.Length; i++)
        {
            at += table.Time[at] < times[i] ? 1 : 0;
            table.Count(at, data.State[order[i]] > 0, data.WeightOf(order[i]));
        }
        table.SumAtRisk(EntriesNotBefore(data, rows, table.Time));
        return table;
    }

    void Count(int at, bool isEvent, double weight)
    {
        (isEvent ? Events : Censored)[at] += weight;
        EventRows[at] += isEvent ? 1 : 0;
    }

    // From the last time backwards, whole groups at a time: exact for counts.
    void SumAtRisk(double[] late)
    {
        double left = 0;
        for (int j = Time.Length - 1; j >= 0; j--)
        {
            left += Events[j] + Censored[j];
            AtRisk[j] = left - (late.Length == 0 ? 0 : late[j]);
        }
    }

    static double[] EntriesNotBefore(SurvivalData data, IReadOnlyList<int> rows, double[] times)
    {
        if (!data.HasStart)
        {
            return [];
        }
        double[] starts = [.. rows.Select(r => data.Start[r])];
        double[] weights = [.. rows.Select(data.WeightOf)];
        Array.Sort(starts, weights);
        double[] late = new double[times.Length];
        double sum = 0;
        for (int j = times.Length - 1, i = starts.Length - 1; j >= 0; j--)
        {
            for (; i >= 0 && starts[i] >= times[j]; i--)
            {
                sum += weights[i];
            }
            late[j] = sum;
        }
        return late;
    }
}
