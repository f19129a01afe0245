using System.Globalization;
using System.Text.Json;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Cli;

/// <summary>Names, files, columns and exit codes that scripts and reviewers rely on.</summary>
public sealed class ContractTests(DemoCohortFixture demo) : IClassFixture<DemoCohortFixture>
{
    static Task<int> RunAsync(params string[] arguments) => CommandRunner.RunAsync(CommandTree.Build(), [.. arguments, "--quiet"]);

    static string[] Header(string file) => File.ReadLines(file).First().Split('\t');

    [Fact]
    public async Task Join_DemoCohort_WritesTheReportInTheContractsColumns()
    {
        string folder = demo.NewFolder("join");
        Assert.Equal(0, await RunAsync("join", demo.Manifest, "--out", folder));
        Assert.Equal(["table", "identifier", "key", "status", "reason", "suggestion"], Header(Path.Combine(folder, "join_report.tsv")));
        Assert.True(File.Exists(Path.Combine(folder, "join_report.html")));
    }

    // Exit code 3 must not take the report away: it is what the user needs to mend the input.
    [Fact]
    public async Task Join_TooFewJoin_WritesTheReportAndReturnsThree()
    {
        string manifest = Path.Combine(demo.Folder, "strict.json"), folder = demo.NewFolder("strict");
        string text = File.ReadAllText(demo.Manifest);
        int at = text.LastIndexOf('}');
        string strict = text.Contains("minimumJoinedShare", StringComparison.Ordinal)
            ? System.Text.RegularExpressions.Regex.Replace(text, "\"minimumJoinedShare\":\\s*[0-9.]+", "\"minimumJoinedShare\": 1.0")
            : text[..at].TrimEnd() + ",\n\"minimumJoinedShare\": 1.0\n}";
        File.WriteAllText(manifest, strict);
        Assert.Equal(3, await RunAsync("join", manifest, "--out", folder));
        Assert.True(new FileInfo(Path.Combine(folder, "join_report.tsv")).Length > 0);
    }

    [Fact]
    public async Task Correlate_Cohort_WritesSortedPairsWithExactN()
    {
        string folder = demo.NewFolder("pairs");
        Assert.Equal(0, await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "expression", "--out", folder));
        string file = Path.Combine(folder, "correlations.tsv");
        Assert.Equal(["x", "y", "n", "r", "ci_low", "ci_high", "p", "q"], Header(file));
        // Tumour volume must be in sight of whoever reads the strongest pairs.
        Assert.Contains(Header(Path.Combine(folder, "confounders.tsv")), column => column.Contains("MeshVolume", StringComparison.Ordinal));
        double[] p = [.. File.ReadLines(file).Skip(1).Select(l => l.Split('\t')[6]).Where(t => t != "NA")
            .Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        Assert.True(p.Length > 30_000);
        Assert.Equal(p.Order(), p);
    }

