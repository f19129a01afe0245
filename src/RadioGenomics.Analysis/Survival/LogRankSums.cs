namespace RadioGenomics.Analysis.Survival;

/// <summary>Observed and expected events of each group and the covariance of their difference, summed over strata and event times.</summary>
sealed class LogRankSums
{
    readonly SurvivalData _data;
    readonly Grouping _groups;
    readonly double _rho;

    public LogRankSums(SurvivalData data, Grouping groups, double rho)
    {
        (_data, _groups, _rho) = (data, groups, rho);
        int k = groups.Levels.Length;
        Observed = new double[k];
        Expected = new double[k];
        Variance = new double[k, k];
        foreach (IGrouping<int, int> stratum in Enumerable.Range(0, data.Count).GroupBy(r => data.Strata?.Codes[r] ?? 0).OrderBy(s => s.Key))
        {
            AddStratum([.. stratum]);
        }
    }

    public double[] Observed { get; }

    public double[] Expected { get; }

    public double[,] Variance { get; }

    // From the last time backwards the numbers at risk grow row by row; the weights need S, which grows forwards: two sweeps.
    void AddStratum(int[] rows)
    {
        double[] times = [.. rows.Select(r => _data.Time[r])];
        Array.Sort(times, rows);
        int[] entries = _data.HasStart ? [.. rows.OrderBy(r => _data.Start[r])] : [];
        int k = Observed.Length;
        int[] atRisk = new int[k], events = new int[k];
        List<(int[] AtRisk, int[] Events)> risks = [];
        for (int i = rows.Length - 1, late = entries.Length - 1; i >= 0;)
        {
            double t = times[i];
            Array.Clear(events);
            for (; i >= 0 && times[i] == t; i--)
            {
                int g = _groups.Codes[rows[i]];
                atRisk[g]++;
                events[g] += _data.State[rows[i]] > 0 ? 1 : 0;
            }
            for (; late >= 0 && _data.Start[entries[late]] >= t; late--)
            {
                atRisk[_groups.Codes[entries[late]]]--;
            }
            if (events.Sum() > 0)
            {
                risks.Add(((int[])atRisk.Clone(), (int[])events.Clone()));
            }
        }
        double survival = 1;
        for (int j = risks.Count - 1; j >= 0; j--)
        {
            survival = AddTime(risks[j].AtRisk, risks[j].Events, survival);
        }
    }

    double AddTime(int[] atRisk, int[] events, double survival)
    {
        double n = atRisk.Sum(), d = events.Sum(), weight = _rho == 0 ? 1 : Math.Pow(survival, _rho);
        double spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
        for (int g = 0; g < atRisk.Length; g++)
        {
            Observed[g] += weight * events[g];
            Expected[g] += weight * d * atRisk[g] / n;
            for (int h = 0; h < atRisk.Length; h++)
            {
                Variance[g, h] += spread * (atRisk[g] / n) * ((g == h ? 1 : 0) - (atRisk[h] / n));
            }
        }
        return survival * (n - d) / n;
    }
}
