using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Tests.Data;
using Xunit;

namespace RadioGenomics.Tests.Cli;

public sealed class EnrichOraTests : IDisposable
{
    const string Sets = "S1\td\tA\tB\tC\nS2\te\tD\tE\n";

    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    async Task<string[][]> RunAsync(string genes, string? universe, params string[] more)
    {
        string folder = Path.Combine(_files.Folder, "out");
        string[] given = universe is null ? [] : ["--universe", _files.Write("universe.txt", universe)];
        string[] arguments = ["enrich", "ora", "--genes", _files.Write("genes.tsv", genes), "--sets", _files.Write("sets.gmt", Sets), .. given, "--out", folder, "--force", "--quiet", .. more];
        Assert.Equal(0, await CommandRunner.RunAsync(CommandTree.Build(), arguments));
        Assert.True(File.Exists(Path.Combine(folder, "result.json")));
        return [.. File.ReadLines(Path.Combine(folder, "ora.tsv")).Select(l => l.Split('\t'))];
    }

    // Contract: these columns in this order; by hand N = 8, K = 3, n = 3, k = 2 gives 16/56.
    [Fact]
    public async Task Ora_OneList_WritesTheContractsColumns()
    {
        string[][] rows = await RunAsync("B\nD\nA\n", "A\nB\nC\nD\nE\nF\nG\nH\n");
        Assert.Equal(["set", "k", "set_size", "list_size", "universe_size", "odds_ratio", "p", "q", "genes"], rows[0][..9]);
        Assert.Equal(["S1", "2", "3", "3", "8"], rows[1][..5]);
        Assert.Equal(16.0 / 56, double.Parse(rows[1][6], System.Globalization.CultureInfo.InvariantCulture), 1e-15);
        Assert.Equal("B;A", rows[1][8]);
    }

    [Fact]
    public async Task Ora_SeveralLists_PutTheListFirst()
    {
        string[][] rows = await RunAsync("list\tgene\nup\tA\nup\tB\ndown\tE\n", "A\nB\nC\nD\nE\nF\n");
        Assert.Equal(["list", "set", "k"], rows[0][..3]);
        Assert.Equal(["up", "up", "down", "down"], rows[1..].Select(r => r[0]));
    }

    // Six genes in the network, five of them in a set: N = 5 without a universe of the user's.
    [Fact]
    public async Task Ora_ModuleTable_TakesTheNetworkAsUniverse()
    {
        string[][] rows = await RunAsync("gene\tmodule\tcolor\tkme\nA\t1\tblue\t1\nB\t1\tblue\t1\nC\t2\tred\t1\nD\t0\tgrey\t0\nE\t2\tred\t1\nZ\t0\tgrey\t0\n", null);
        Assert.Equal("5", rows[1][5]);
        Assert.Equal(["1", "1", "2", "2"], rows[1..].Select(r => r[0]));
    }

    [Fact]
    public async Task Ora_IdMap_MapsListAndUniverseAndWritesTheLosses()
    {
        string map = _files.Write("map.tsv", "entrez\tsymbol\n1\tA\n2\tB\n3\tC\n4\tD\n5\tE\n");
        string[][] rows = await RunAsync("1\n2\n99\n", "1\n2\n3\n4\n5\n99\n", "--id-map", map, "--id-map-to", "symbol");
        Assert.Equal(["S1", "2", "3", "2", "5"], rows[1][..5]);
        Assert.Contains("99\t\tlost", File.ReadAllLines(Path.Combine(_files.Folder, "out", "gene_ids.tsv")));
    }

    // Annotations need their ontology; with it elim leaves the root nothing of what the term below it has.
    [Fact]
    public async Task Ora_Annotations_NeedTheOntology()
    {
        string row(string gene, string term) => $"DB\tX\t{gene}\t\t{term}\tR\tEXP\t\tP\t\t\tprotein\ttaxon:9606\t1\tDB\t\t\n";
        string gaf = _files.Write("a.gaf", row("A", "T:0002") + row("B", "T:0002") + string.Concat(Enumerable.Range(0, 30).Select(i => row(FormattableString.Invariant($"X{i}"), "T:0001"))));
        string obo = _files.Write("o.obo", "[Term]\nid: T:0001\n\n[Term]\nid: T:0002\nis_a: T:0001\n"), genes = _files.Write("g.txt", "A\nB\n"), folder = Path.Combine(_files.Folder, "go");
        string[] arguments = ["enrich", "ora", "--genes", genes, "--sets", gaf, "--out", folder, "--quiet"];
        Assert.Equal(3, await CommandRunner.RunAsync(CommandTree.Build(), arguments));
        Assert.Equal(0, await CommandRunner.RunAsync(CommandTree.Build(), [.. arguments, "--ontology", obo, "--method", "elim"]));
        string[][] rows = [.. File.ReadLines(Path.Combine(folder, "ora.tsv")).Select(l => l.Split('\t'))];
        Assert.Equal(["T:0002", "2", "2", "2", "32"], rows[1][..5]);
        Assert.Equal(["T:0001", "0", "30"], rows[2][..3]);
    }

    [Fact]
    public async Task Ora_ForeignIdentifiers_ReturnThree()
    {
        string[] arguments = ["enrich", "ora", "--genes", _files.Write("g.txt", "7157\n1956\n"), "--sets", _files.Write("s.gmt", Sets), "--out", Path.Combine(_files.Folder, "no"), "--quiet"];
        Assert.Equal(3, await CommandRunner.RunAsync(CommandTree.Build(), arguments));
    }
}
