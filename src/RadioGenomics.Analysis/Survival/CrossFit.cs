using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Divides each fold by the cut that the other folds favour. Scores are computed once: permuting values does not change them.</summary>
sealed class CrossFit
{
    const ulong FoldStream = 0x6375_7470, PermutationStream = 0x6375_7471;

    readonly string _variable;
    readonly CutPointOptions _options;
    readonly ulong _seed;
    readonly double[] _scores;
    readonly double[][] _trainingScores;

    public CrossFit(SurvivalData data, string variable, CutPointOptions options, ulong seed)
    {
        (_variable, _options, _seed) = (variable, options, seed);
        Folds = Deal(data, options.CutFolds, seed);
        _scores = MaximalStatistic.Scores(data);
        _trainingScores = [.. Enumerable.Range(0, options.CutFolds).Select(f => TrainingScores(data, f))];
    }

    public int[] Folds { get; }

    // Scores of the rows outside a fold, at their places; the fold's own are not used.
    double[] TrainingScores(SurvivalData data, int fold)
    {
        int[] others = [.. Enumerable.Range(0, data.Count).Where(r => Folds[r] != fold)];
        SurvivalData training = data.Subset(others);
        training.RequireEvents("the search of a cut");
        double[] scores = MaximalStatistic.Scores(training), placed = new double[data.Count];
        for (int i = 0; i < others.Length; i++)
        {
            placed[others[i]] = scores[i];
        }
        return placed;
    }

    /// <summary>Fills in who is at higher risk and gives the cut of each fold.</summary>
    public double[] Divide(double[] values, bool[] isHigher)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        double[] sorted = (double[])values.Clone();
        Array.Sort(sorted, order);
        double[] cuts = new double[_options.CutFolds], scores = new double[values.Length], taken = new double[values.Length];
        for (int fold = 0; fold < cuts.Length; fold++)
        {
            int n = 0;
            for (int i = 0; i < order.Length; i++)
            {
                if (Folds[order[i]] != fold)
                {
                    (scores[n], taken[n++]) = (_trainingScores[fold][order[i]], sorted[i]);
                }
            }
            ImmutableArray<CutStatistic> found = MaximalStatistic.At(scores.AsSpan(0, n), taken.AsSpan(0, n), _options.MinProp, _options.MaxProp!.Value);
            if (found.IsEmpty)
            {
                Throw.NoCut(_variable, n, _options.MinProp, _options.MaxProp.Value);
            }
            CutStatistic best = MaximalStatistic.Best(found);
            cuts[fold] = best.Cut;
            // A positive sum of scores at or below the cut: more events there than expected.
            for (int r = 0; r < values.Length; r++)
            {
                isHigher[r] = Folds[r] == fold ? values[r] <= best.Cut == best.Statistic > 0 : isHigher[r];
            }
        }
        return cuts;
    }

    /// <summary>Standardised sum of the log-rank scores of those at higher risk; 0 when all or none are.</summary>
    public double Statistic(bool[] isHigher)
    {
        (double mean, double spread) = MaximalStatistic.Moments(_scores);
        int m = 0, n = isHigher.Length;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            m += isHigher[i] ? 1 : 0;
            sum += isHigher[i] ? _scores[i] - mean : 0;
        }
        return m == 0 || m == n ? 0 : sum / Math.Sqrt((double)m * (n - m) / ((double)n * (n - 1)) * spread);
    }

    /// <summary>(1 + permutations that reach the statistic) / (1 + permutations).</summary>
    public double PermutationP(double[] values, double statistic, RunContext run)
    {
        double[] reached = new double[_options.CutPermutations];
        ParallelLoop.For(reached.Length, run, "permutations", () => (Values: new double[values.Length], IsHigher: new bool[values.Length]), (p, scratch) =>
        {
            values.CopyTo(scratch.Values, 0);
            Philox.At(_seed, PermutationStream, (uint)p).Shuffle<double>(scratch.Values);
            Divide(scratch.Values, scratch.IsHigher);
            reached[p] = Statistic(scratch.IsHigher);
        });
        return (1.0 + reached.Count(s => s >= statistic)) / (1 + reached.Length);
    }

    // Events and censored rows are dealt out in turn, each in random order, so that every fold has its share.
    static int[] Deal(SurvivalData data, int count, ulong seed)
    {
        int[] order = new Philox(seed, FoldStream).Permutation(data.Count);
        int[] dealt = [.. order.Where(r => data.State[r] > 0), .. order.Where(r => data.State[r] == 0)];
        int[] folds = new int[data.Count];
        for (int i = 0; i < dealt.Length; i++)
        {
            folds[dealt[i]] = i % count;
        }
        return folds;
    }
}
