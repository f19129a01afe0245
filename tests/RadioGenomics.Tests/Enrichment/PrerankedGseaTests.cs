using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class PrerankedGseaTests
{
    // Five genes, set {a, c}, weight 1. |s| = 5, 3, 2, 1, 4; up 5/7, down 1/3, up 2/7, down 1/3, down 1/3.
    [Fact]
    public void EnrichmentScore_FiveGenes_IsAsByHand()
    {
        var ranking = GeneRanking.Create(["a", "b", "c", "d", "e"], [5, 3, 2, -1, -4]);
        var score = EnrichmentScore.Of(ranking, [0, 2]);
        Assert.Equal(5.0 / 7, score.Score, 1e-15);
        Assert.Equal([0], score.LeadingEdge);
        Assert.Equal([5.0 / 7, 1 - (1.0 / 3)], score.After.Select(x => Math.Round(x, 15)).ToArray(), (x, y) => Math.Abs(x - y) < 1e-14);
        // Low in the ranking: before d the sum is -1/3·... = three misses of three; the edge begins with the last gene.
        var low = EnrichmentScore.Of(ranking, [3, 4]);
        Assert.Equal(-1, low.Score, 1e-15);
        Assert.Equal([4, 3], low.LeadingEdge);
        // Counting genes: up 1/2 each.
        Assert.Equal(2.0 / 3, EnrichmentScore.Of(ranking, [0, 2], 0).Score, 1e-15);
    }

    // Up 1/2, down 1, up 1/2: both extremes are 1/2 from zero, so neither wins.
    [Fact]
    public void EnrichmentScore_BothExtremesEqual_IsZeroWithoutEdge()
    {
        var score = EnrichmentScore.Of(GeneRanking.Create(["a", "b", "c"], [1, 0.5, -1]), [0, 2], 0);
        Assert.Equal(0, score.Score);
        Assert.Empty(score.LeadingEdge);
    }

    // All statistics of the set are 0: its genes count equally instead of 0 / 0.
    [Fact]
    public void EnrichmentScore_SetOfZeros_CountsGenesEqually()
    {
        var ranking = GeneRanking.Create(["a", "b", "c", "d"], [2, 0, 0, -2]);
        Assert.Equal(EnrichmentScore.Of(ranking, [1, 2], 0).Score, EnrichmentScore.Of(ranking, [1, 2], 1).Score);
    }

    [Theory]
    [InlineData(GseaMethod.Multilevel)]
    [InlineData(GseaMethod.Simple)]
    public void Run_OneThreadOrThree_GivesTheSameBits(GseaMethod method)
    {
        (GeneRanking ranking, GeneSetCollection sets) = Planted(1500, 60);
        GseaRow[] one = Rows(1), three = Rows(3);
        Assert.Equal(one.Select(Text), three.Select(Text));
        Assert.NotEqual(one.Select(Text), [.. PrerankedGsea.Run(ranking, sets, new() { Method = method }, RunContext.Default with { Seed = 2 }).Rows.Select(Text)]);

        GseaRow[] Rows(int threads) => [.. PrerankedGsea.Run(ranking, sets, new() { Method = method }, RunContext.Default with { Threads = threads }).Rows];
        static string Text(GseaRow r) => FormattableString.Invariant($"{r.Set} {r.Es:R} {r.Nes:R} {r.P:R} {r.Log2Error:R} {r.Q:R}");
    }

    // Reaching none of m random sets is p = 1 / (m + 1), not 0.
    [Fact]
    public void Run_SimpleNothingReached_IsNeverZero()
    {
        (GeneRanking ranking, GeneSetCollection sets) = Planted(1500, 20);
        GseaResult result = PrerankedGsea.Run(ranking, sets, new() { Method = GseaMethod.Simple, Permutations = 200, ScoreType = ScoreType.Pos });
        Assert.Equal(1.0 / 201, result.Rows[0].P, 1e-15);
        Assert.All(result.Rows, r => Assert.InRange(r.P, 1.0 / 201, 1));
    }

    [Fact]
    public void Run_FarBelowEps_GivesTheBoundAndSaysSo()
    {
        (GeneRanking ranking, GeneSetCollection sets) = Planted(3000, 3);
        GseaResult result = PrerankedGsea.Run(ranking, sets, new() { Eps = 1e-6 });
        Assert.Equal(1e-6, result.Rows[0].P);
        Assert.True(double.IsNaN(result.Rows[0].Log2Error));
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.GseaBound);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.InterGeneCorrelation && d.Message.Contains("camera", StringComparison.Ordinal));
    }

    // All statistics positive: almost no random set scores below zero, so a low set has no null to compare with.
    [Fact]
    public void Run_StatisticsOfOneSign_HasNoPWithoutNullAndSaysWhatToDo()
    {
        ImmutableArray<string> genes = [.. Enumerable.Range(0, 400).Select(i => $"g{i:000}")];
        var ranking = GeneRanking.Create(genes, [.. genes.Select((_, i) => i < 20 ? 1e6 - i : 1 - (i * 1e-6))]);
        GseaResult result = PrerankedGsea.Run(ranking, Gmt.Of(("top", genes[..30]), ("bottom", genes[^350..])), new() { MinSize = 5 });
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.GseaUnbalanced && d.Message.Contains("Pos or Neg", StringComparison.Ordinal));
        Assert.True(double.IsNaN(result.Rows[^1].P) && double.IsNaN(result.Rows[^1].Q));
    }

    // Half a million independent random sets tell p directly; the splitting starts from 200.
    [Fact]
    public void Run_MultilevelAgainstManyRandomSets_Agrees()
    {
        (GeneRanking ranking, GeneSetCollection sets) = Planted(600, 12);
        GseaResult simple = PrerankedGsea.Run(ranking, sets, new() { Method = GseaMethod.Simple, Permutations = 400_000 });
        GseaResult splitting = PrerankedGsea.Run(ranking, sets, new() { Permutations = 200 });
        GseaRow[] compared = [.. simple.Rows.Where(r => r.P is > 1e-4 and < 0.05)];
        Assert.NotEmpty(compared);
        Assert.All(compared, r => Assert.InRange(Math.Log2(splitting[r.Set].P / r.P), -4 * splitting[r.Set].Log2Error, 4 * splitting[r.Set].Log2Error));
    }

    [Theory]
    [InlineData(-1, 101, 1e-50, 1000)]
    [InlineData(double.NaN, 101, 1e-50, 1000)]
    [InlineData(1, 100, 1e-50, 1000)]
    [InlineData(1, 101, -1, 1000)]
    [InlineData(1, 101, 1e-50, 100)]
    public void Run_OptionOutOfRange_IsRefused(double weight, int sampleSize, double eps, int permutations)
    {
        (GeneRanking ranking, GeneSetCollection sets) = Planted(1200, 2);
        var options = new GseaOptions { Weight = weight, SampleSize = sampleSize, Eps = eps, Permutations = permutations };
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(() => PrerankedGsea.Run(ranking, sets, options)).Code);
    }

    [Fact]
    public void Result_UnknownSet_IsNamed()
    {
        (GeneRanking ranking, GeneSetCollection sets) = Planted(1200, 2);
        GseaResult result = PrerankedGsea.Run(ranking, sets);
        Assert.Equal(ErrorCode.UnknownLabel, Assert.Throws<RadioGenomicsException>(() => result.RunningSum("NO_SUCH_SET")).Code);
    }

    /// <summary>Normal statistics; sets of 15 to 60 genes whose concentration at the top grows with their number.</summary>
    static (GeneRanking Ranking, GeneSetCollection Sets) Planted(int genes, int sets)
    {
        var random = new Philox(5, 0);
        var ranking = GeneRanking.Create([.. Enumerable.Range(0, genes).Select(i => $"g{i:0000}")], [.. Enumerable.Range(0, genes).Select(_ => random.NextGaussian())]);
        return (ranking, Gmt.Of([.. Enumerable.Range(0, sets).Select(s =>
        {
            int size = 15 + random.NextInt(46), planted = size * (s + 1) / (sets * 2);
            HashSet<int> places = [];
            while (places.Count < size)
            {
                places.Add(random.NextInt(places.Count < planted ? genes / 12 : genes));
            }
            return ($"set{s:00}", places.Select(p => ranking.Genes[p]).ToImmutableArray());
        })]));
    }
}