    // The numbers must not depend on how many threads there were or on the machine's culture (the suite runs under fr-FR).
    [Fact]
    public async Task Correlate_OneThreadOrTwo_GivesTheSameBytes()
    {
        string one = demo.NewFolder("one"), two = demo.NewFolder("two");
        await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "expression", "--threads", "1", "--out", one);
        await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "expression", "--threads", "2", "--out", two);
        Assert.Equal(File.ReadAllBytes(Path.Combine(one, "correlations.tsv")), File.ReadAllBytes(Path.Combine(two, "correlations.tsv")));
    }

    [Fact]
    public async Task Correlate_Limits_WritesOnlyPairsWithinThem()
    {
        string folder = demo.NewFolder("limits");
        Assert.Equal(0, await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "expression", "--q-below", "0.01", "--abs-r-above", "0.5", "--out", folder));
        string[][] rows = [.. File.ReadLines(Path.Combine(folder, "correlations.tsv")).Skip(1).Select(l => l.Split('\t'))];
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.True(Math.Abs(double.Parse(row[3], CultureInfo.InvariantCulture)) > 0.5);
            Assert.True(double.Parse(row[7], CultureInfo.InvariantCulture) < 0.01);
        });
    }

    // The same tables given as two files must give the numbers of the cohort over the patients that both have.
    [Fact]
    public async Task Correlate_TwoFiles_JoinsByKeyAndNamesWhatWasLeftOut()
    {
        string x = Path.Combine(demo.Folder, "x.tsv"), y = Path.Combine(demo.Folder, "y.csv"), folder = demo.NewFolder("files");
        File.WriteAllText(x, "id\tf1\tf2\nP1\t1\t4\nP2\t2\t3\nP3\t3\t2\nP4\t4\t7\nP5\t5\t1\n");
        File.WriteAllText(y, "id,g1\nP5,10\nP4,8\nP2,4\nP1,2\nP9,1\n");
        Assert.Equal(0, await RunAsync("correlate", "--x", x, "--y", y, "--orientation", "samples-in-rows", "--out", folder));
        string[] best = File.ReadLines(Path.Combine(folder, "correlations.tsv")).ElementAt(1).Split('\t');
        Assert.Equal(["f1", "g1", "4", "1"], best[..4]);
        string report = File.ReadAllText(Path.Combine(folder, "join_report.tsv"));
        Assert.Contains("P3", report, StringComparison.Ordinal);
        Assert.Contains("P9", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mutations_DemoCohort_WritesTheContractsColumnsAndCountsEachClass()
    {
        string folder = demo.NewFolder("mutations");
        Assert.Equal(0, await RunAsync("mutations", demo.Manifest, "--min-mutated", "8", "--classes", "non-synonymous", "--out", folder));
        string file = Path.Combine(folder, "feature_mutation.tsv");
        Assert.Equal(["feature", "gene", "n_mutated", "n_wild_type", "auc", "ci_low", "ci_high", "p", "q"], Header(file));
        Assert.All(File.ReadLines(file).Skip(1), line => Assert.True(int.Parse(line.Split('\t')[2], CultureInfo.InvariantCulture) >= 8));
    }

    [Fact]
    public async Task Wgcna_DemoCohort_WritesTheContractsTables()
    {
        string folder = demo.NewFolder("wgcna");
        Assert.Equal(0, await RunAsync("wgcna", demo.Manifest, "--power", "6", "--network", "signed", "--tom", "signed", "--traits", "radiomics", "--out", folder));
        Assert.Equal(["power", "sft_r2", "slope", "truncated_r2", "mean_k", "median_k", "max_k"], Header(Path.Combine(folder, "soft_threshold.tsv")));
        Assert.Equal(["gene", "module", "color", "kme", "ktotal", "kwithin"], Header(Path.Combine(folder, "modules.tsv")));
        Assert.Equal("sample", Header(Path.Combine(folder, "eigengenes.tsv"))[0]);
        Assert.Equal(["gene", "module", "kme", "p"], Header(Path.Combine(folder, "membership.tsv")));
        Assert.Equal(["module", "trait", "n", "r", "p", "q"], Header(Path.Combine(folder, "module_traits.tsv")));
        Assert.Equal(["gene", "trait", "gs", "p", "q"], Header(Path.Combine(folder, "gene_significance.tsv")));
        Assert.Equal(["gene", "module", "rule", "mm", "gs"], Header(Path.Combine(folder, "hubs.tsv")));
    }

    [Fact]
    public async Task Result_AnyAnalysis_RecordsOptionsInputsAndDigests()
    {
        string folder = demo.NewFolder("manifest");
        await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "expression", "--method", "spearman", "--seed", "7", "--out", folder);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json")));
        JsonElement root = result.RootElement;
        Assert.Equal("correlate", root.GetProperty("verb").GetString());
        Assert.Equal("spearman", root.GetProperty("options").GetProperty("method").GetString());
        Assert.Equal(7, root.GetProperty("seed").GetInt32());
        Assert.All(root.GetProperty("inputs").EnumerateArray(), i => Assert.Equal(64, i.GetProperty("sha256").GetString()!.Length));
        Assert.Contains(root.GetProperty("inputs").EnumerateArray(), i => i.GetProperty("role").GetString() == "expression");
        Assert.True(root.GetProperty("peak_memory_bytes").GetInt64() > 0);
        Assert.Contains(root.GetProperty("stages").EnumerateArray(), s => s.GetProperty("stage").GetString() == "writing");
    }

    [Fact]
    public async Task Out_FolderWithFiles_IsRefusedWithoutForce()
    {
        string folder = demo.NewFolder("full");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "keep");
        Assert.Equal(3, await RunAsync("join", demo.Manifest, "--out", folder));
        Assert.Equal(["mine.txt"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
        Assert.Equal(0, await RunAsync("join", demo.Manifest, "--out", folder, "--force"));
        Assert.Equal("keep", File.ReadAllText(Path.Combine(folder, "mine.txt")));
    }

    // A half-written result must never have its final name.
    [Fact]
    public async Task Out_FailingVerb_LeavesNothingBehind()
    {
        string folder = demo.NewFolder("failed");
        Assert.Equal(3, await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "proteomics", "--out", folder));
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("correlate", "--x", "a")]
    [InlineData("join", "missing.json", "--out")]
    [InlineData("join", "missing.json", "--oot", "x")]
    [InlineData("corelate")]
    [InlineData("correlate", "--x", "radiomics", "--y", "expression", "--threads", "0", "--out", "never-made")]
    public async Task Usage_Wrong_ReturnsThree(params string[] arguments) => Assert.Equal(3, await RunAsync(arguments));

    // An author draws the figures of last month's analysis for a journal; nothing may be computed again.
    [Fact]
    public async Task FigureExport_OfAResult_WritesEveryFigureWithDataAndSpec()
    {
        string result = demo.NewFolder("for-figures"), folder = demo.NewFolder("figures");
        Assert.Equal(0, await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "expression", "--out", result));
        Assert.Equal(0, await RunAsync("figure", "export", Path.Combine(result, "result.json"), "--style", "nature", "--width-mm", "180", "--out", folder));
        string[] specs = [.. Directory.GetFiles(Path.Combine(result, "figures"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)];
        Assert.NotEmpty(specs);
        foreach (string file in specs.SelectMany(s => (string[])[s + ".json", s + ".csv"]))
        {
            Assert.Equal(File.ReadAllText(Path.Combine(result, "figures", file)), File.ReadAllText(Path.Combine(folder, "figures", file)));
        }
        Assert.All(specs, s => Assert.True(File.Exists(Path.Combine(folder, "figures", s + ".svg"))));
    }

    [Theory]
    [InlineData("--style", "lancet")]
    [InlineData("--format", "docx")]
    [InlineData("--width-mm", "5")]
    public async Task FigureExport_BadOption_ReturnsThree(string option, string value)
    {
        string result = demo.NewFolder("for-figures-" + option);
        Assert.Equal(0, await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "expression", "--out", result));
        Assert.Equal(3, await RunAsync("figure", "export", result, option, value, "--out", demo.NewFolder("figures-" + option)));
        Assert.False(Directory.Exists(demo.NewFolder("figures-" + option)));
    }

    // Figure 2 of a paper from two results: figures of one name stay apart, --combine makes one of all.
    [Fact]
    public async Task FigureExport_SeveralResults_AreKeptApartOrCombined()
    {
        string result = demo.NewFolder("for-combining"), apart = demo.NewFolder("apart"), combined = demo.NewFolder("combined");
        Assert.Equal(0, await RunAsync("correlate", demo.Manifest, "--x", "radiomics", "--y", "expression", "--out", result));
        string spec = Directory.GetFiles(Path.Combine(result, "figures"), "*.json").Order(StringComparer.Ordinal).First(), name = Path.GetFileNameWithoutExtension(spec);
        Assert.Equal(0, await RunAsync("figure", "export", spec, spec, "--out", apart));
        Assert.Equal([name + "-2.svg", name + ".svg"], Directory.GetFiles(Path.Combine(apart, "figures"), "*.svg").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(0, await RunAsync("figure", "export", spec, spec, spec, "--combine", "--design", "aa/bc", "--width-mm", "114", "--style", "nature", "--out", combined));
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"114mm\"", File.ReadAllText(Path.Combine(combined, "figures", "figure.svg")), StringComparison.Ordinal);
        Assert.Equal(3, await RunAsync("figure", "export", spec, spec, "--combine", "--design", "abc", "--out", demo.NewFolder("combined-badly")));
        Assert.Equal(3, await RunAsync("figure", "export", spec, "--design", "a", "--out", demo.NewFolder("design-alone")));
    }

    // A spec from somewhere else must not choose where files go.
    [Fact]
    public async Task FigureExport_IdWithPath_StaysInTheFolder()
    {
        string folder = demo.NewFolder("foreign"), file = Path.Combine(Directory.CreateDirectory(folder).FullName, "spec.json");
        await File.WriteAllTextAsync(file, FigureJson.Write(FigureSpec.Single("../../a\0/b", "", new PanelSpec { X = AxisSpec.Linear("x"), Y = AxisSpec.Linear("y"), Marks = [] })), TestContext.Current.CancellationToken);
        string written = demo.NewFolder("foreign-out");
        Assert.Equal(0, await RunAsync("figure", "export", file, "--out", written));
        Assert.Equal(["a--b.svg"], Directory.GetFiles(Path.Combine(written, "figures"), "*.svg").Select(f => Path.GetFileName(f)!));
    }

    [Fact]
    public async Task FigureExport_NothingThere_ReturnsThree() =>
        Assert.Equal(3, await RunAsync("figure", "export", demo.NewFolder("nowhere"), "--out", demo.NewFolder("figures-nowhere")));
}
