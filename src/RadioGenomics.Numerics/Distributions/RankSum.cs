namespace RadioGenomics.Numerics.Distributions;

/// <summary>The exact distribution of the rank-sum statistic U (Wilcoxon, Mann-Whitney) of two samples without ties.</summary>
public sealed class RankSum
{
    // counts[u] of the C(m + n, m) arrangements, u up to the middle; symmetric beyond.
    readonly double[] _cumulative;
    readonly double _arrangements;
    readonly long _largest;

    /// <summary>Counts all arrangements.</summary>
    /// <param name="m">Size of one sample. Range: from 1; m + n up to 1,000.</param>
    /// <param name="n">Size of the other sample. Range: from 1.</param>
    /// <remarks>Cost: O(m · n · min(m, n)), memory O(m · n). Source: generating function Π (1 - xⁿ⁺ⁱ) / (1 - xⁱ), i = 1 ... m: Mann, Whitney
    /// (1947) Ann Math Stat 18:50. Reference: R 4.2.2 pwilcox; agreement in tests/reference/README.md.</remarks>
    public RankSum(int m, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(m + n, 1000);
        _largest = (long)m * n;
        double[] counts = Counts(Math.Min(m, n), Math.Max(m, n), (int)(_largest / 2) + 1);
        _cumulative = counts;
        for (int u = 1; u < counts.Length; u++)
        {
            counts[u] += counts[u - 1];
        }
        // With an odd number of values of U the middle one has no partner.
        _arrangements = _largest % 2 == 1 ? 2 * counts[^1] : counts[^1] + (counts.Length > 1 ? counts[^2] : 0);
    }

    /// <summary>P(U ≤ u).</summary>
    public double Cdf(double u)
    {
        double place = Math.Floor(u + 1e-7);
        return place < 0 ? 0 : place >= _largest ? 1
            : place < _cumulative.Length ? _cumulative[(int)place] / _arrangements
            : 1 - (_cumulative[(int)(_largest - place - 1)] / _arrangements);
    }

    /// <summary>P(U > u).</summary>
    public double UpperTail(double u) => Cdf(_largest - Math.Floor(u + 1e-7) - 1);

    /// <summary>P-value of both sides: twice the smaller tail that holds u, at most 1.</summary>
    public double TwoSided(double u) =>
        Math.Min(1, 2 * (u > _largest / 2.0 ? UpperTail(u - 1) : Cdf(u)));

    static double[] Counts(int small, int large, int length)
    {
        double[] counts = new double[length];
        counts[0] = 1;
        for (int i = 1; i <= small; i++)
        {
            for (int u = length - 1; u >= large + i; u--)
            {
                counts[u] -= counts[u - large - i];
            }
            for (int u = i; u < length; u++)
            {
                counts[u] += counts[u - i];
            }
        }
        return counts;
    }
}
