using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class GeneListReaderTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("TP53\nEGFR\n")]
    [InlineData("gene\nTP53\nEGFR\n")]
    [InlineData("\uFEFFGene Symbol\r\nTP53\r\n  EGFR\r\n\r\nNA\r\n")]
    [InlineData("\"x\"\n\"TP53\"\n\"EGFR\"\n")]
    [InlineData("TP53,EGFR\n")]
    [InlineData("gene\tlogFC\tP\nTP53\t1.5\t0.1\nEGFR\t2\tNA\n")]
    [InlineData("gene,q\nTP53,0.1\nEGFR,0.2\n")]
    [InlineData("\"x\"\n\"1\"\t\"TP53\"\n\"2\"\t\"EGFR\"\n")]
    [InlineData("1\tTP53\n2\tEGFR\n3\tEGFR\n")]
    public void Read_OneList_InAnyForm_GivesTheGenes(string text)
    {
        GeneListFile file = GeneListReader.Read(_files.WriteGzip("genes.txt.gz", text));
        Assert.Equal(["TP53", "EGFR"], Assert.Single(file.Lists).Genes.Distinct());
        Assert.False(file.IsComplete);
    }

    // A header over numbers or Ensembl identifiers need not be known; over symbols it must, as any word may be one.
    [Fact]
    public void Read_UnknownHeaderOverNumbers_IsNoGene() =>
        Assert.Equal(["7157", "1956", "2064"], GeneListReader.Read(_files.Write("g.txt", "mygenes\n7157\n1956\n2064\n")).Lists[0].Genes);

    [Theory]
    [InlineData("module,gene\nblue,A\nred,B\nblue,C\n")]
    [InlineData("blue\tA\nred\tB\nblue\tC\nblue\tD\n")]
    [InlineData("A\tblue\nB\tred\nC\tblue\nE\tred\n")]
    public void Read_ListsInAColumn_AreSeparated(string text)
    {
        GeneListFile file = GeneListReader.Read(_files.Write("genes.tsv", text));
        Assert.Equal(["blue", "red"], file.Lists.Select(l => l.Name));
        Assert.Equal(["A", "C"], file.Lists[0].Genes.Take(2));
    }

    // The genes of no module were tested too: they belong to the universe, but are no list.
    [Fact]
    public void Read_ModuleTable_KeepsUnassignedGenesForTheUniverse()
    {
        GeneListFile file = GeneListReader.Read(_files.Write("modules.tsv", "gene\tmodule\tcolor\tkme\nA\t1\tturquoise\t0.9\nB\t0\tgrey\t0.1\nC\t2\tblue\t0.8\n"));
        Assert.True(file.IsComplete);
        Assert.Equal(["1", "2"], file.Lists.Select(l => l.Name));
        Assert.Equal(["A", "B", "C"], file.AllGenes);
    }

    [Fact]
    public void Read_Gmt_GivesItsSetsAsLists() =>
        Assert.Equal(["S1", "S2"], GeneListReader.Read(_files.Write("l.gmt", "S1\td\tA\nS2\td\tB\n")).Lists.Select(l => l.Name));

    [Fact]
    public void Read_NamedColumns_AreUsed()
    {
        GeneListFile file = GeneListReader.Read(_files.Write("g.csv", "a,b,c\n1,A,up\n2,B,down\n"), new() { GeneColumn = "b", ListColumn = "c" });
        Assert.Equal(["up", "down"], file.Lists.Select(l => l.Name));
    }

    [Fact]
    public void Read_Faults_AreNamed()
    {
        DataFiles.Fails(ErrorCode.EmptyTable, () => GeneListReader.Read(_files.Write("g.txt", "")));
        DataFiles.Fails(ErrorCode.EmptyTable, () => GeneListReader.Read(_files.Write("g.txt", "gene\tlist\n")));
        DataFiles.Fails(ErrorCode.EmptyTable, () => GeneListReader.Read(_files.Write("g.txt", "gene\n")));
        DataFiles.Fails(ErrorCode.MissingColumn, () => GeneListReader.Read(_files.Write("g.tsv", "A\tB\tC\nD\tE\tF\n")), "the genes");
        DataFiles.Fails(ErrorCode.MissingColumn, () => GeneListReader.Read(_files.Write("g.tsv", "A\tB\nC\tD\n")), "the genes");
        DataFiles.Fails(ErrorCode.MissingColumn, () => GeneListReader.Read(_files.Write("g.tsv", "gene\tq\nA\t1\n"), new() { GeneColumn = "symbol" }), "'symbol'");
        DataFiles.Fails(ErrorCode.RaggedRow, () => GeneListReader.Read(_files.Write("g.tsv", "gene\tlist\nA\tL\nB\tL\tX\tY\n")), "line 3");
        DataFiles.Fails(ErrorCode.FileNotFound, () => GeneListReader.Read(Path.Combine(_files.Folder, "absent.txt")));
    }
}
