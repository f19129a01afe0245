namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Normalised scores, nominal p, false discovery rate and family-wise error rate from permuted scores of every set.</summary>
sealed class PermutationTest
{
    readonly double[] _scores;
    readonly double[][] _nulls;

    /// <param name="scores">Observed. Shape: [sets].</param>
    /// <param name="nulls">Shape: [permutations][sets]; normalised in place.</param>
    public PermutationTest(double[] scores, double[][] nulls)
    {
        (_scores, _nulls) = (scores, nulls);
        Nes = new double[scores.Length];
        (P, Log2Error, Q, Fwer) = (new double[scores.Length], new double[scores.Length], new double[scores.Length], new double[scores.Length]);
        for (int s = 0; s < scores.Length; s++)
        {
            Nominal(s);
        }
        Rates(1);
        Rates(-1);
        MarkUnknown();
    }

    public double[] Nes { get; }

    public double[] P { get; }

    public double[] Log2Error { get; }

    public double[] Q { get; }

    public double[] Fwer { get; }

    void Nominal(int set)
    {
        (double high, int highCount) = Mean(set, 1);
        (double low, int lowCount) = Mean(set, -1);
        bool isHigh = _scores[set] >= 0;
        int count = isHigh ? highCount : lowCount, reached = 0;
        double mean = isHigh ? high : low;
        foreach (double[] scores in _nulls)
        {
            double score = scores[set];
            reached += isHigh ? (score >= _scores[set] - ScoreTail.Same ? 1 : 0) : score <= _scores[set] + ScoreTail.Same ? 1 : 0;
            scores[set] = score >= 0 ? (high > 0 ? score / high : 0) : score / low;
        }
        bool known = count >= PrerankedGsea.FewestOfSign && mean > 0;
        Nes[set] = known ? _scores[set] / mean : double.NaN;
        P[set] = known ? (reached + 1.0) / (count + 1.0) : double.NaN;
        Log2Error[set] = known ? Math.Sqrt(LogUniform.Variance(reached + 1, count + 1)) / Math.Log(2) : double.NaN;
    }

    /// <summary>Mean size of the permuted scores of one sign.</summary>
    (double Mean, int Count) Mean(int set, int sign)
    {
        double sum = 0;
        int count = 0;
        foreach (double[] scores in _nulls)
        {
            if (sign > 0 ? scores[set] >= 0 : scores[set] <= 0)
            {
                sum += sign * scores[set];
                count++;
            }
        }
        return (count > 0 ? sum / count : 0, count);
    }

    /// <summary>False discovery and family-wise error rates of the sets of one sign.</summary>
    void Rates(int sign)
    {
        int[] sets = [.. Enumerable.Range(0, Nes.Length).Where(s => sign > 0 ? Nes[s] >= 0 : Nes[s] < 0)];
        double[] observed = [.. sets.Select(s => sign * Nes[s]).Order()];
        double[] permuted = [.. _nulls.SelectMany(scores => scores).Where(n => sign > 0 ? n >= 0 : n < 0).Select(n => sign * n).Order()];
        double[] extremes = [.. _nulls.Select(scores => scores.Max(n => sign * n)).Order()];
        foreach (int s in sets)
        {
            double mine = (sign * Nes[s]) - ScoreTail.Same;
            double expected = permuted.Length > 0 ? (double)CountAtLeast(permuted, mine) / permuted.Length : 0;
            Q[s] = Math.Min(1, expected / ((double)CountAtLeast(observed, mine) / observed.Length));
            Fwer[s] = (double)CountAtLeast(extremes, mine) / extremes.Length;
        }
    }

    void MarkUnknown()
    {
        for (int s = 0; s < Nes.Length; s++)
        {
            if (double.IsNaN(Nes[s]))
            {
                (Q[s], Fwer[s]) = (double.NaN, double.NaN);
            }
        }
    }

    static int CountAtLeast(double[] ascending, double value)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = ascending[middle] >= value ? (low, middle) : (middle + 1, high);
        }
        return ascending.Length - low;
    }
}
