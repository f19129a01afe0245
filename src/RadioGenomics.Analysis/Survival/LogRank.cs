using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>The log-rank test and its G-rho family.</summary>
public static class LogRank
{
    /// <summary>Tests whether groups have the same survival, within strata where the data have them.</summary>
    /// <param name="data">Follow-up; every state but 0 is an event. Weights are not used: a test counts patients.</param>
    /// <param name="groups">Shape: [rows]. Rows without a group are left out.</param>
    /// <param name="rho">Each event counts S(t-)^rho, S of all groups together: 0 log-rank, 1 Peto and Peto. Range: 0 and above.</param>
    /// <returns>Statistic, degrees of freedom, p, and observed and expected events of each group.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoEvents"/>; <see cref="ErrorCode.OptionOutOfRange"/>;
    /// <see cref="ErrorCode.SmallGroup"/> with fewer than two groups; <see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: O(n log n + times · groups²). Source: Harrington, Fleming (1982) Biometrika 69:553; Mantel (1966) Cancer Chemother
    /// Rep 50:163; variance hypergeometric, so ties are exact. Reference: R 4.2.2, survival 3.5-3
    /// survdiff(Surv(time, status) ~ group + strata(s), rho); agreement in tests/reference/README.md.</remarks>
    public static LogRankResult Test(SurvivalData data, Grouping groups, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        SurvivalDataCheck.SameLength($"group codes of '{groups.Name}'", groups.Codes.Length, data.Count);
        new KaplanMeierOptions { Rho = rho }.Check();
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(r => groups.Codes[r] >= 0)];
        Grouping used = groups.Subset(rows).WithoutEmptyLevels();
        if (used.Levels.Length < 2)
        {
            Throw.OneGroup(groups.Name, used.Levels);
        }
        SurvivalData taken = data.Subset(rows).OfAnyCause();
        taken.RequireEvents("a log-rank test");
        var sums = new LogRankSums(taken, used, rho);
        return Result(sums, used, NameOf(rho, data.Strata is not null), data.Weights.Length > 0);
    }

    /// <summary>Every pair of groups by itself, p-values adjusted for the number of pairs.</summary>
    /// <param name="data">As for <see cref="Test"/>.</param>
    /// <param name="groups">Shape: [rows].</param>
    /// <param name="rho">As for <see cref="Test"/>.</param>
    /// <param name="adjust">How p-values are adjusted.</param>
    /// <returns>The pairs, first group by first group. A pair without events has NaN.</returns>
    /// <exception cref="RadioGenomicsException">As <see cref="Test"/>.</exception>
    /// <remarks>Cost: that of a test per pair. Source: as <see cref="Test"/>. Reference: survminer 0.4.9 pairwise_survdiff; agreement in
    /// tests/reference/README.md.</remarks>
    public static ImmutableArray<LogRankPair> Pairwise(SurvivalData data, Grouping groups, double rho = 0, AdjustMethod adjust = AdjustMethod.Bh)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        Grouping used = groups.WithoutEmptyLevels();
        int k = used.Levels.Length;
        (int First, int Second, double ChiSquared, double P)[] pairs =
            [.. Enumerable.Range(0, k).SelectMany(a => Enumerable.Range(a + 1, k - a - 1).Select(b => Pair(data, used, a, b, rho)))];
        double[] adjusted = MultipleTesting.Adjust([.. pairs.Select(p => p.P)], adjust);
        return [.. pairs.Select((p, i) => new LogRankPair { Group = used.Levels[p.First], Other = used.Levels[p.Second], ChiSquared = p.ChiSquared, P = p.P, Q = adjusted[i] })];
    }

    static (int, int, double, double) Pair(SurvivalData data, Grouping groups, int a, int b, double rho)
    {
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(r => groups.Codes[r] == a || groups.Codes[r] == b)];
        bool anyEvent = rows.Any(r => data.State[r] > 0);
        LogRankResult? test = anyEvent ? Test(data.Subset(rows), groups.Subset(rows).WithoutEmptyLevels(), rho) : null;
        return (a, b, test?.ChiSquared ?? double.NaN, test?.P ?? double.NaN);
    }

    static string NameOf(double rho, bool stratified)
    {
        string name = rho == 0 ? "log-rank" : FormattableString.Invariant($"G-rho (rho = {rho})");
        return stratified ? "stratified " + name : name;
    }

    static LogRankResult Result(LogRankSums sums, Grouping groups, string name, bool weighted)
    {
        int k = groups.Levels.Length;
        // A group that was never at risk when an event happened says nothing; R leaves it out too.
        int[] kept = [.. Enumerable.Range(0, k).Where(g => sums.Expected[g] > 0)];
        // The differences add up to zero: one of them is redundant.
        int[] free = [.. kept.SkipLast(1)];
        double[] difference = [.. free.Select(g => sums.Observed[g] - sums.Expected[g])];
        double[,] variance = new double[free.Length, free.Length];
        for (int a = 0; a < free.Length; a++)
        {
            for (int b = 0; b < free.Length; b++)
            {
                variance[a, b] = sums.Variance[free[a], free[b]];
            }
        }
        double chiSquared = SmallSystem.QuadraticForm(variance, difference, out int rank);
        bool possible = rank > 0;
        return new()
        {
            Test = name,
            Groups = groups.Levels,
            RowCounts = groups.Counts,
            Observed = [.. sums.Observed],
            Expected = [.. sums.Expected],
            Variance = [.. sums.Variance.Cast<double>()],
            ChiSquared = possible ? chiSquared : double.NaN,
            DegreesOfFreedom = free.Length,
            P = possible ? ChiSquared.UpperTail(chiSquared, free.Length) : double.NaN,
            Diagnostics = [.. Notes(groups, weighted)],
        };
    }

    static IEnumerable<Diagnostic> Notes(Grouping groups, bool weighted)
    {
        string[] alone = [.. groups.Levels.Where((_, g) => groups.Counts[g] < 2)];
        if (alone.Length > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.SmallGroup, $"{groups.Name}: a single row in {string.Join(", ", alone)}; a test can say nothing about it.");
        }
        if (weighted)
        {
            yield return Diagnostic.Note(ErrorCode.ValuesFiltered, "The log-rank test counts every row once, whatever its weight.");
        }
    }
}
