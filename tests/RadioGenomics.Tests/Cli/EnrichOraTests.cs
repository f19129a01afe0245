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
    public async Task Ora_ForeignIdentifiers_ReturnThree()
    {
        string[] arguments = ["enrich", "ora", "--genes", _files.Write("g.txt", "7157\n1956\n"), "--sets", _files.Write("s.gmt", Sets), "--out", Path.Combine(_files.Folder, "no"), "--quiet"];
        Assert.Equal(3, await CommandRunner.RunAsync(CommandTree.Build(), arguments));
    }
}
