using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary><c>radiogenomics repl</c> as a process: in a pseudo-terminal, and with a script through a pipe.</summary>
[Collection("kernel")]
public sealed class ReplTests(KernelFixture kernel)
{
    // A person presses these keys; nothing else shows that they work.
    [Fact]
    public void Repl_InATerminal_EditsCompletesInterruptsAndFits()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a pseudo-terminal");
        (int ExitCode, string Text)? run = kernel.Python("test_repl.py", JsonSerializer.Serialize(KernelFixture.Program), "pty");
        Assert.SkipWhen(run is null, "Python is not installed");
        Assert.True(run.Value.ExitCode == 0, run.Value.Text);
        Assert.Equal(8, run.Value.Text.Split("ok ").Length - 1);
    }

    [Theory]
    [InlineData("1+1", "2\n", 0)]
    [InlineData("", "", 0)]
    [InlineData("int F(int x)\n{\n    return x * 2;\n}\nF(21)", "42\n", 0)]
    // What follows belongs to what is whole already.
    [InlineData("if (1 > 2)\n{\n}\nelse\n{\n    Console.Write(\"else\");\n}", "else", 0)]
    [InlineData("new[] { 3, 1 }\n    .Order()\n    .First()", "1\n", 0)]
    [InlineData("#!markdown\n# Title\ntext\n#!csharp\n\"α🧬\"", "# Title\ntext\nα🧬\n", 0)]
    // What comes behind an error was written for a state that is not there.
    [InlineData("1\nthrow new Exception(\"x\");\n2", "1\n", 2)]
    [InlineData("int x = ", "", 2)]
    public void Repl_ScriptThroughAPipe_RunsAndEnds(string script, string expected, int exitCode)
    {
        (int ExitCode, string Output, string Error) run = Pipe(script);
        Assert.Equal((expected, exitCode), (run.Output, run.ExitCode));
        Assert.Equal(exitCode != 0, run.Error.Length > 0);
        Assert.DoesNotContain('\x1b', run.Output + run.Error);
    }

    static (int ExitCode, string Output, string Error) Pipe(string script)
    {
        var start = new ProcessStartInfo(KernelFixture.Program[0], [.. KernelFixture.Program.Skip(1), "repl"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
