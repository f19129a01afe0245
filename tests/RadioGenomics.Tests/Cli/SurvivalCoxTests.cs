using RadioGenomics.Analysis.Survival;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Cli;

/// <summary>Files and columns of <c>survival cox</c> and <c>survival screen</c>, and the same models through a cohort.</summary>
public sealed class SurvivalCoxTests(DemoCohortFixture demo) : IClassFixture<DemoCohortFixture>
{
    static Task<int> RunAsync(params string[] arguments) => CommandRunner.RunAsync(CommandTree.Build(), [.. arguments, "--quiet"]);

    static string[] Header(string file) => File.ReadLines(file).First().Split('\t');

    string Write(string name, int rows, int extra)
    {
        var random = new Philox(3, 3);
        string file = Path.Combine(demo.Folder, name);
        IEnumerable<string> lines = Enumerable.Range(1, rows).Select(i => FormattableString.Invariant(
            $"P{i},{1 + random.NextInt(900)},{(random.NextDouble() < 0.6 ? 1 : 0)},{(i == 5 ? "NA" : random.NextInt(60))},{(i % 2 == 0 ? "Male" : "Female")},{random.NextGaussian()},{random.NextGaussian()}"));
        File.WriteAllText(file, "id,time,event,age,sex,f1,f2\r\n" + string.Join("\r\n", lines.Skip(extra)) + "\r\n");
        return file;
    }

    [Fact]
    public async Task Cox_Table_WritesTheContractsFiles()
    {
        string data = Write("cox.csv", 80, 0), folder = demo.NewFolder("cox");
        Assert.Equal(0, await RunAsync("survival", "cox", "--data", data, "--time", "time", "--event", "event", "--covariates", "rcs(age,3),sex", "--out", folder));
        Assert.Equal(["term", "coef", "hr", "se", "z", "p", "ci_low", "ci_high"], Header(Path.Combine(folder, "cox.tsv")));
        Assert.Equal(["term", "age", "age'", "sexMale"], File.ReadLines(Path.Combine(folder, "cox.tsv")).Select(l => l.Split('\t')[0]));
        Assert.Equal(["term", "rcs(age,3)", "sex", "GLOBAL"], File.ReadLines(Path.Combine(folder, "zph.tsv")).Select(l => l.Split('\t')[0]));
        Assert.Equal(["term", "chisq", "df", "p"], Header(Path.Combine(folder, "zph.tsv")));
        Assert.Equal(["statistic", "value"], Header(Path.Combine(folder, "cox_summary.tsv")));
        Assert.Contains("rows_dropped\t1", File.ReadLines(Path.Combine(folder, "cox_summary.tsv")));
        foreach (string figure in (string[])["forest", "schoenfeld", "spline-age"])
        {
            Assert.True(File.Exists(Path.Combine(folder, "figures", figure + ".svg")), figure);
        }
        Assert.Equal(3, await RunAsync("survival", "cox", "--data", data, "--time", "time", "--event", "event", "--covariates", "agee", "--out", demo.NewFolder("cox-bad")));
    }

    // A patient listed twice would count twice without a word, and every p-value would be too small.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cox_PatientInTwoRows_IsQuestionedUnlessRowsAreClustered(bool isClustered)
    {
        string data = Write($"twice-{isClustered}.csv", 80, 0), folder = demo.NewFolder($"twice-{isClustered}");
        File.AppendAllText(data, File.ReadLines(data).ElementAt(3) + "\r\n");
        string[] cluster = isClustered ? ["--cluster", "id"] : [];
        Assert.Equal(0, await RunAsync(["survival", "cox", "--data", data, "--time", "time", "--event", "event", "--covariates", "age", .. cluster, "--out", folder]));
        Assert.Equal(!isClustered, File.ReadAllText(Path.Combine(folder, "result.json")).Contains("each row counts as a patient", StringComparison.Ordinal));
    }

    // The matrix has other rows and another order than the table; rows join by identifier and losses are told.
    [Fact]
    public async Task Screen_MatrixAndTable_JoinByIdentifier()
    {
        string data = Write("screen.csv", 80, 4), folder = demo.NewFolder("screen"), features = Path.Combine(demo.Folder, "features.tsv");
        var random = new Philox(9, 9);
        int[] patients = [.. Enumerable.Range(1, 70).Reverse()];
        File.WriteAllLines(features, ["gene\t" + string.Join('\t', patients.Select(i => $"P{i}")),
            .. Enumerable.Range(1, 12).Select(g => $"G{g}\t" + string.Join('\t', patients.Select(_ => FormattableString.Invariant($"{random.NextGaussian()}"))))]);
        Assert.Equal(0, await RunAsync("survival", "screen", "--features", features, "--data", data, "--time", "time", "--event", "event", "--covariates", "sex", "--out", folder));
        string file = Path.Combine(folder, "screen.tsv");
        Assert.Equal(["feature", "n", "events", "hr_per_sd", "ci_low", "ci_high", "p", "q", "c_index"], Header(file));
        Assert.Equal(13, File.ReadLines(file).Count());
        Assert.All(File.ReadLines(file).Skip(1), line => Assert.Equal("66", line.Split('\t')[1]));
        Assert.Contains("4 samples of", File.ReadAllText(Path.Combine(folder, "result.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Cohort_CoxAndScreen_AreThoseOfTheMatrices()
    {
        var cohort = Cohort.Load(demo.Manifest);
        string endpoint = cohort.Endpoints[0].Name;
        string feature = cohort.Radiomics.FeatureIds[0];
        CoxResult cox = cohort.Cox(endpoint, [feature]);
        Assert.Equal([feature], cox.Names);
        CoxScreenResult screen = cohort.CoxScreen(endpoint, "radiomics", []);
        Assert.Equal(cohort.Radiomics.FeatureCount, screen.Rows.Length);
        Assert.Equal(cox.Coefficients[0].P, screen.Rows.Single(r => r.Feature == feature).P, 1e-8);
        Assert.Equal(ErrorCode.UnknownLabel, Assert.Throws<RadioGenomicsException>(() => cohort.Cox(endpoint, ["no such column"])).Code);
    }
}
