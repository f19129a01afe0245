using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

/// <summary>Small universes in which every set can be listed, so that p is known exactly.</summary>
public sealed class GseaEnumerationTests
{
    const int Genes = 30, Size = 6;

    static readonly GeneRanking Ranking = Random(Genes);

    static GeneRanking Random(int genes)
    {
        var random = new Philox(3, 0);
        return GeneRanking.Create([.. Enumerable.Range(0, genes).Select(i => $"g{i:00}")], [.. Enumerable.Range(0, genes).Select(_ => 0.3 + random.NextGaussian())]);
    }

    /// <summary>Scores of all sets of a size, ascending.</summary>
    static double[] AllScores(GeneRanking ranking, int size, double weight, ScoreType type)
    {
        double[] weights = EnrichmentScore.Weights(ranking.Scores, weight);
        var all = new List<double>();
        int[] places = [.. Enumerable.Range(0, size)];
        while (true)
        {
            all.Add(Score(weights, places, type));
            int i = size - 1;
            while (i >= 0 && places[i] == ranking.Count - size + i)
            {
                i--;
            }
            if (i < 0)
            {
                return [.. all.Order()];
            }
            places[i]++;
            for (int j = i + 1; j < size; j++)
            {
                places[j] = places[j - 1] + 1;
            }
        }
    }

    // The definition, written once more without any of the library's shortcuts.
    static double Score(double[] weights, int[] places, ScoreType type)
    {
        double total = places.Sum(p => weights[p]), others = weights.Length - places.Length, sum = 0, high = 0, low = 0;
        for (int i = 0; i < places.Length; i++)
        {
            low = Math.Min(low, (sum / total) - ((places[i] - i) / others));
            sum += weights[places[i]];
            high = Math.Max(high, (sum / total) - ((places[i] - i) / others));
        }
        return type == ScoreType.Pos ? high : type == ScoreType.Neg ? low : Math.Abs(high + low) < 1e-12 ? 0 : high > -low ? high : low;
    }

    static double ExactP(double[] all, double score, ScoreType type)
    {
        const double Tolerance = 1e-9;
        bool low = type == ScoreType.Neg || (type == ScoreType.Std && score < 0);
        double[] same = type != ScoreType.Std ? all : [.. all.Where(s => low ? s <= 0 : s >= 0)];
        return same.Count(s => low ? s <= score + Tolerance : s >= score - Tolerance) / (double)same.Length;
    }

    static GeneSetCollection Sets(GeneRanking ranking, params int[][] places) =>
        Gmt.Of([.. places.Select((p, i) => ($"set{i}", p.Select(x => ranking.Genes[x]).ToImmutableArray()))]);

    // From the most extreme set there is (p = 1 of about 300,000) to ordinary ones, both tails.
    static readonly int[][] Chosen =
    [
        [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 5, 9], [0, 1, 3, 4, 8, 20], [0, 2, 4, 7, 12, 27], [1, 4, 8, 15, 22, 29],
        [24, 25, 26, 27, 28, 29], [20, 23, 25, 27, 28, 29], [8, 17, 22, 25, 28, 29],
    ];

    [Theory]
    [InlineData(1, ScoreType.Std)]
    [InlineData(1, ScoreType.Pos)]
    [InlineData(1, ScoreType.Neg)]
    [InlineData(0, ScoreType.Std)]
    [InlineData(2, ScoreType.Std)]
    public void Multilevel_EverySetListed_IsRightWithinItsError(double weight, ScoreType type)
    {
        double[] all = AllScores(Ranking, Size, weight, type);
        const int Seeds = 8;
        double[] weights = EnrichmentScore.Weights(Ranking.Scores, weight);
        var options = new GseaOptions { MinSize = 1, Weight = weight, ScoreType = type, Permutations = 500, Eps = 0 };
        double[][] off = [.. Chosen.Select(_ => new double[Seeds])];
        double[] errors = new double[Chosen.Length];
        for (int seed = 0; seed < Seeds; seed++)
        {
            GseaResult result = PrerankedGsea.Run(Ranking, Sets(Ranking, Chosen), options, RunContext.Default with { Seed = (ulong)seed + 1 });
            for (int s = 0; s < Chosen.Length; s++)
            {
                GseaRow row = result[$"set{s}"];
                off[s][seed] = Math.Log2(row.P / ExactP(all, Score(weights, Chosen[s], type), type));
                errors[s] += row.Log2Error / Seeds;
            }
        }
        for (int s = 0; s < Chosen.Length; s++)
        {
            // The mean of 8 runs: no bias beyond four of its own standard errors.
            Assert.True(Math.Abs(off[s].Average()) < (4 * errors[s] / Math.Sqrt(Seeds)) + 0.02,
                FormattableString.Invariant($"set {s}: log2 p is off by {off[s].Average():0.000}, claimed error {errors[s]:0.000}"));
        }
    }

    // log2_error is worth something only when the truth lies within two of it about as often as for a normal error.
    [Fact]
    public void Log2Error_ManySeeds_CoversTheTruth()
    {
        double[] all = AllScores(Ranking, Size, 1, ScoreType.Std), weights = EnrichmentScore.Weights(Ranking.Scores, 1);
        var options = new GseaOptions { MinSize = 1, Permutations = 500, Eps = 0 };
        int within = 0, runs = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            GseaResult result = PrerankedGsea.Run(Ranking, Sets(Ranking, Chosen), options, RunContext.Default with { Seed = (ulong)seed });
            for (int s = 0; s < Chosen.Length; s++)
            {
                GseaRow row = result[$"set{s}"];
                double off = Math.Log2(row.P / ExactP(all, Score(weights, Chosen[s], ScoreType.Std), ScoreType.Std));
                within += Math.Abs(off) <= 2 * row.Log2Error ? 1 : 0;
                runs++;
            }
        }
        Assert.InRange((double)within / runs, 0.90, 1.0);
    }

    // All genes but the last: every exchange throws the one missing gene far off, so the walk freezes. The bound it leaves is five times the p that counting gives.
    [Fact]
    public void Multilevel_AllGenesButOne_FallsBackOnCounting()
    {
        GeneRanking ranking = Random(800);
        double[] all = AllScores(ranking, 799, 1, ScoreType.Std);
        GseaRow row = PrerankedGsea.Run(ranking, Gmt.Of(("all but one", ranking.Genes[..799])), new() { MaxSize = 800 }, new RunContext { Seed = 1 }).Rows[0];
        Assert.Equal(1, row.Es, 12);
        Assert.InRange(Math.Log2(row.P / ExactP(all, row.Es, ScoreType.Std)), -4 * row.Log2Error, 4 * row.Log2Error);
    }
}
