using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Probability that a random set's highest point reaches an observed score and is its score.</summary>
/// <param name="LogP">Natural logarithm.</param>
/// <param name="Variance">Variance of the logarithm.</param>
/// <param name="IsBound">The splitting stopped first: the probability is at most this.</param>
readonly record struct TailEstimate(double LogP, double Variance, bool IsBound);

/// <summary>
/// Adaptive multilevel splitting for random gene sets of one size: a population of sets above a level; the median becomes the next
/// level, the sets below it are replaced by copies of those above, and all walk until they have forgotten where they came from.
/// Every level halves the probability. Source: Korotkevich et al. (2021) bioRxiv 060012, section on fgsea-multilevel.
/// </summary>
sealed class SplittingChain
{
    const ulong Stream = 0x4753_4541_0100;

    /// <summary>Tries at a level: so many per wanted step, but not fewer than the second number; with less than a quarter of the steps
    /// taken by then, the population is frozen and the splitting stops.</summary>
    const int MostTriesPerStep = 25, FewestTries = 200_000;

    readonly ExactWeights _weights;
    readonly WalkingSet[] _sets;
    readonly int _size;
    readonly bool _needsSign;
    readonly double _logEps;
    readonly Philox _random;
    double _level, _logP, _variance;

    /// <param name="weights">Weights in the direction of the tail.</param>
    /// <param name="size">Genes in a set.</param>
    /// <param name="low">Whether this is the tail of negative scores: a random stream of its own.</param>
    /// <param name="options">Resolved options.</param>
    /// <param name="smallest">Probability at which the splitting stops.</param>
    /// <param name="seed">Seed of the run.</param>
    public SplittingChain(ExactWeights weights, int size, bool low, GseaOptions options, double smallest, ulong seed)
    {
        (_weights, _size, _needsSign) = (weights, size, options.ScoreType == ScoreType.Std);
        _logEps = Math.Log(smallest);
        _random = Philox.At(seed, Stream + (low ? 1UL : 0), (uint)size);
        _sets = [.. Enumerable.Range(0, options.SampleSize).Select(_ => new WalkingSet(weights, size))];
    }

    /// <summary>The level at which as many independent random sets are left as the population has.</summary>
    public static double StartLevel(ReadOnlySpan<double> highs, int sampleSize)
    {
        double[] sorted = highs.ToArray();
        Array.Sort(sorted);
        return sorted[^sampleSize];
    }

    /// <summary>Estimates the probability of each target.</summary>
    /// <param name="targets">Observed scores, ascending, all above the start level.</param>
    /// <param name="highs">Highest points of independent random sets.</param>
    /// <param name="draw">The places of the random set with an index, in the direction of the tail.</param>
    /// <param name="cancellation">Looked at often.</param>
    public TailEstimate[] Run(ReadOnlySpan<double> targets, double[] highs, Func<int, int[]> draw, CancellationToken cancellation)
    {
        Populate(highs, draw);
        var estimates = new TailEstimate[targets.Length];
        int done = 0;
        while (true)
        {
            double[] scores = [.. _sets.Select(s => s.High).Order()];
            double next = NextLevel(scores);
            for (; done < targets.Length && (targets[done] <= next + ScoreTail.Same || double.IsNaN(next)); done++)
            {
                estimates[done] = Estimate(targets[done], double.IsNaN(next));
            }
            if (done == targets.Length)
            {
                return estimates;
            }
            Raise(next, scores);
            if (_logP < _logEps)
            {
                estimates.AsSpan(done).Fill(new(_logP, double.NaN, true));
                return estimates;
            }
            Resample();
            if (!Walk(cancellation))
            {
                estimates.AsSpan(done).Fill(new(_logP, double.NaN, true));
                return estimates;
            }
        }
    }

    void Populate(double[] highs, Func<int, int[]> draw)
    {
        _level = StartLevel(highs, _sets.Length);
        int[] above = [.. Enumerable.Range(0, highs.Length).Where(i => highs[i] >= _level - ScoreTail.Same)];
        _logP = LogUniform.Mean(above.Length, highs.Length + 1);
        _variance = LogUniform.Variance(above.Length, highs.Length + 1);
        // More than wanted only where scores tie; the order of the indices is random enough to choose by.
        for (int i = 0; i < _sets.Length; i++)
        {
            _sets[i].Load(draw(above[i]));
        }
    }

    /// <summary>The median, or the next score above the level where more than half stand on it; NaN where all do.</summary>
    double NextLevel(double[] sorted)
    {
        for (int i = sorted.Length / 2; i < sorted.Length; i++)
        {
            if (sorted[i] > _level + ScoreTail.Same)
            {
                return sorted[i];
            }
        }
        return double.NaN;
    }

    void Raise(double next, double[] sorted)
    {
        int above = sorted.Count(s => s >= next - ScoreTail.Same);
        _logP += LogUniform.Mean(above, sorted.Length + 1);
        _variance += LogUniform.Variance(above, sorted.Length + 1);
        _level = next;
    }

    TailEstimate Estimate(double target, bool isLast)
    {
        int count = _sets.Count(s => s.High >= target - ScoreTail.Same && (!_needsSign || s.IsPositive()));
        return new(_logP + LogUniform.Mean(count + 1, _sets.Length + 1), _variance + LogUniform.Variance(count + 1, _sets.Length + 1), isLast && count == 0);
    }

    void Resample()
    {
        WalkingSet[] above = [.. _sets.Where(s => s.High >= _level - ScoreTail.Same)];
        foreach (WalkingSet set in _sets.Where(s => s.High < _level - ScoreTail.Same).ToArray())
        {
            set.CopyFrom(above[_random.NextInt(above.Length)]);
        }
    }

    /// <returns>Whether enough steps were taken for the population to forget its past.</returns>
    bool Walk(CancellationToken cancellation)
    {
        int tries = Math.Max(1, _size / 10);
        // On average every gene is exchanged once, as in the paper.
        long wanted = (long)_size * _sets.Length, taken = 0, most = Math.Max(wanted * MostTriesPerStep, FewestTries);
        for (long tried = 0; taken < wanted && tried < most; tried += (long)tries * _sets.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (WalkingSet set in _sets)
            {
                taken += set.Walk(tries, _level, _random);
            }
        }
        foreach (WalkingSet set in _sets)
        {
            set.Measure();
        }
        return taken >= wanted / 4;
    }
}
