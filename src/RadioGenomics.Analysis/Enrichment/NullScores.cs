using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Scores of random gene sets of every observed size: counts and means for all, the single scores of the first for the splitting.</summary>
sealed class NullScores
{
    /// <summary>Pieces of work; fixed, so that sums have one order for any number of threads.</summary>
    const int Pieces = 64;

    readonly SizeGroup[] _groups;
    readonly ExactWeights _weights;
    readonly ScoreType _scoreType;
    readonly ulong _seed;
    readonly double[][] _high;
    readonly double[][] _low;

    NullScores(SizeGroup[] groups, ExactWeights weights, ScoreType scoreType, ulong seed, int kept)
    {
        (_groups, _weights, _scoreType, _seed, KeptCount) = (groups, weights, scoreType, seed, kept);
        _high = [.. groups.Select(_ => new double[kept])];
        _low = [.. groups.Select(_ => new double[kept])];
    }

    /// <summary>Random sets whose single scores are kept.</summary>
    public int KeptCount { get; }

    /// <summary>Highest point of the running sum of each kept random set of a group's size.</summary>
    public ReadOnlySpan<double> Highs(int group) => _high[group];

    /// <summary>Depth of the lowest point likewise.</summary>
    public ReadOnlySpan<double> Lows(int group) => _low[group];

    /// <param name="groups">Observed sets by ascending size; their counts are filled in.</param>
    /// <param name="weights">Weights of the ranked genes.</param>
    /// <param name="scoreType">Which extreme is the score.</param>
    /// <param name="permutations">Random sets of each size.</param>
    /// <param name="kept">How many of them have their scores kept.</param>
    /// <param name="run">Seed, threads, cancellation, progress.</param>
    public static NullScores Draw(SizeGroup[] groups, ExactWeights weights, ScoreType scoreType, int permutations, int kept, RunContext run)
    {
        var scores = new NullScores(groups, weights, scoreType, run.Seed, kept);
        int pieces = Math.Min(Pieces, permutations);
        var tallies = new Tally[pieces];
        ParallelLoop.For(pieces, run, "random gene sets", () => new RandomSets(run.Seed, weights.GeneCount), (piece, random) =>
        {
            int from = (int)((long)permutations * piece / pieces), to = (int)((long)permutations * (piece + 1) / pieces);
            tallies[piece] = scores.Tally(from, to, random, run.Cancellation);
        });
        foreach (Tally tally in tallies)
        {
            tally.AddTo(groups);
        }
        return scores;
    }

    Tally Tally(int from, int to, RandomSets random, CancellationToken cancellation)
    {
        var tally = new Tally(_groups);
        var set = new GrowingSet(_weights, _groups[^1].Size);
        for (int i = from; i < to; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Start(i);
            set.Clear();
            for (int g = 0; g < _groups.Length; g++)
            {
                set.GrowTo(_groups[g].Size, random);
                (double high, double low) = set.Extremes();
                tally.Add(g, EnrichmentScore.Choose(high, -low, _scoreType), _scoreType);
                if (i < KeptCount)
                {
                    _high[g][i] = high;
                    _low[g][i] = low;
                }
            }
        }
        return tally;
    }
}

/// <summary>What a piece of the random sets adds up to.</summary>
sealed class Tally(SizeGroup[] groups)
{
    readonly int[] _highCount = new int[groups.Length], _lowCount = new int[groups.Length];
    readonly double[] _highSum = new double[groups.Length], _lowSum = new double[groups.Length];
    readonly int[][] _highReached = [.. groups.Select(g => new int[g.High.Scores.Length + 1])];
    readonly int[][] _lowReached = [.. groups.Select(g => new int[g.Low.Scores.Length + 1])];
    int _drawn;

    public void Add(int group, double score, ScoreType scoreType)
    {
        _drawn += group == 0 ? 1 : 0;
        // A score of exactly zero stands in both tails, as it is as extreme as any zero.
        if (scoreType == ScoreType.Pos || (scoreType == ScoreType.Std && score >= 0))
        {
            _highCount[group]++;
            _highSum[group] += score;
            _highReached[group][groups[group].High.CountReached(score)]++;
        }
        if (scoreType == ScoreType.Neg || (scoreType == ScoreType.Std && score <= 0))
        {
            _lowCount[group]++;
            _lowSum[group] -= score;
            _lowReached[group][groups[group].Low.CountReached(-score)]++;
        }
    }

    /// <summary>Adds the piece to the groups. Called in the order of the pieces.</summary>
    public void AddTo(SizeGroup[] all)
    {
        for (int g = 0; g < all.Length; g++)
        {
            all[g].Drawn += _drawn;
            Add(all[g].High, _highCount[g], _highSum[g], _highReached[g]);
            Add(all[g].Low, _lowCount[g], _lowSum[g], _lowReached[g]);
        }
    }

    static void Add(ScoreTail tail, int count, double sum, int[] reached)
    {
        tail.NullCount += count;
        tail.NullSum += sum;
        int above = 0;
        for (int s = tail.Scores.Length - 1; s >= 0; s--)
        {
            above += reached[s + 1];
            tail.Reached[s] += above;
        }
    }
}
