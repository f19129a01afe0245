using System.Diagnostics;
using RadioGenomics.NotebookTests.Kernel;
using Xunit;

namespace RadioGenomics.NotebookTests.Cli;

/// <summary>What <c>run</c> says of notebooks that go wrong in ways of their own: one line or the cell's place, the exit code of the contract.</summary>
public sealed class RunErrorsTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("rg-run-").FullName;

    [Theory]
    [InlineData("Environment.Exit(0);", 2, "Environment.Exit")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"elsewhere\")).Start(); System.Threading.Thread.Sleep(500);", 2, "Exception: elsewhere")]
    [InlineData("1 + 1", 3, "--cell-timeout is -1", "--cell-timeout", "-1")]
    [InlineData("1 + 1", 3, "--cell-timeout is 0", "--cell-timeout", "0")]
    [InlineData("1 + 1", 3, "--cell-timeout is 1E+300", "--cell-timeout", "1e300")]
    [InlineData("while (true) { }", 4, "took longer than 0.5 s", "--cell-timeout", "0.5")]
    public void Run_CellsThatGoWrong_EndWithTheirExitCode(string code, int expected, string said, params string[] options)
    {
        (int exitCode, string text) = Run("nb.dib", code, options);
        Assert.Equal(expected, exitCode);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nb.ipynb", "not json\n")]
    [InlineData("nb.ipynb", "")]
    [InlineData("nb.ipynb", "{\"cells\":[{\"cell_type\":\"code\",\n")]
    [InlineData("nb.dib", "#!meta\n{bad\njson\n#!csharp\n1\n")]
    public void Run_DamagedNotebook_IsOneLine(string name, string content)
    {
        (int exitCode, string text) = Run(name, content);
        Assert.Equal(3, exitCode);
        Assert.StartsWith("error RG6002", Assert.Single(text.Trim().Split('\n')), StringComparison.Ordinal);
    }

    (int ExitCode, string Text) Run(string name, string content, params string[] options)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, content);
        string[] program = KernelFixture.Program;
        var start = new ProcessStartInfo(program[0], [.. program[1..], "run", file, "-o", Path.Combine(_folder, "out.ipynb"), "--quiet", "--force", .. options])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
