using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Result of <see cref="GroupTests.KruskalWallis"/>.</summary>
public sealed record KruskalWallisResult
{
    /// <summary>H, corrected for ties.</summary>
    public required double Statistic { get; init; }
    /// <summary>Number of groups with values, less one.</summary>
    public required int DegreesOfFreedom { get; init; }
    /// <summary>P-value of the chi-squared distribution; NaN with one group or when all values are equal.</summary>
    public required double P { get; init; }
    /// <summary>Values that are not missing.</summary>
    public required int Count { get; init; }
}

public static partial class GroupTests
{
    /// <summary>Kruskal-Wallis test: does any of several groups tend to higher values than another?</summary>
    /// <param name="groups">Shape: [groups][values]. Any unit; NaN = missing, left out. Empty groups do not count.</param>
    /// <remarks>Cost: O(n log n). Source: Kruskal, Wallis (1952) J Am Stat Assoc 47:583, ties as there in section 3. Reference: R 4.2.2 kruskal.test; agreement in
    /// tests/reference/README.md.</remarks>
    public static KruskalWallisResult KruskalWallis(IReadOnlyList<double[]> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double[][] known = [.. groups.Select(g => g.Where(v => !double.IsNaN(v)).ToArray()).Where(g => g.Length > 0)];
        double[] all = [.. known.SelectMany(g => g)];
        double[] ranks = all.Length == 0 ? [] : Ranks.MidRanks(all);
        double n = all.Length, sum = 0;
        int at = 0;
        foreach (double[] group in known)
        {
            double total = 0;
            for (int i = 0; i < group.Length; i++)
            {
                total += ranks[at++];
            }
            sum += total * total / group.Length;
        }
        double ties = all.GroupBy(v => v).Sum(g => ((double)g.Count() * g.Count() * g.Count()) - g.Count());
        double h = ((12 * sum / (n * (n + 1))) - (3 * (n + 1))) / (1 - (ties / ((n * n * n) - n)));
        bool possible = known.Length > 1 && double.IsFinite(h);
        return new()
        {
            Statistic = possible ? h : double.NaN,
            DegreesOfFreedom = Math.Max(0, known.Length - 1),
            P = possible ? ChiSquared.UpperTail(Math.Max(0, h), known.Length - 1) : double.NaN,
            Count = all.Length,
        };
    }
}
