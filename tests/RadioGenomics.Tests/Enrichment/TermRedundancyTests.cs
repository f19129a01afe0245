using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Networks;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class TermRedundancyTests
{
    static GeneSet Set(string name, string genes) => new(name, "", [.. genes.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    // A and B share 3 of 5 genes, C shares 1 with B, D nothing.
    static readonly GeneSet[] Four = [Set("A", "a b c d"), Set("B", "b c d e"), Set("C", "e f g"), Set("D", "x y")];

    static TermRedundancyResult Run(double[] p, TermRedundancyOptions? options = null, int universe = 20) => TermRedundancy.Run([.. Four], [.. p], [.. p], universe, options);

    // By hand: 3/5, 1/6, 0; overlap 3/4, 1/3.
    [Theory]
    [InlineData(TermSimilarity.Jaccard, 0.6, 1.0 / 6)]
    [InlineData(TermSimilarity.Overlap, 0.75, 1.0 / 3)]
    public void Similarities_SmallSets_AreTheFractions(TermSimilarity measure, double ab, double bc)
    {
        TermRedundancyResult result = Run([0.01, 0.02, 0.03, 0.04], new() { Similarity = measure });
        Assert.Equal(ab, result.Between("A", "B"), 1e-15);
        Assert.Equal(bc, result.Between("C", "B"), 1e-15);
        Assert.Equal(0, result.Between("A", "D"));
        Assert.Equal(1, result.Between("D", "D"));
    }

    // By hand, 20 genes: observed (3 + 15) / 20 = .9; chance (4·4 + 16·16) / 400 = .68; (.9 - .68) / .32.
    [Fact]
    public void Similarities_Kappa_IsAgreementBeyondChance() =>
        Assert.Equal(0.22 / 0.32, Run([0.01, 0.02, 0.03, 0.04], new() { Similarity = TermSimilarity.Kappa }).Between("A", "B"), 1e-14);

    // A and B are one group at 0.25; B has the smaller p and stands for it, though A comes first in the input.
    [Fact]
    public void Run_TwoTermsAlike_TheSmallerPRepresents()
    {
        TermRedundancyResult result = Run([0.02, 0.001, 0.03, 0.0005]);
        Assert.Equal(["D", "B", "A", "C"], result.Terms.Select(t => t.Set));
        Assert.Equal([1, 2, 2, 3], result.Terms.Select(t => t.Cluster));
        Assert.Equal(["D", "B", "B", "C"], result.Terms.Select(t => t.Representative));
        Assert.Equal([1, 1, 0.6, 1], result.Terms.Select(t => t.Similarity));
        Assert.Equal(["D", "B", "C"], result.Representatives.Select(t => t.Set));
    }

    // The cut is inclusive: a similarity of exactly 0.6 is enough for 0.6, not for 0.61.
    [Theory]
    [InlineData(0.6, 3)]
    [InlineData(0.61, 4)]
    [InlineData(0.0001, 2)]
    public void Run_Cut_DecidesTheNumberOfGroups(double cut, int groups) =>
        Assert.Equal(groups, Run([0.1, 0.2, 0.3, 0.4], new() { Cut = cut, Linkage = Linkage.Single }).Representatives.Length);

    // Equal p: the larger set, then the name.
    [Fact]
    public void Run_EqualP_TheLargerSetThenTheNameRepresents()
    {
        GeneSet[] sets = [Set("B", "a b c"), Set("A", "a b c"), Set("C", "a b c d")];
        TermRedundancyResult result = TermRedundancy.Run([.. sets], [0.01, 0.01, 0.01], [0.01, 0.01, 0.01], 10);
        Assert.Equal(["C", "A", "B"], result.Terms.Select(t => t.Set));
        Assert.All(result.Terms, t => Assert.Equal("C", t.Representative));
    }

    [Fact]
    public void Run_TermThatWasNotTested_NeverStandsForOneThatWas() =>
        Assert.Equal("B", Run([double.NaN, 0.9, 0.03, 0.04]).Terms.Single(t => t.Set == "A").Representative);

    [Fact]
    public void Run_NoTermsOrEmptyTerm_IsNoError()
    {
        Assert.Empty(TermRedundancy.Run([], [], [], 10).Terms);
        TermRedundancyResult result = TermRedundancy.Run([Set("A", ""), Set("B", "a")], [0.1, 0.2], [0.1, 0.2], 10);
        Assert.Equal(2, result.Representatives.Length);
    }

    // What is printed says how the groups were made.
    [Fact]
    public void Summary_StatesSimilarityAndCut() =>
        Assert.Contains("Overlap similarity, Average linkage, cut at 0.5", Run([0.1, 0.2, 0.3, 0.4], new() { Similarity = TermSimilarity.Overlap }).Summary, StringComparison.Ordinal);

    [Fact]
    public void Run_BadInput_IsRefused()
    {
        static ErrorCode Code(Action run) => Assert.Throws<RadioGenomicsException>(run).Code;
        Assert.Equal(ErrorCode.ShapeMismatch, Code(() => Run([0.1])));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => Run([0.1, 0.2, 0.3, 0.4], new() { Cut = 0 })));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => Run([0.1, 0.2, 0.3, 0.4], new() { QBelow = double.NaN })));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => Run([0.1, 0.2, 0.3, 0.4], new() { Linkage = Linkage.WardD2 })));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(() => Run([0.1, 0.2, 0.3, 0.4], universe: 8)));
        Assert.Equal(ErrorCode.UnknownLabel, Code(() => Run([0.1, 0.2, 0.3, 0.4]).Between("A", "Z")));
    }
}
