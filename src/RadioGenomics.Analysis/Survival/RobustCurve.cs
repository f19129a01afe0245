namespace RadioGenomics.Analysis.Survival;

/// <summary>Infinitesimal jackknife: the variance of a curve from what each row, or cluster of rows, moves it.</summary>
static class RobustCurve
{
    /// <summary>Standard errors of log S and of the cumulative hazard at every time of the table.</summary>
    /// <remarks>Source: Therneau, Grambsch (2000) Modeling Survival Data, section 7.3; the influence of row i on the hazard is
    /// Σ (dNᵢ - Yᵢ d/n) / n, on log S the same over n - d.</remarks>
    public static (double[] LogSurvival, double[] Hazard) Errors(SurvivalData data, IReadOnlyList<int> rows, RiskTable table, bool isProduct)
    {
        double[] hazard = Sweep(data, rows, table, n => n.AtRisk);
        return (isProduct ? Sweep(data, rows, table, n => n.AtRisk - n.Events) : hazard, hazard);
    }

    // A cluster's influence is constant + active weight × A(t), A(t) = Σ h / denominator; three sums over clusters follow it through time.
    static double[] Sweep(SurvivalData data, IReadOnlyList<int> rows, RiskTable table, Func<(double AtRisk, double Events), double> denominator)
    {
        int[] cluster = Clusters(data, rows, out int count);
        double[] constant = new double[count], active = new double[count];
        int[] byExit = Sorted(rows, r => data.Time[r]), byEntry = data.HasStart ? Sorted(rows, r => data.Start[r]) : [.. Enumerable.Range(0, rows.Count)];
        double a = 0, cc = 0, ca = 0, aa = 0;
        void Change(int k, double addConstant, double addActive)
        {
            cc += ((2 * constant[k]) + addConstant) * addConstant;
            ca += (constant[k] * addActive) + (addConstant * active[k]) + (addConstant * addActive);
            aa += ((2 * active[k]) + addActive) * addActive;
            constant[k] += addConstant;
            active[k] += addActive;
        }
        double[] errors = new double[table.Time.Length];
        for (int j = 0, entered = 0, left = 0; j < errors.Length; j++)
        {
            for (; entered < byEntry.Length && (!data.HasStart || data.Start[rows[byEntry[entered]]] < table.Time[j]); entered++)
            {
                double w = data.WeightOf(rows[byEntry[entered]]);
                Change(cluster[byEntry[entered]], -w * a, w);
            }
            double below = denominator((table.AtRisk[j], table.Events[j]));
            double gain = table.Events[j] == 0 ? 0 : 1 / below;
            a += table.Events[j] / table.AtRisk[j] * gain;
            for (; left < byExit.Length && data.Time[rows[byExit[left]]] <= table.Time[j]; left++)
            {
                int row = rows[byExit[left]];
                double w = data.WeightOf(row);
                Change(cluster[byExit[left]], (w * a) - (data.State[row] > 0 ? w * gain : 0), -w);
            }
            // Where nobody is left S is 0 and cannot move.
            errors[j] = double.IsFinite(a) ? Math.Sqrt(Math.Max(0, cc + (2 * a * ca) + (a * a * aa))) : 0;
        }
        return errors;
    }

    static int[] Sorted(IReadOnlyList<int> rows, Func<int, double> key)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        Array.Sort([.. rows.Select(key)], order);
        return order;
    }

    static int[] Clusters(SurvivalData data, IReadOnlyList<int> rows, out int count)
    {
        count = data.Clusters?.Levels.Length ?? rows.Count;
        return data.Clusters is { } clusters ? [.. rows.Select(r => clusters.Codes[r])] : [.. Enumerable.Range(0, rows.Count)];
    }
}
