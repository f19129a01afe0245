using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class GeneIdMapTests : IDisposable
{
    const string Table = "entrez\tsymbol\n7157\tTP53\n1956\tEGFR\n2064\tERBB2\n9\tNAT1 /// NAT2\n10\tTP53\n11\t\n";

    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    // Every identifier ends in the book: mapped, merged with another, ambiguous, unchanged or lost.
    [Fact]
    public void Map_EveryKind_IsInTheBook()
    {
        GeneIdMapping mapping = GeneIdMap.Read(_files.Write("ids.tsv", Table)).Map(["7157", "10", "1956", "9", "11", "ERBB2", "1956"]);
        Assert.Equal([GeneIdStatus.Merged, GeneIdStatus.Merged, GeneIdStatus.Mapped, GeneIdStatus.Ambiguous, GeneIdStatus.Lost, GeneIdStatus.Unchanged], mapping.Steps.Select(s => s.Status));
        Assert.Equal(["TP53", "EGFR", "ERBB2"], mapping.Apply(["10", "7157", "1956", "9", "ERBB2"]));
        Assert.Contains(mapping.Diagnostics, d => d.Code == ErrorCode.GeneNotMapped && d.Message.Contains("1 are ambiguous, 1 are not in the table. 2 were left out: '9', '11'", StringComparison.Ordinal));
        Assert.Equal(["id", "mapped_to", "status"], mapping.ToTable().Columns.Select(c => c.Name));
    }

    [Theory]
    [InlineData(AmbiguousIdPolicy.First, "NAT1")]
    [InlineData(AmbiguousIdPolicy.All, "NAT1,NAT2")]
    [InlineData(AmbiguousIdPolicy.Drop, "")]
    public void Map_Ambiguous_FollowsThePolicy(AmbiguousIdPolicy policy, string expected) =>
        Assert.Equal(expected, string.Join(',', GeneIdMap.Read(_files.Write("ids.tsv", Table), new() { Ambiguous = policy }).Map(["9"]).Apply(["9"])));

    [Fact]
    public void Map_OtherColumnsAndVersions_AreFound()
    {
        string path = _files.Write("ids.csv", "human,mouse,ensembl\nTP53,Trp53,ENSG00000141510\n");
        Assert.Equal(["TP53"], GeneIdMap.Read(path, new() { From = "mouse", To = "human" }).Map(["Trp53"]).Apply(["Trp53"]));
        Assert.Equal(["TP53"], GeneIdMap.Read(path, new() { From = "ensembl", To = "human" }).Map(["ENSG00000141510.17"]).Apply(["ENSG00000141510.17"]));
    }

    [Fact]
    public void Map_Faults_AreNamed()
    {
        string path = _files.Write("ids.tsv", Table);
        DataFiles.Fails(ErrorCode.MissingColumn, () => GeneIdMap.Read(path, new() { To = "hgnc" }), "'hgnc'");
        DataFiles.Fails(ErrorCode.GeneNotMapped, () => GeneIdMap.Read(path).Map(["ENSG00000141510"]), "0 of 1", "Ensembl genes", "Entrez gene numbers");
        DataFiles.Fails(ErrorCode.EmptyTable, () => GeneIdMap.Read(_files.Write("ids.tsv", "a\tb\nNA\t---\n")));
    }

    // 46,695 probes, some without a gene, some of several.
    [Fact]
    public void Read_RealChip_MapsProbes()
    {
        var map = GeneIdMap.Read(DataFiles.Shared("gsea/Human_AFFY_HG_U95_MSigDB_7_0_final.chip"));
        Assert.Equal(["MAPK3", "TIE1"], map.Map(["1000_at", "1001_at"]).Apply(["1000_at", "1001_at"]));
    }
}
