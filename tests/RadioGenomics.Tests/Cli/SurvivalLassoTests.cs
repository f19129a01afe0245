using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Cli;

/// <summary>Files and columns of <c>survival lasso</c>, and what it makes of folds.</summary>
public sealed class SurvivalLassoTests : IDisposable
{
    const int Patients = 90, Features = 12;
    readonly string _folder = Directory.CreateTempSubdirectory("rg-lasso-").FullName;
    readonly string[] _given;

    public SurvivalLassoTests()
    {
        var random = new Philox(4, 4);
        double[][] x = [.. Enumerable.Range(0, Patients).Select(_ => Enumerable.Range(0, Features).Select(_ => random.NextGaussian()).ToArray())];
        File.WriteAllLines(PathOf("features.tsv"), ["id\t" + string.Join('\t', Enumerable.Range(1, Features).Select(f => $"F{f}")),
            .. x.Select((row, i) => $"P{i}\t" + string.Join('\t', row.Select(v => FormattableString.Invariant($"{v}"))))]);
        // Only the first feature matters; the table stands in another order than the matrix.
        File.WriteAllLines(PathOf("clinical.csv"), ["id,months,dead", .. Enumerable.Range(0, Patients).Reverse().Select(i =>
            FormattableString.Invariant($"P{i},{-Math.Log(random.NextDouble()) * Math.Exp(-1.2 * x[i][0]) * 20},{(random.NextDouble() < 0.7 ? 1 : 0)}"))]);
        _given = ["survival", "lasso", "--features", PathOf("features.tsv"), "--data", PathOf("clinical.csv"), "--time", "months", "--event", "dead"];
    }

    string PathOf(string name) => Path.Combine(_folder, name);

    Task<int> RunAsync(string name, params string[] arguments) =>
        CommandRunner.RunAsync(CommandTree.Build(), [.. _given, .. arguments, "--out", PathOf(name), "--quiet"]);

    string[] Folds(string name, IEnumerable<int> patients)
    {
        File.WriteAllLines(PathOf(name), ["id\tfold", .. patients.Select(i => $"P{i}\t{(i % 5) + 1}")]);
        return ["--folds", PathOf(name)];
    }

    string Text(string name, string file) => File.ReadAllText(Path.Combine(PathOf(name), file));

    [Fact]
    public async Task Lasso_Tables_WritesTheContractsFilesAndFindsTheFeature()
    {
        Assert.Equal(0, await RunAsync("out", "--folds", "5"));
        Assert.StartsWith("lambda\tdf\tdev_ratio\n", Text("out", "path.tsv"), StringComparison.Ordinal);
        Assert.StartsWith("lambda\tcvm\tcvsd\n", Text("out", "cv.tsv"), StringComparison.Ordinal);
        string[] lines = Text("out", "coefficients.tsv").TrimEnd().Split('\n');
        Assert.Equal("feature\tlambda_min\tlambda_1se", lines[0]);
        Assert.Equal(Features + 1, lines.Length);
        Assert.NotEqual("0", lines[1].Split('\t')[2]);
    }

    // Folds belong to patients, not to lines: the same table in another order must give the same numbers.
    [Fact]
    public async Task Lasso_FoldsInAnotherOrder_GiveTheSameBytes()
    {
        Assert.Equal(0, await RunAsync("a", Folds("a.tsv", Enumerable.Range(0, Patients))));
        Assert.Equal(0, await RunAsync("b", [.. Folds("b.tsv", Enumerable.Range(0, Patients).Reverse()), "--threads", "1"]));
        Assert.All((string[])["path.tsv", "cv.tsv", "coefficients.tsv", "scores.tsv"], f => Assert.Equal(Text("a", f), Text("b", f)));
    }

    [Fact]
    public async Task Lasso_OtherSeed_GivesOtherFolds()
    {
        Assert.Equal(0, await RunAsync("one", "--folds", "5", "--seed", "1"));
        Assert.Equal(0, await RunAsync("two", "--folds", "5", "--seed", "2"));
        Assert.Equal(Text("one", "path.tsv"), Text("two", "path.tsv"));
        Assert.NotEqual(Text("one", "cv.tsv"), Text("two", "cv.tsv"));
    }

    // A patient without a fold would be fitted and never judged.
    [Fact]
    public async Task Lasso_PatientWithoutFold_ReturnsThreeAndWritesNothing()
    {
        Assert.Equal(3, await RunAsync("missing", Folds("missing.tsv", Enumerable.Range(1, Patients - 1))));
        Assert.False(Directory.Exists(PathOf("missing")));
    }

    [Theory]
    [InlineData("--alpha", "1.5")]
    [InlineData("--folds", "1")]
    [InlineData("--folds", "nowhere.tsv")]
    public async Task Lasso_BadOption_ReturnsThree(string option, string value) => Assert.Equal(3, await RunAsync("bad", option, value));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
