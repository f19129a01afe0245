using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Client;
using Xunit;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary>The kernel as a process of its own, driven by clients. These take time and are not run beside each other.</summary>
[CollectionDefinition("kernel", DisableParallelization = true)]
public sealed class KernelProcesses : ICollectionFixture<KernelFixture>;

[Collection("kernel")]
public sealed class KernelTests(KernelFixture kernel)
{
    static KernelClient Start()
    {
        Assert.SkipUnless(KernelFixture.HasTransport, "libzmq is not installed");
        return KernelClient.Start("radiogenomics", KernelFixture.Arguments, TestContext.Current.CancellationToken);
    }

    // The test suite that kernels of all languages are held against: every test, none skipped.
    [Fact]
    public void Protocol_JupyterKernelTest_PassesEveryTest()
    {
        Assert.SkipUnless(KernelFixture.HasTransport, "libzmq is not installed");
        (int ExitCode, string Text)? run = kernel.Python("test_protocol.py", "-v", "jupyter_kernel_test");
        Assert.SkipWhen(run is null, "jupyter_kernel_test is not installed");
        Assert.True(run.Value.ExitCode == 0, run.Value.Text);
        Assert.Contains("Ran 12 tests", run.Value.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped", run.Value.Text, StringComparison.Ordinal);
    }

    // A notebook that runs with 'radiogenomics run' must run in Jupyter too.
    [Fact]
    public void Notebooks_ThroughNbclient_RunToTheEnd()
    {
        Assert.SkipUnless(KernelFixture.HasTransport, "libzmq is not installed");
        (int ExitCode, string Text)? run = kernel.Python("test_notebooks.py", NotebookFiles.Folder, "nbclient", "nbformat");
        Assert.SkipWhen(run is null, "nbclient is not installed");
        Assert.True(run.Value.ExitCode == 0, run.Value.Text);
    }

    // What a cell shows must come between its echo and its end, in the order in which it was shown.
    [Fact]
    public void Execute_PrintDisplayAndValue_ComeInOrder()
    {
        using KernelClient client = Start();
        List<string> types = [];
        JsonObject reply = client.Execute("Console.Write(\"a\"); display(1); Console.Error.Write(\"b\"); 42", (type, _) => types.Add(type));
        Assert.Equal("ok", (string?)reply["status"]);
        Assert.Equal(["status", "execute_input", "stream", "display_data", "stream", "execute_result", "status"], types);
    }

    [Fact]
    public void Execute_CellThatThrows_KeepsItsVariablesAndTheKernel()
    {
        using KernelClient client = Start();
        JsonObject failed = client.Execute("var kept = 7;\nthrow new InvalidOperationException(\"broken\");");
        Assert.Equal(("error", "InvalidOperationException", "broken"), ((string?)failed["status"], (string?)failed["ename"], (string?)failed["evalue"]));
        Assert.Contains(failed["traceback"]!.AsArray(), line => ((string?)line)!.Contains("line 2", StringComparison.Ordinal));
        string? value = null;
        client.Execute("kept", (type, content) => value = type == "execute_result" ? (string?)content["data"]!["text/plain"] : value);
        Assert.Equal("7", value);
    }

    // Other output comes from a thousand prints than from one, but not a thousand messages.
    [Fact]
    public void Execute_TwentyThousandPrints_ArriveWhole()
    {
        using KernelClient client = Start();
        var text = new System.Text.StringBuilder();
        int messages = 0;
        client.Execute("for (int i = 0; i < 20_000; i++) Console.WriteLine(i);", (type, content) =>
        {
            text.Append(type == "stream" ? (string?)content["text"] : "");
            messages += type == "stream" ? 1 : 0;
        });
        Assert.Equal(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i}\n")), text.ToString());
        Assert.InRange(messages, 1, 200);
    }

    // The loudest complaint about other kernels: stop does not stop. The next cell must run, and with the variables from before.
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("await Task.Delay(60_000);")]
    [InlineData("for (long i = 0; ; i++) { try { Run.Cancellation.ThrowIfCancellationRequested(); } finally { } }")]
    public void Interrupt_CellThatDoesNotEnd_StopsWithinASecondAndTheKernelGoesOn(string code)
    {
        using KernelClient client = Start();
        client.Execute("int before = 5;");
        using var stop = new CancellationTokenSource();
        var clock = new System.Diagnostics.Stopwatch();
        Assert.Throws<OperationCanceledException>(() => client.Execute(code, (type, _) =>
        {
            if (type == "execute_input")
            {
                stop.CancelAfter(500);
                stop.Token.Register(clock.Start);
            }
        }, stop.Token));
        // The bar is one second on a quiet machine; tests run on busy ones.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        string? value = null;
        JsonObject reply = client.Execute("before + 1", (type, content) => value = type == "execute_result" ? (string?)content["data"]!["text/plain"] : value);
        Assert.Equal(("ok", "6"), ((string?)reply["status"], value));
    }
}
