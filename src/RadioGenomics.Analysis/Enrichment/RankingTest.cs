using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>What is known of one set beside its score.</summary>
readonly record struct SetTest(double Nes, double P, double Log2Error, bool IsBound);

/// <summary>Normalised scores and p-values of all sets of a ranking.</summary>
sealed class RankingTest
{
    /// <summary>Most random sets whose single scores are kept, and most numbers kept in all.</summary>
    const int MostKept = 10_000, MostNumbers = 1 << 24;

    /// <summary>Splitting never goes on below, so that no p-value becomes 0.</summary>
    const double SmallestEps = 1e-300;

    readonly ExactWeights _weights;
    readonly GseaOptions _options;
    readonly RunContext _run;
    readonly SizeGroup[] _groups;
    readonly SetTest[] _tests;
    readonly double[] _signed;

    public RankingTest(ExactWeights weights, GeneSetIndex index, GseaOptions options, RunContext run)
    {
        (_weights, _run) = (weights, run);
        _options = options with { Eps = Math.Max(options.Eps, SmallestEps) };
        _tests = new SetTest[index.Count];
        _signed = new double[index.Count];
        ParallelLoop.For(index.Count, run, "enrichment scores", s =>
        {
            (double high, double low) = weights.Extremes(index.Genes(s));
            _signed[s] = EnrichmentScore.Choose(high, -low, options.ScoreType);
        });
        _groups = [.. Enumerable.Range(0, index.Count).GroupBy(index.Size).OrderBy(g => g.Key).Select(g => new SizeGroup(g.Key, Tail(g, low: false), Tail(g, low: true)))];
    }

    public SetTest[] Run()
    {
        int permutations = _options.Permutations!.Value;
        bool splits = _options.Method == GseaMethod.Multilevel;
        int kept = splits ? Math.Max(_options.SampleSize, Math.Min(Math.Min(permutations, MostKept), MostNumbers / _groups.Length)) : 0;
        var nulls = NullScores.Draw(_groups, _weights, _options.ScoreType, permutations, kept, _run);
        var pieces = new List<Piece>();
        for (int g = 0; g < _groups.Length; g++)
        {
            foreach (bool low in (bool[])[false, true])
            {
                AddPiece(pieces, nulls, g, low);
            }
        }
        // The longest first, so that no thread is left with a long one at the end.
        Piece[] ordered = [.. pieces.OrderByDescending(p => p.Cost)];
        ExactWeights reversed = _weights.Reversed();
        ParallelLoop.For(ordered.Length, _run, "multilevel splitting", () => new RandomSets(_run.Seed, _weights.GeneCount),
            (i, random) => Split(ordered[i], nulls, reversed, random));
        return _tests;
    }

    ScoreTail Tail(IEnumerable<int> sets, bool low)
    {
        int[] mine = [.. sets.Where(s => _options.ScoreType switch
        {
            ScoreType.Pos => !low,
            ScoreType.Neg => low,
            _ => low == _signed[s] < 0,
        }).OrderBy(s => Math.Abs(_signed[s]))];
        return new(mine, [.. mine.Select(s => Math.Abs(_signed[s]))]);
    }

    /// <summary>Splitting that a tail needs: from which of its observed scores on.</summary>
    sealed record Piece(int Group, bool Low, int First, double Cost);

    /// <summary>Fills in what the random sets say, and asks for splitting where that would say it more exactly.</summary>
    void AddPiece(List<Piece> pieces, NullScores nulls, int group, bool low)
    {
        SizeGroup sizes = _groups[group];
        ScoreTail tail = low ? sizes.Low : sizes.High;
        double mean = tail.NullSum / tail.NullCount;
        bool known = tail.NullCount >= PrerankedGsea.FewestOfSign && mean > 0;
        for (int i = 0; i < tail.Sets.Length; i++)
        {
            double nes = (low ? -1 : 1) * tail.Scores[i] / mean;
            double p = (tail.Reached[i] + 1.0) / (tail.NullCount + 1.0);
            double error = Math.Sqrt(LogUniform.Variance(tail.Reached[i] + 1, tail.NullCount + 1)) / Math.Log(2);
            _tests[tail.Sets[i]] = known ? new(nes, p, error, false) : new(double.NaN, double.NaN, double.NaN, false);
        }
        if (!known || nulls.KeptCount == 0 || tail.Sets.Length == 0)
        {
            return;
        }
        double start = SplittingChain.StartLevel(low ? nulls.Lows(group) : nulls.Highs(group), _options.SampleSize);
        int first = tail.Sets.Length;
        while (first > 0 && tail.Scores[first - 1] > start + ScoreTail.Same && SplittingIsBetter(tail.Reached[first - 1], tail.NullCount, sizes.Drawn, nulls.KeptCount))
        {
            first--;
        }
        if (first < tail.Sets.Length)
        {
            // The excess over the mean score, squared, is roughly proportional to the levels to climb.
            pieces.Add(new(group, low, first, sizes.Size * Math.Pow(tail.Scores[^1] / mean, 2)));
        }
    }

    bool SplittingIsBetter(int reached, int sameSign, int drawn, int kept)
    {
        int population = _options.SampleSize;
        double levels = Math.Max(0, Math.Log2((double)population / kept / ((reached + 0.5) / drawn)));
        double splitting = LogUniform.Variance(population, kept + 1) + (Math.Ceiling(levels) * LogUniform.Variance((population + 1) / 2, population + 1));
        return splitting < LogUniform.Variance(reached + 1, sameSign + 1);
    }

    void Split(Piece piece, NullScores nulls, ExactWeights reversed, RandomSets random)
    {
        SizeGroup sizes = _groups[piece.Group];
        ScoreTail tail = piece.Low ? sizes.Low : sizes.High;
        int last = _weights.GeneCount - 1;
        // Of the random sets, the share whose score has this sign; its error counts too.
        bool signed = _options.ScoreType == ScoreType.Std;
        double share = signed ? (tail.NullCount + 1.0) / (sizes.Drawn + 1.0) : 1;
        double shareVariance = signed ? LogUniform.Variance(tail.NullCount + 1, sizes.Drawn + 2) : 0;
        var chain = new SplittingChain(piece.Low ? reversed : _weights, sizes.Size, piece.Low, _options, _options.Eps * share, _run.Seed);
        double[] highs = [.. piece.Low ? nulls.Lows(piece.Group) : nulls.Highs(piece.Group)];
        TailEstimate[] estimates = chain.Run(tail.Scores.AsSpan(piece.First), highs,
            i => piece.Low ? [.. random.Draw(i, sizes.Size).Select(place => last - place)] : random.Draw(i, sizes.Size), _run.Cancellation);
        for (int i = 0; i < estimates.Length; i++)
        {
            double p = Math.Exp(estimates[i].LogP) / share;
            bool bound = estimates[i].IsBound || p < _options.Eps;
            double error = bound ? double.NaN : Math.Sqrt(estimates[i].Variance + shareVariance) / Math.Log(2);
            int set = tail.Sets[piece.First + i];
            if (bound && p >= _tests[set].P)
            {
                // The walk froze early, as where nearly all genes are in the set: counting random sets said more.
                continue;
            }
            _tests[set] = _tests[set] with { P = Math.Clamp(p, _options.Eps, 1), Log2Error = error, IsBound = bound };
        }
    }
}
