using System.Diagnostics;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Client;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.NotebookTests.Languages;

[Collection("kernel")]
public sealed class ConnectTests
{
    [Theory]
    [InlineData("--kernel-name r --kernel-spec nothing", ErrorCode.ConnectFailed, "Jupyter has no kernel 'nothing'")]
    [InlineData("--kernel-name csharp --kernel-spec ir", ErrorCode.ConnectFailed, "means something else already")]
    [InlineData("--kernel-name \"a b\" --kernel-spec ir", ErrorCode.ConnectFailed, "cannot be the name of a kernel")]
    [InlineData("--kernel-name r --kernel-spec ir --conda-env base", ErrorCode.CommandUnsupported, "--conda-env")]
    [InlineData("--kernel-name r --kernel-spec ir --url http://localhost", ErrorCode.CommandUnsupported, "--url")]
    [InlineData("--kernel-spec ir", ErrorCode.CommandInvalid, "--kernel-name")]
    public async Task Connect_Mistake_IsToldBeforeAnythingStarts(string parameters, ErrorCode code, string message)
    {
        using var run = LanguageRun.Empty();
        CellResult result = await run.Cell("#!connect jupyter " + parameters);
        Assert.Contains(message, result.Error!.Value, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"RG{(int)code}"), string.Join('\n', result.Error.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_EndsTheKernel()
    {
        LanguageRun run = await LanguageRun.Python();
        using var process = Process.GetProcessById(((JupyterLanguage)run["py"]).ProcessId);
        run.Dispose();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
        CellResult result = await run.Cell("#!py\n1");
        Assert.Contains("has ended", result.Error!.Value, StringComparison.Ordinal);
    }

    // Also when our process is killed and can clean up nothing: a kernel that stays behind would hold memory for days.
    [Theory]
    [InlineData("ir", "cat(Sys.getpid())")]
    [InlineData("python3", "import os; print(os.getpid(), end='')")]
    public void KernelKilled_TheKernelItStartedEndsToo(string spec, string code)
    {
        Assert.SkipUnless(Kernel.KernelFixture.HasTransport, "libzmq is not installed");
        Assert.SkipUnless(RadioGenomics.Kernel.Installing.KernelFolders.Installed().Any(k => k.Spec.Name == spec), $"the kernel {spec} is not installed");
        using var client = KernelClient.Start("radiogenomics", Kernel.KernelFixture.Arguments, TestContext.Current.CancellationToken);
        JsonObject connected = client.Execute($"#!connect jupyter --kernel-name child --kernel-spec {spec}");
        Assert.Equal("ok", (string?)connected["status"]);
        string text = "";
        client.Execute("#!child\n" + code, (type, content) => text += type == "stream" ? (string?)content["text"] : "");
        using var child = Process.GetProcessById(int.Parse(text.Trim(), System.Globalization.CultureInfo.InvariantCulture));
        using var host = Process.GetProcessById(client.ProcessId);
        host.Kill();
        Assert.True(child.WaitForExit(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task InitScript_RunsFirst()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using LanguageRun run = await LanguageRun.Python();
            await File.WriteAllTextAsync(Path.Combine(folder, "first.py"), "from math import pi as circle", TestContext.Current.CancellationToken);
            await run.Ok($"#!connect jupyter --kernel-name other --kernel-spec python3 --init-script \"{Path.Combine(folder, "first.py")}\"");
            Assert.Equal(Math.PI, await run.Value("other", "circle"));
            CellResult missing = await run.Cell("#!connect jupyter --kernel-name third --kernel-spec python3 --init-script nothing.py");
            Assert.Contains("--init-script", missing.Error!.Value, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
