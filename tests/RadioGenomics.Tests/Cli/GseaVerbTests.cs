using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Cli;

public sealed class GseaVerbTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("gsea").FullName;

    public GseaVerbTests()
    {
        var random = new Philox(4, 0);
        File.WriteAllLines(PathOf("ranks.rnk"), Enumerable.Range(0, 400).Select(g => FormattableString.Invariant($"G{g}\t{random.NextGaussian() - (g / 200.0)}")));
        File.WriteAllLines(PathOf("sets.gmt"), [.. Enumerable.Range(0, 12).Select(s => $"SET_{s}\tna\t" + string.Join('\t', Enumerable.Range(0, 20).Select(i => $"G{(s * 30) + i}")))]);
        File.WriteAllLines(PathOf("expression.tsv"), [.. Enumerable.Range(0, 401).Select(g => g == 0
            ? "gene\t" + string.Join('\t', Enumerable.Range(0, 16).Select(s => $"P{s}"))
            : FormattableString.Invariant($"G{g - 1}\t") + string.Join('\t', Enumerable.Range(0, 16).Select(s => FormattableString.Invariant($"{random.NextGaussian() + (g < 20 && s < 8 ? 2 : 0):0.0000}"))))]);
        File.WriteAllLines(PathOf("phenotype.tsv"), ["sample\tgroup\tvolume", .. Enumerable.Range(0, 16).Reverse().Select(s => FormattableString.Invariant($"P{s}\t{(s < 8 ? "case" : "control")}\t{20.5 - s}"))]);
        File.WriteAllText(PathOf("groups.cls"), "16 2 1\n# case control\n" + string.Join(' ', Enumerable.Range(0, 16).Select(s => s < 8 ? "case" : "control")) + "\n");
    }

    public void Dispose() => Directory.Delete(_folder, true);

    string PathOf(string name) => Path.Combine(_folder, name);

    Task<int> RunAsync(string output, params string[] arguments) =>
        CommandRunner.RunAsync(CommandTree.Build(), ["enrich", "gsea", .. arguments, "--sets", PathOf("sets.gmt"), "--out", PathOf(output), "--quiet"]);

    string[][] Rows(string output) => [.. File.ReadLines(Path.Combine(PathOf(output), "gsea.tsv")).Select(l => l.Split('\t'))];

    [Fact]
    public async Task Ranks_GivesTheContractsColumnsSortedByPWithFigures()
    {
        Assert.Equal(0, await RunAsync("a", "--ranks", PathOf("ranks.rnk"), "--min-size", "10", "--max-size", "50"));
        string[][] rows = Rows("a");
        Assert.Equal(["set", "size", "es", "nes", "p", "log2_error", "q", "leading_edge"], rows[0]);
        double[] p = [.. rows.Skip(1).Select(r => double.Parse(r[4], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(12, p.Length);
        Assert.Equal(p.Order(), p);
        Assert.True(File.Exists(Path.Combine(PathOf("a"), "figures", "gsea-nes.svg")));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(PathOf("a"), "figures"), "gsea-01-*.svg"));
    }

    // Neither the order of the lines nor the number of threads may change a byte.
    [Fact]
    public async Task Ranks_OtherOrderAndThreads_GivesTheSameBytes()
    {
        File.WriteAllLines(PathOf("turned.rnk"), File.ReadLines(PathOf("ranks.rnk")).Reverse());
        await RunAsync("one", "--ranks", PathOf("ranks.rnk"), "--threads", "1");
        await RunAsync("two", "--ranks", PathOf("turned.rnk"), "--threads", "2");
        Assert.Equal(File.ReadAllBytes(Path.Combine(PathOf("one"), "gsea.tsv")), File.ReadAllBytes(Path.Combine(PathOf("two"), "gsea.tsv")));
    }

    // The same samples by name or by position are the same analysis.
    [Fact]
    public async Task Phenotype_TableOrCls_GivesTheSameRows()
    {
        Assert.Equal(0, await RunAsync("table", "--expression", PathOf("expression.tsv"), "--phenotype", PathOf("phenotype.tsv"), "--phenotype-column", "group", "--permutations", "100"));
        Assert.Equal(0, await RunAsync("cls", "--expression", PathOf("expression.tsv"), "--phenotype", PathOf("groups.cls"), "--permutations", "100"));
        Assert.Equal("SET_0", Rows("table")[1][0]);
        Assert.Equal(Rows("cls").Select(r => string.Join('\t', r)), Rows("table").Select(r => string.Join('\t', r)));
        Assert.Equal(0, await RunAsync("number", "--expression", PathOf("expression.tsv"), "--phenotype", PathOf("phenotype.tsv"), "--phenotype-column", "volume", "--permutations", "100"));
        Assert.Equal("SET_0", Rows("number")[1][0]);
    }

    [Fact]
    public async Task BadInput_EndsWithThree()
    {
        File.WriteAllText(PathOf("nan.rnk"), "G0\t1\nG1\tNA\nG2\t3\n");
        File.WriteAllText(PathOf("tied.rnk"), "G0\t1\nG1\t1\nG2\t1\n");
        Assert.Equal(3, await RunAsync("x"));
        Assert.Equal(3, await RunAsync("x", "--ranks", PathOf("nan.rnk")));
        Assert.Equal(3, await RunAsync("x", "--ranks", PathOf("tied.rnk")));
        Assert.Equal(3, await RunAsync("x", "--ranks", PathOf("ranks.rnk"), "--phenotype", PathOf("groups.cls")));
        Assert.Equal(3, await RunAsync("x", "--expression", PathOf("expression.tsv")));
        Assert.Equal(3, await RunAsync("x", "--expression", PathOf("expression.tsv"), "--phenotype", PathOf("phenotype.tsv")));
        Assert.Equal(3, await RunAsync("x", "--ranks", PathOf("ranks.rnk"), "--weight", "-1"));
    }
}
