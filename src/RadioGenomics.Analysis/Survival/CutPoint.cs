using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Searches the value of a variable that divides survival best, with a p-value that allows for the search.</summary>
public static class CutPoint
{
    /// <summary>Maximally selected log-rank statistic.</summary>
    /// <param name="data">Follow-up, right-censored; every state but 0 is an event.</param>
    /// <param name="values">Shape: [rows]. Any unit; finite or NaN = missing: the row is left out.</param>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="options">Null: defaults.</param>
    /// <returns>The statistic at every cut, the best cut, its p by three methods, and the two groups.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoEvents"/>; <see cref="ErrorCode.SmallGroup"/> without a possible cut;
    /// <see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.OptionConflict"/> for delayed entry.</exception>
    /// <remarks>The unadjusted p of the best cut is far too small and is not given. Cost: O(n log n + cuts · nodes²).
    /// Source: Lausen, Schumacher (1992) Biometrics 48:73; Lausen, Sauerbrei, Schumacher (1994); Hothorn, Lausen (2003) Comput Stat Data Anal
    /// 43:121 (scores for ties, Gaussian limit). The limit is a Markov chain over the cuts, so its tail is found by one-dimensional
    /// integrals instead of random numbers. Reference: R 4.2.2, maxstat 0.7-25 maxstat.test(smethod = "LogRank"); statistics and Lau92,
    /// Lau94 to 1e-10, exactGauss to 1e-3 (R's is random); agreement in tests/reference/README.md.</remarks>
    public static CutPointResult Search(SurvivalData data, ReadOnlySpan<double> values, string variable, CutPointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        SurvivalDataCheck.SameLength($"values of '{variable}'", values.Length, data.Count);
        CutPointOptions used = (options ?? new()).Resolve();
        double[] all = values.ToArray();
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(r => !double.IsNaN(all[r]))];
        double[] taken = [.. rows.Select(r => all[r])];
        ImmutableArray<CutStatistic> cuts = MaximalStatistic.At(Checked(data, rows), taken, used.MinProp, used.MaxProp!.Value);
        if (cuts.IsEmpty)
        {
            Throw.NoCut(variable, rows.Length, used.MinProp, used.MaxProp.Value);
        }
        CutStatistic best = MaximalStatistic.Best(cuts);
        return new()
        {
            Endpoint = data.Name,
            Variable = variable,
            RowCount = rows.Length,
            Cuts = cuts,
            Best = best,
            PLau92 = CutPointTails.Lau92(Math.Abs(best.Statistic), used.MinProp, used.MaxProp.Value),
            PLau94 = CutPointTails.Lau94(Math.Abs(best.Statistic), cuts, rows.Length),
            PExactGauss = CutPointTails.ExactGauss(Math.Abs(best.Statistic), cuts, rows.Length),
            Groups = GroupsAt(all, best.Cut, variable),
            Options = used,
        };
    }

    /// <summary>Groups whose cut was never chosen with the help of the rows it divides: each fold is divided by the cut that the others favour.</summary>
    /// <param name="data">Follow-up, right-censored.</param>
    /// <param name="values">Shape: [rows]. NaN = missing: no group.</param>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Seed of folds and permutations, cancellation.</param>
    /// <returns>"lower risk" and "higher risk", and a permutation p.</returns>
    /// <exception cref="RadioGenomicsException">As <see cref="Search"/>.</exception>
    /// <remarks>The folds share their training rows, so a plain log-rank test of the groups rejects a true null hypothesis in 10 to 20 % at
    /// the 5 % level (400 simulations, 80 rows, 2 to 10 folds). The p given here repeats the whole procedure with permuted values, and holds its
    /// level. Cost: O(n log n + permutations · folds · n). Source: LeBlanc, Crowley (1993) JASA 88:457 (cross-validated cuts); Simon et al. (2011)
    /// Brief Bioinform 12:203 (permutation of the whole procedure). Reference: none; by its level under the null hypothesis in the tests.</remarks>
    public static CrossFittedGroups CrossFit(SurvivalData data, ReadOnlySpan<double> values, string variable, CutPointOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        SurvivalDataCheck.SameLength($"values of '{variable}'", values.Length, data.Count);
        CutPointOptions used = (options ?? new()).Resolve();
        run ??= RunContext.Default;
        double[] all = values.ToArray();
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(r => !double.IsNaN(all[r]))];
        var fit = new Survival.CrossFit(Checked(data, rows), variable, used, run.Seed);
        double[] taken = [.. rows.Select(r => all[r])];
        bool[] isHigher = new bool[rows.Length];
        double[] cuts = fit.Divide(taken, isHigher);
        int[] codes = [.. Enumerable.Repeat(-1, data.Count)];
        for (int i = 0; i < rows.Length; i++)
        {
            codes[rows[i]] = isHigher[i] ? 1 : 0;
        }
        double statistic = fit.Statistic(isHigher);
        return new()
        {
            Groups = new(variable, ["lower risk", "higher risk"], [.. codes]),
            Cuts = [.. cuts],
            Folds = [.. fit.Folds],
            Statistic = statistic,
            P = fit.PermutationP(taken, statistic, run),
            Options = used,
        };
    }

    /// <summary>The two groups that a value divides, as "x&lt;=5" and "x&gt;5".</summary>
    internal static Grouping GroupsAt(double[] values, double cut, string variable)
    {
        string at = CutNames.At(values, [cut])[0];
        return new(variable, [$"{variable}<={at}", $"{variable}>{at}"], [.. values.Select(v => double.IsNaN(v) ? -1 : v <= cut ? 0 : 1)]);
    }

    static SurvivalData Checked(SurvivalData data, int[] rows)
    {
        if (data.HasStart)
        {
            Throw.DelayedEntry("The search of a cut");
        }
        SurvivalData taken = data.Subset(rows).OfAnyCause();
        taken.RequireEvents("the search of a cut");
        return taken;
    }
}
