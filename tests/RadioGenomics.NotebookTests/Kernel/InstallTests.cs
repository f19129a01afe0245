using System.Diagnostics;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Client;
using RadioGenomics.Kernel.Installing;
using Xunit;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary><c>radiogenomics jupyter</c> as a process, in folders of its own.</summary>
[Collection("kernel")]
public sealed class InstallTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("rg-install-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    (int ExitCode, string Text) Jupyter(params string[] arguments)
    {
        var start = new ProcessStartInfo(KernelFixture.Program[0], [.. KernelFixture.Program.Skip(1), "jupyter", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["JUPYTER_DATA_DIR"], start.Environment["JUPYTER_PATH"]) = (Path.Combine(_folder, "data"), Path.Combine(_folder, "other"));
        using var process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    // Each place, from nothing to hello to nothing; other programs' kernels stay.
    [Theory]
    [InlineData("data/kernels")]
    [InlineData("prefix/share/jupyter/kernels", "--prefix", "prefix")]
    [InlineData("other/kernels", "--path", "other/kernels")]
    public void Install_EveryPlace_SaysHelloIsListedAndGoes(string expected, params string[] place)
    {
        Assert.SkipUnless(KernelFixture.HasTransport, "libzmq is not installed");
        string kernels = Path.Combine(_folder, expected);
        string[] where = [.. place.Select(p => p.StartsWith('-') ? p : Path.Combine(_folder, p))];
        KernelFolders.Install(new KernelSpec("theirs", "Theirs", ["x"], "X"), kernels);
        (int code, string text) = Jupyter(["install", "--as-dotnet-interactive", .. where]);
        Assert.True(code == 0, text);
        Assert.Contains("said hello", text, StringComparison.Ordinal);
        Assert.Equal([".net-csharp", ".net-fsharp", "radiogenomics", "theirs"], Directory.GetDirectories(kernels).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(KernelSpec.Read(Path.Combine(kernels, "radiogenomics"))!.Arguments.Take(2), a => Assert.True(Path.IsPathRooted(a), a));
        Assert.Equal(!expected.StartsWith("prefix", StringComparison.Ordinal), Jupyter("list").Text.Contains("C# (RadioGenomics)", StringComparison.Ordinal));
        Assert.Equal(0, Jupyter(["uninstall", .. where]).ExitCode);
        Assert.Equal("theirs", Path.GetFileName(Assert.Single(Directory.GetDirectories(kernels))));
        Assert.Contains("Nothing of RadioGenomics", Jupyter(["uninstall", .. where]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Install_TwoPlacesOrNone_IsOneClearError()
    {
        (int code, string text) = Jupyter("install", "--user", "--path", _folder);
        Assert.Equal(3, code);
        Assert.Equal("error RG4", text[..9]);
        Assert.Single(text.Trim().Split('\n'));
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        (code, text) = Jupyter("install", "--path", Path.Combine(_folder, "file"));
        Assert.Equal(3, code);
        Assert.Contains("--path", text, StringComparison.Ordinal);
        Assert.Single(text.Trim().Split('\n'));
    }

    // What notebooks in F# open with: cells without a selector are F#, and the client is told so.
    [Fact]
    public void Kernel_StartedForFSharp_RunsFSharp()
    {
        Assert.SkipUnless(KernelFixture.HasTransport, "libzmq is not installed");
        using var client = KernelClient.Start("F#", [.. KernelFixture.Arguments, "--language", "fsharp"]);
        string shown = "";
        JsonObject reply = client.Execute("let x = [1; 2; 3]\nList.sum x", (type, content) => shown += type == "execute_result" ? content["data"]!["text/plain"]!.ToString() : "");
        Assert.Equal("ok", (string?)reply["status"]);
        Assert.Equal("6", shown);
        Assert.Equal("ok", (string?)client.Execute("#!csharp\n#!share --from fsharp x\nConsole.Write(x.Count());")["status"]);
    }
}
