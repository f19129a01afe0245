using System.Globalization;
using System.Text.Json;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Tests.Data;
using Xunit;

namespace RadioGenomics.Tests.Cli;

/// <summary><c>survival km</c> as a stranger meets it: files, columns, codings of the event, and one clear error for each bad input.</summary>
public sealed class SurvivalKmTests : IDisposable
{
    const string Rows = "age,arm,time,status\n61,a,10,1\n62,b,20,0\n63,a,30,1\n64,b,40,1\n65,a,50,0\n66,b,60,1\n67,a,70,0\n68,b,80,1\n";

    readonly DataFiles _files = new();
    int _number;

    public void Dispose() => _files.Dispose();

    async Task<(int Code, string Folder, string Error)> RunAsync(string file, params string[] more)
    {
        string folder = Path.Combine(_files.Folder, FormattableString.Invariant($"out{_number++}"));
        using var error = new StringWriter();
        TextWriter before = Console.Error;
        Console.SetError(error);
        try
        {
            int code = await CommandRunner.RunAsync(CommandTree.Build(), ["survival", "km", "--data", file, "--time", "time", "--event", "status", "--out", folder, "--quiet", .. more]);
            return (code, folder, error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    static string[][] Read(string folder, string table) => [.. File.ReadLines(Path.Combine(folder, table + ".tsv")).Select(l => l.Split('\t'))];

    static string Notes(string folder) => File.ReadAllText(Path.Combine(folder, "result.json"));

    [Fact]
    public async Task Km_TwoGroups_WritesTheContractsColumns()
    {
        (int code, string folder, _) = await RunAsync(_files.Write("d.csv", Rows), "--group", "arm", "--time-unit", "days");
        Assert.Equal(0, code);
        Assert.Equal(["group", "time", "n_risk", "n_event", "n_censor", "survival", "std_err", "ci_low", "ci_high"], Read(folder, "km")[0]);
        Assert.Equal(["test", "chisq", "df", "p"], Read(folder, "logrank")[0]);
        Assert.Equal("log-rank", Read(folder, "logrank")[1][0]);
        Assert.Contains("Time (days)", File.ReadAllText(Path.Combine(folder, "figures", "kaplan-meier.svg")), StringComparison.Ordinal);
    }

    // The same patients, the event written in seven ways: the same curve.
    [Theory]
    [InlineData("1", "0")]
    [InlineData("2", "1")]
    [InlineData("TRUE", "FALSE")]
    [InlineData("1:DECEASED", "0:LIVING")]
    [InlineData("Dead", "Alive")]
    [InlineData("relapse", "none", "--event-value", "relapse")]
    [InlineData("2", "0", "--event-value", "2")]
    public async Task Km_CodingsOfTheEvent_GiveTheSameCurve(string yes, string no, params string[] more)
    {
        (_, string plain, _) = await RunAsync(_files.Write("d.csv", Rows));
        string text = Rows.Replace(",1\n", $",{yes}\n", StringComparison.Ordinal).Replace(",0\n", $",{no}\n", StringComparison.Ordinal);
        (int code, string folder, _) = await RunAsync(_files.Write("coded.csv", text), more);
        Assert.Equal(0, code);
        Assert.Equal(File.ReadAllText(Path.Combine(plain, "km.tsv")), File.ReadAllText(Path.Combine(folder, "km.tsv")));
    }

    [Fact]
    public async Task Km_NumberAsGroup_IsCutAtTheMedianAndSaysSo()
    {
        (_, string folder, _) = await RunAsync(_files.Write("d.csv", Rows), "--group", "age");
        Assert.Equal(["age<=64.5", "age>64.5"], Read(folder, "km").Skip(1).Select(r => r[0]).Distinct());
        Assert.Contains("its median (64.5)", Notes(folder), StringComparison.Ordinal);
    }

    // The unadjusted p of a searched cut never stands alone.
    [Fact]
    public async Task Km_Maxstat_ShowsTheAdjustedPFirst()
    {
        (_, string folder, _) = await RunAsync(_files.Write("d.csv", Rows), "--group", "age", "--cut", "maxstat");
        string[][] tests = Read(folder, "logrank");
        Assert.Contains("adjusted for the search", tests[1][0], StringComparison.Ordinal);
        Assert.Contains("not adjusted", tests[2][0], StringComparison.Ordinal);
        Assert.Equal(double.Parse(Read(folder, "cutpoint")[1][6], CultureInfo.InvariantCulture), double.Parse(tests[1][3], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Km_MissingValues_AreDroppedAndCounted()
    {
        (_, string folder, _) = await RunAsync(_files.Write("d.csv", Rows + "69,,90,1\n70,a,NA,1\n71,b,95,\n"), "--group", "arm");
        Assert.Contains("3 of 11 rows have a missing value and are left out. Missing values: time 1, status 1, arm 1.", Notes(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("61,a,10,1", "61,a,-10,1", "RG1018", "-10")]
    [InlineData("61,a,10,1", "61,a,soon,1", "RG1005", "soon")]
    [InlineData("61,a,10,1", "61,a,10,2", "RG1018", "--event-value")]
    [InlineData("61,a,10,1", "61,a,10,gone", "RG1018", "'gone'")]
    [InlineData("time", "Time", "RG1016", "Did you mean 'Time'")]
    public async Task Km_BadInput_IsOneClearErrorAndExitCodeThree(string old, string replacement, string code, string expected)
    {
        (int exit, _, string error) = await RunAsync(_files.Write("d.csv", Rows.Replace(old, replacement, StringComparison.Ordinal)));
        Assert.Equal(3, exit);
        Assert.Contains("error " + code, error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Km_UnknownGroup_NamesTheNearest()
    {
        (int exit, _, string error) = await RunAsync(_files.Write("d.csv", Rows), "--group", "arms");
        Assert.Equal(3, exit);
        Assert.Contains("Did you mean 'arm'", error, StringComparison.Ordinal);
    }

    // A stranger's file: Windows lines, byte-order mark, quotes, compressed.
    [Fact]
    public async Task Km_OddFile_GivesTheSameCurve()
    {
        (_, string plain, _) = await RunAsync(_files.Write("d.csv", Rows), "--group", "arm");
        string odd = "\uFEFF" + string.Concat(Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => $"\"{l.Replace(",", "\",\"", StringComparison.Ordinal)}\"\r\n"));
        (_, string folder, _) = await RunAsync(_files.WriteGzip("odd.csv.gz", odd), "--group", "arm");
        Assert.Equal(File.ReadAllText(Path.Combine(plain, "km.tsv")), File.ReadAllText(Path.Combine(folder, "km.tsv")));
    }

    [Fact]
    public async Task Km_Strata_AreInTheTestAndInTheRecord()
    {
        string text = Rows.Replace("age,arm", "site,arm", StringComparison.Ordinal);
        (_, string folder, _) = await RunAsync(_files.Write("d.csv", text), "--group", "arm", "--strata", "site");
        Assert.Contains("have a single row", Notes(folder), StringComparison.Ordinal);
        using var record = JsonDocument.Parse(Notes(folder));
        Assert.Equal("site", record.RootElement.GetProperty("options").GetProperty("strata").GetString());
    }

    // 0, 1, 2 as cmprsk codes them: the second cause is not censoring.
    [Fact]
    public async Task Km_CompetingValue_WritesIncidencesAndGraysTest()
    {
        string text = Rows.Replace("64,b,40,1", "64,b,40,2", StringComparison.Ordinal);
        (int code, string folder, _) = await RunAsync(_files.Write("d.csv", text), "--group", "arm", "--event-value", "1", "--competing-value", "2");
        Assert.Equal(0, code);
        Assert.Equal(["group", "cause", "time", "n_risk", "n_event", "incidence", "std_err", "ci_low", "ci_high"], Read(folder, "cuminc")[0]);
        Assert.Equal(["1", "2"], Read(folder, "gray").Skip(1).Select(r => r[0]));
        Assert.True(File.Exists(Path.Combine(folder, "figures", "cumulative-incidence.svg")));
    }
}
