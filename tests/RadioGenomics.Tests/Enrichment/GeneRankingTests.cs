using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using RadioGenomics.Analysis.Enrichment;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class GeneRankingTests
{
    static ErrorCode CodeOf(Action act) => Assert.Throws<RadioGenomicsException>(act).Code;

    // Equal statistics: ordinal order of the names (upper case before lower case, whatever the culture says).
    [Fact]
    public void Create_Ties_OrderedByIdentifier()
    {
        var ranking = GeneRanking.Create(["b", "a", "B", "top", "low"], [1, 1, 1, 2, -3]);
        Assert.Equal(["top", "B", "a", "b", "low"], ranking.Genes);
        Assert.Equal([2.0, 1, 1, 1, -3], ranking.Scores);
        Assert.Equal(3, ranking.TiedCount);
        Diagnostic note = Assert.Single(ranking.Diagnostics);
        Assert.Equal((ErrorCode.RankingTies, DiagnosticSeverity.Warning), (note.Code, note.Severity));
    }

    // A file sorted otherwise is the same ranking: the answer must not depend on the order of the lines.
    [Fact]
    public void Create_AnyOrderOfTheInput_IsTheSameRanking() => Prop.ForAll(
        Gen.Choose(-3, 3).ArrayOf().Where(s => s.Distinct().Count() > 1).ToArbitrary(), scores =>
        {
            ImmutableArray<string> genes = [.. scores.Select((_, i) => $"g{i}")];
            ImmutableArray<double> values = [.. scores.Select(s => (double)s)];
            var forward = GeneRanking.Create(genes, values);
            var backward = GeneRanking.Create([.. genes.Reverse()], [.. values.Reverse()]);
            return forward.Genes.SequenceEqual(backward.Genes) && forward.Scores.SequenceEqual(backward.Scores);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Create_NonFinite_IsRefusedWithNames()
    {
        RadioGenomicsException e = Assert.Throws<RadioGenomicsException>(() =>
            GeneRanking.Create(["TP53", "EGFR", "KRAS", "MYC"], [1, double.NaN, double.PositiveInfinity, 0.5]));
        Assert.Equal(ErrorCode.NonFinite, e.Code);
        Assert.Contains("EGFR (missing), KRAS (Inf)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_NonFiniteDropped_IsCountedAndNamed()
    {
        var ranking = GeneRanking.Create(["TP53", "EGFR", "KRAS", "MYC"], [1, double.NaN, double.PositiveInfinity, 0.5], new() { NonFinite = NonFiniteScores.Drop });
        Assert.Equal(["TP53", "MYC"], ranking.Genes);
        Diagnostic note = Assert.Single(ranking.Diagnostics);
        Assert.Equal(ErrorCode.ValuesFiltered, note.Code);
        Assert.Contains("1 without a statistic (NaN), 1 with an infinite one; first: EGFR, KRAS", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Faults_HaveTheirCodes()
    {
        Assert.Equal(ErrorCode.RankingAllTied, CodeOf(() => GeneRanking.Create(["a", "b"], [1, 1])));
        Assert.Equal(ErrorCode.TooFewObservations, CodeOf(() => GeneRanking.Create(["a"], [1])));
        Assert.Equal(ErrorCode.ShapeMismatch, CodeOf(() => GeneRanking.Create(["a", "b"], [1])));
        Assert.Equal(ErrorCode.DuplicateLabel, CodeOf(() => GeneRanking.Create(["a", "b", "a"], [1, 2, 3])));
        Assert.Equal(ErrorCode.EmptyLabel, CodeOf(() => GeneRanking.Create(["a", " "], [1, 2])));
    }

    [Fact]
    public void TryFind_Gene_GivesItsPlace()
    {
        var ranking = GeneRanking.Create(["a", "b", "c"], [1, 3, 2]);
        Assert.True(ranking.TryFind("c", out int place));
        Assert.Equal(1, place);
        Assert.False(ranking.TryFind("d", out _));
    }
}
