using RadioGenomics.Analysis.Enrichment;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class GeneSetIndexTests
{
    internal static GeneSetCollection Collection(params (string Name, string Genes)[] sets) =>
        new() { Name = "test", Version = "1", Sets = [.. sets.Select(s => new GeneSet(s.Name, "", [.. s.Genes.Split(' ', StringSplitOptions.RemoveEmptyEntries)]))] };

    static GeneSetIndex Build(string universe, params (string, string)[] sets) => GeneSetIndex.Build(Collection(sets), [.. universe.Split(' ')]);

    static RadioGenomicsException Fails(ErrorCode code, Action act)
    {
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(act);
        Assert.Equal(code, error.Code);
        return error;
    }

    // By hand: D is not in the universe, B is named twice; positions are ascending whatever the file's order.
    [Fact]
    public void Build_SmallSets_GivesSortedPositions()
    {
        GeneSetIndex index = Build("A B C E", ("S1", "C D B B"), ("S2", "E"));
        Assert.Equal([1, 2], index.Genes(0).ToArray());
        Assert.Equal([3], index.Genes(1).ToArray());
        Assert.Equal([0, 2, 3], index.Offsets.ToArray());
        Assert.True(index.TryIndexOf("S2", out int second) && second == 1);
        Assert.Contains(index.Diagnostics, d => d.Code == ErrorCode.GeneAbsent && d.Message.Contains("1 of 4 genes", StringComparison.Ordinal));
    }

    // The rule: size is counted in the universe, so S1 (3 genes in the file, 1 found) is too small and the universe-wide set too large.
    [Fact]
    public void Build_SizeFilter_CountsGenesOfTheUniverse()
    {
        var index = GeneSetIndex.Build(Collection(("S1", "A X Y"), ("S2", "A B"), ("S3", "A B C D"), ("S4", "")), ["A", "B", "C", "D"], new() { MinSize = 2, MaxSize = 3 });
        Assert.Equal(["S2"], index.Names);
        Assert.Equal(["S1", "S3", "S4"], index.LeftOut["set"].AsText().ToArray().AsEnumerable());
        Assert.Contains("no genes", index.LeftOut["reason"].AsText()[2], StringComparison.Ordinal);
        Assert.Contains(index.Diagnostics, d => d.Code == ErrorCode.GeneSetsFiltered && d.Message.StartsWith("1 of 4 sets are tested", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_SetLargerThanUniverse_IsSaid() =>
        Assert.Contains(Build("A B", ("S1", "A B C D"), ("S2", "A")).Diagnostics, d => d.Message.Contains("more genes than the whole universe", StringComparison.Ordinal));

    [Fact]
    public void Build_TwinSets_AreCounted() =>
        Assert.Contains(Build("A B C", ("S1", "A B"), ("S2", "B A X")).Diagnostics, d => d.Message.StartsWith("1 of 2 sets hold exactly the same genes", StringComparison.Ordinal));

    [Theory]
    [InlineData("7157 1956 2064", "Entrez gene numbers")]
    [InlineData("ENSG00000141510 ENSG00000146648 ENSG00000141736", "Ensembl genes")]
    [InlineData("Trp53 Egfr Erbb2", "2 would be found if upper and lower case were the same")]
    public void Build_OtherIdentifiers_SaysWhatTheyLookLike(string universe, string part)
    {
        RadioGenomicsException error = Fails(ErrorCode.GeneIdMismatch, () => Build(universe, ("S1", "TP53 EGFR"), ("S2", "ERBB2")));
        Assert.StartsWith("0 of 3 genes found in the sets of 'test 1'", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_EnsemblVersions_AreNamedAsTheCause()
    {
        RadioGenomicsException error = Fails(ErrorCode.GeneIdMismatch, () => Build("ENSG00000141510.17 ENSG00000146648.18", ("S1", "ENSG00000141510 ENSG00000146648")));
        Assert.Contains("2 would be found without the version", error.Message, StringComparison.Ordinal);
    }

    // A few symbols are spelt alike in both species; a warning is due although something was found.
    [Fact]
    public void Build_NearlyNothingFound_Warns()
    {
        string universe = "T " + string.Join(' ', Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"Abc{i}")));
        string set = "T " + string.Join(' ', Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"ABC{i}")));
        Assert.Contains(Build(universe, ("S1", set)).Diagnostics, d => d.Code == ErrorCode.GeneIdMismatch && d.Message.StartsWith("1 of 51 genes found", StringComparison.Ordinal));
    }

    // Mouse symbols against human sets leave small sets; advice to change the sizes would hide the cause.
    [Fact]
    public void Build_NoSetLeftForMouseSymbols_SaysWhy()
    {
        string[] mouse = ["T", .. Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"Abc{i}"))];
        RadioGenomicsException error = Fails(ErrorCode.GeneSetsFiltered, () => GeneSetIndex.Build(Collection(("S1", string.Join(' ', mouse).ToUpperInvariant())), [.. mouse], new() { MinSize = 15 }));
        Assert.Contains("51 would be found if upper and lower case were the same", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Change MinSize", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Faults_AreNamed()
    {
        Fails(ErrorCode.EmptyTable, () => GeneSetIndex.Build(Collection(("S", "A")), []));
        Fails(ErrorCode.EmptyTable, () => GeneSetIndex.Build(Collection(), ["A"]));
        Fails(ErrorCode.EmptyLabel, () => GeneSetIndex.Build(Collection(("S", "A")), ["A", ""]));
        Assert.Contains("positions 1 and 3", Fails(ErrorCode.DuplicateLabel, () => Build("A B A", ("S", "A"))).Message, StringComparison.Ordinal);
        Assert.Contains("'S'", Fails(ErrorCode.GeneSetInvalid, () => Build("A B", ("S", "A"), ("S", "B"))).Message, StringComparison.Ordinal);
        Fails(ErrorCode.OptionOutOfRange, () => GeneSetIndex.Build(Collection(("S", "A")), ["A"], new() { MinSize = 0 }));
        Fails(ErrorCode.OptionOutOfRange, () => GeneSetIndex.Build(Collection(("S", "A")), ["A"], new() { MinSize = 5, MaxSize = 4 }));
        Assert.Contains("the largest 2", Fails(ErrorCode.GeneSetsFiltered, () => GeneSetIndex.Build(Collection(("S", "A B")), ["A", "B", "C"], new() { MinSize = 10 })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TP53", GeneIdKind.UpperCaseSymbol)]
    [InlineData("HLA-A", GeneIdKind.UpperCaseSymbol)]
    [InlineData("C1orf112", GeneIdKind.UpperCaseSymbol)]
    [InlineData("Trp53", GeneIdKind.CapitalisedSymbol)]
    [InlineData("1700001O22Rik", GeneIdKind.CapitalisedSymbol)]
    [InlineData("7157", GeneIdKind.Entrez)]
    [InlineData("ENSMUSG00000059552", GeneIdKind.EnsemblGene)]
    [InlineData("ENSG00000141510.17", GeneIdKind.EnsemblGeneWithVersion)]
    [InlineData("ENST00000269305", GeneIdKind.EnsemblTranscript)]
    [InlineData("NM_000546", GeneIdKind.RefSeq)]
    [InlineData("P04637", GeneIdKind.UniProt)]
    [InlineData("1002_f_at", GeneIdKind.ArrayProbe)]
    [InlineData("my gene", GeneIdKind.Unknown)]
    public void KindOf_KnownForms_AreRecognised(string id, GeneIdKind kind) => Assert.Equal(kind, GeneIds.KindOf(id));
}
