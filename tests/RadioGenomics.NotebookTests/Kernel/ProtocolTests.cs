using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Kernel.Zmq;
using Xunit;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary>The protocol message by message, where jupyter_kernel_test does not look.</summary>
[Collection("kernel")]
public sealed class ProtocolTests
{
    static string Types(IEnumerable<KernelMessage> messages) => string.Join(' ', messages.Select(m => m.Type == "status" ? m.Text("execution_state") : m.Type));

    static string? Plain(KernelMessage message) => (string?)message.Content["data"]?["text/plain"];

    // Compiling takes its time on a busy machine: what the cell prints says that it runs, and half a second later it is in its loop.
    static void Begun(RawKernel kernel, string id)
    {
        Assert.NotNull(kernel.WaitFor(kernel.Iopub, m => m.Type == "stream" && m.ParentId == id));
        Thread.Sleep(500);
    }

    // A subscriber must know from when on nothing is lost; protocol 5.5.
    [Fact]
    public void Subscribe_NewClient_IsWelcomed()
    {
        using var kernel = new RawKernel();
        Assert.Equal("", kernel.Welcome?.Text("subscription"));
        Assert.Empty(kernel.Welcome!.Parent);
    }

    // Front ends ask on control when the shell may be busy.
    [Fact]
    public void Control_KernelInfo_IsAnsweredThereBetweenBusyAndIdle()
    {
        using var kernel = new RawKernel();
        string id = kernel.Send(kernel.Control, "kernel_info_request");
        JsonObject info = kernel.Reply(id, kernel.Control).Content;
        Assert.Equal(("ok", "5.5", "C#"), ((string?)info["status"], (string?)info["protocol_version"], (string?)info["language_info"]!["name"]));
        Assert.Equal("busy idle", Types(kernel.Shown(id)));
    }

    [Fact]
    public void Heartbeat_AnyBytes_ComeBack()
    {
        using var kernel = new RawKernel();
        ZmqSocket heart = kernel.Request(kernel.Connection.HeartbeatPort);
        heart.Send([[1, 2, 0, 3]]);
        Assert.True(ZmqSocket.Poll([heart], 10_000)[0]);
        Assert.Equal([1, 2, 0, 3], Assert.Single(heart.Receive()!));
    }

    // IRkernel #508: after a lost connection the client comes back with its old identity, and must be heard.
    [Fact]
    public void Shell_ClientThatComesBackWithItsIdentity_TakesOver()
    {
        using var kernel = new RawKernel();
        ZmqSocket first = kernel.Dealer(kernel.Connection.ShellPort, "same"u8.ToArray());
        kernel.Reply(kernel.Send(first, "kernel_info_request"), first);
        ZmqSocket second = kernel.Dealer(kernel.Connection.ShellPort, "same"u8.ToArray());
        Assert.Equal("kernel_info_reply", kernel.Reply(kernel.Send(second, "kernel_info_request"), second).Type);
    }

    [Fact]
    public void Execute_UserExpressions_AreEvaluatedAndNeverFailTheRequest()
    {
        using var kernel = new RawKernel();
        string id = kernel.Execute("var x = 20;", expressions: new() { ["good"] = "x + 1", ["bad"] = "nothing", ["wrong"] = 3 });
        JsonObject reply = kernel.Reply(id).Content, results = (JsonObject)reply["user_expressions"]!;
        Assert.Equal("ok", (string?)reply["status"]);
        Assert.Equal(("ok", "21"), ((string?)results["good"]!["status"], (string?)results["good"]!["data"]!["text/plain"]));
        Assert.Equal(("error", "CompilationError"), ((string?)results["bad"]!["status"], (string?)results["bad"]!["ename"]));
        Assert.Equal("busy execute_input idle", Types(kernel.Shown(id)));
    }

    // An expression of the front end must not be what nothing can stop.
    [Fact]
    public void Interrupt_EndlessUserExpression_Stops()
    {
        using var kernel = new RawKernel();
        string id = kernel.Execute("", expressions: new() { ["endless"] = "((Func<int>)(() => { while (true) { } }))()" });
        Thread.Sleep(3000);
        kernel.Reply(kernel.Send(kernel.Control, "interrupt_request"), kernel.Control);
        Assert.Equal("error", (string?)kernel.Reply(id).Content["user_expressions"]!["endless"]!["status"]);
    }

    [Fact]
    public void Execute_Silent_ShowsNothingAndDoesNotCount()
    {
        using var kernel = new RawKernel();
        string silent = kernel.Execute("Console.Write(1); ClearOutput(); display(2); 3", silent: true);
        Assert.Equal(0, kernel.Reply(silent).Integer("execution_count"));
        Assert.Equal("busy idle", Types(kernel.Shown(silent)));
        Assert.Equal(1, kernel.Reply(kernel.Execute("4")).Integer("execution_count"));
    }

    // What is queued was written for a state that is not there; clients of all ages know 'error', not all know 'aborted'.
    [Fact]
    public void Execute_ErrorWithQueuedCells_AbortsThemAndNotLaterOnes()
    {
        using var kernel = new RawKernel();
        string failing = kernel.Execute("await Task.Delay(700); throw new Exception(\"first\");"), queued = kernel.Execute("int never = 1;");
        Assert.Equal("first", kernel.Reply(failing).Text("evalue"));
        KernelMessage aborted = kernel.Reply(queued);
        Assert.Equal(("error", "Aborted"), (aborted.Text("status"), aborted.Text("ename")));
        Assert.IsType<JsonArray>(aborted.Content["traceback"]);
        Assert.Equal("busy idle", Types(kernel.Shown(queued)));
        string tolerant = kernel.Execute("await Task.Delay(300); throw new Exception(\"second\");", stopOnError: false), next = kernel.Execute("5");
        Assert.Equal(("second", "ok"), (kernel.Reply(tolerant).Text("evalue"), kernel.Reply(next).Text("status")));
    }

    // A task that goes on after its cell prints below its own cell, not below the one that happens to run.
    [Fact]
    public void Execute_BackgroundTask_PrintsBelowItsOwnCell()
    {
        using var kernel = new RawKernel();
        string first = kernel.Execute("_ = Task.Run(async () => { await Task.Delay(800); Console.WriteLine(\"late\"); });"), second = kernel.Execute("Console.Write(\"two\");");
        kernel.Shown(first);
        Assert.Equal("two", kernel.Shown(second).Single(m => m.Type == "stream").Text("text"));
        Assert.Equal("late\n", kernel.WaitFor(kernel.Iopub, m => m.Type == "stream" && m.ParentId == first)?.Text("text"));
    }

    [Fact]
    public void Input_AnswerOfTheClient_ReachesTheCell()
    {
        using var kernel = new RawKernel();
        // One identity on both channels, as every client has it: the question goes to whoever sent the cell.
        ZmqSocket shell = kernel.Dealer(kernel.Connection.ShellPort, "me"u8.ToArray()), stdin = kernel.Dealer(kernel.Connection.StdinPort, "me"u8.ToArray());
        kernel.Send(stdin, "input_reply", new() { ["value"] = "an answer to nothing" });
        string id = kernel.Send(shell, "execute_request", RawKernel.Code("Console.ReadLine() + password(\"word: \")", allowInput: true));
        foreach ((string prompt, bool hidden, string answer) in ((string, bool, string)[])[("", false, "αβ"), ("word: ", true, "!")])
        {
            KernelMessage? asked = kernel.WaitFor(stdin, m => m.Type == "input_request");
            Assert.Equal((prompt, hidden), (asked?.Text("prompt"), asked?.Flag("password", !hidden)));
            kernel.Send(stdin, "input_reply", new() { ["value"] = answer });
        }
        Assert.Equal("αβ!", kernel.Shown(id).Where(m => m.Type == "execute_result").Select(Plain).Single());
        string refused = kernel.Execute("Console.ReadLine()");
        Assert.Equal("error", kernel.Reply(refused).Text("status"));
    }

    // Clients count characters, .NET counts UTF-16 units: behind an emoji they differ.
    [Fact]
    public void Complete_BehindAnEmoji_CountsCharacters()
    {
        using var kernel = new RawKernel();
        const string Code = "var s = \"🧬🧬\"; Math.Sq";
        int end = Code.EnumerateRunes().Count();
        JsonObject reply = kernel.Reply(kernel.Send(kernel.Shell, "complete_request", new() { ["code"] = Code, ["cursor_pos"] = end })).Content;
        Assert.Equal(("Sqrt", end - 2, end), ((string?)Assert.Single(reply["matches"]!.AsArray()), (int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
        JsonNode typed = reply["metadata"]!["_jupyter_types_experimental"]![0]!;
        Assert.Equal(("Sqrt", "method", end - 2, end), ((string?)typed["text"], (string?)typed["type"], (int)typed["start"]!, (int)typed["end"]!));
        Assert.Empty(kernel.Reply(kernel.Send(kernel.Shell, "complete_request", new() { ["code"] = "Math.Sq", ["cursor_pos"] = -5 })).Text("x") ?? "");
    }

    // The language services look at snapshots: a long cell must not make the editor dumb.
    [Fact]
    public void Complete_WhileACellRuns_IsAnswered()
    {
        using var kernel = new RawKernel();
        kernel.Shown(kernel.Execute("int number = 1;"));
        string running = kernel.Execute("await Task.Delay(4000);");
        KernelMessage reply = kernel.Reply(kernel.Send(kernel.Shell, "complete_request", new() { ["code"] = "numb", ["cursor_pos"] = 4 }));
        Assert.Contains("number", reply.Content["matches"]!.AsArray().Select(m => (string?)m));
        Assert.Null(kernel.WaitFor(kernel.Shell, m => m.ParentId == running, TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void History_RangeSearchUniqueAndTail_AreThoseOfTheProtocol()
    {
        using var kernel = new RawKernel();
        foreach (string code in (string[])["1+1", "2+2", "1+1", "\"a*b\""])
        {
            kernel.Shown(kernel.Execute(code));
        }
        string[] Ask(JsonObject content) => [.. kernel.Reply(kernel.Send(kernel.Shell, "history_request", content)).Content["history"]!.AsArray()
            .Select(row => $"{row![1]}:{(row[2] is JsonArray pair ? $"{pair[0]}={pair[1]}" : row[2])}")];
        Assert.Equal(["2:2+2", "3:1+1"], Ask(new() { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 4 }));
        Assert.Equal(["2:2+2=4"], Ask(new() { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 3, ["output"] = true }));
        Assert.Equal(["1:1+1", "3:1+1"], Ask(new() { ["hist_access_type"] = "search", ["pattern"] = "1?1" }));
        Assert.Equal(["3:1+1"], Ask(new() { ["hist_access_type"] = "search", ["pattern"] = "1*", ["unique"] = true }));
        Assert.Equal(["3:1+1", "4:\"a*b\""], Ask(new() { ["hist_access_type"] = "search", ["pattern"] = "*", ["n"] = 2 }));
        Assert.Equal(["4:\"a*b\""], Ask(new() { ["hist_access_type"] = "tail", ["n"] = 1 }));
        Assert.Empty(Ask(new() { ["hist_access_type"] = "tail", ["n"] = -1 }));
    }

    // Widgets are not there: who opens one is told at once and does not wait.
    [Fact]
    public void Comm_UnknownTarget_IsClosedAtOnce()
    {
        using var kernel = new RawKernel();
        Assert.Empty((JsonObject)kernel.Reply(kernel.Send(kernel.Shell, "comm_info_request", new() { ["target_name"] = "x" })).Content["comms"]!);
        string id = kernel.Send(kernel.Shell, "comm_open", new() { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });
        List<KernelMessage> shown = kernel.Shown(id);
        Assert.Equal("busy comm_close idle", Types(shown));
        Assert.Equal("c1", shown[1].Text("comm_id"));
        foreach (string type in (string[])["comm_msg", "comm_close", "unheard_of", "connect_request"])
        {
            Assert.Equal("busy idle", Types(kernel.Shown(kernel.Send(kernel.Shell, type))));
        }
    }

    // Threads that a cell has started ask in every turn of their loops, too.
    [Fact]
    public void Interrupt_ParallelLoopWithoutEnd_EndsIt()
    {
        using var kernel = new RawKernel();
        string id = kernel.Execute("Console.Write(1); Parallel.For(0, 4, i => { while (true) { } });");
        Begun(kernel, id);
        kernel.Reply(kernel.Send(kernel.Control, "interrupt_request"), kernel.Control);
        Assert.Equal("error", kernel.Reply(id).Text("status"));
        string text = string.Concat(kernel.Shown(id).Select(m => m.Text("text") ?? m.Text("evalue")));
        Assert.DoesNotContain("estart the kernel", text, StringComparison.Ordinal);
        Assert.Equal("ok", kernel.Reply(kernel.Execute("1 + 1")).Text("status"));
    }

    // Native code cannot be stopped. The kernel says so, runs nothing beside it, and is itself again when it has ended.
    [Fact]
    public void Interrupt_NativeCode_RefusesCellsUntilItHasEnded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "calls Linux's own functions");
        using var kernel = new RawKernel();
        string id = kernel.Execute("""
            using System.Runtime.InteropServices;
            static class Native
            {
                [DllImport("libc")] public static extern int pipe(int[] ends);
                [DllImport("libc")] public static extern nint read(int end, byte[] to, nint count);
                [DllImport("libc")] public static extern nint write(int end, byte[] from, nint count);
            }
            var ends = new int[2];
            Native.pipe(ends);
            _ = Task.Run(async () => { await Task.Delay(12_000); Native.write(ends[1], new byte[1], 1); });
            Console.Write(1);
            Native.read(ends[0], new byte[1], 1);
            """);
        Begun(kernel, id);
        kernel.Reply(kernel.Send(kernel.Control, "interrupt_request"), kernel.Control);
        Assert.Contains("restart the kernel", kernel.Reply(id).Text("evalue"), StringComparison.Ordinal);
        KernelMessage refused = kernel.Reply(kernel.Execute("1"));
        Assert.Equal("error", refused.Text("status"));
        Assert.Contains(FormattableString.Invariant($"RG{(int)ErrorCode.CellStillRunning}"), refused.Text("evalue"), StringComparison.Ordinal);
        Thread.Sleep(10_000);
        Assert.Equal("ok", kernel.Reply(kernel.Execute("1")).Text("status"));
    }

    [Fact]
    public void Interrupt_BySignal_StopsTheCellAndNotTheKernel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signal");
        using var kernel = new RawKernel();
        string id = kernel.Execute("Console.Write(1); while (true) { }");
        Begun(kernel, id);
        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", FormattableString.Invariant($"{kernel.Process.Id}")]))
        {
            kill.WaitForExit();
        }
        Assert.Equal("error", kernel.Reply(id).Text("status"));
        Assert.Equal("ok", kernel.Reply(kernel.Execute("1")).Text("status"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shutdown_OnControlOrShell_IsAnsweredAndTheProcessEnds(bool onControl)
    {
        using var kernel = new RawKernel();
        kernel.Execute("while (true) { }");
        ZmqSocket socket = onControl ? kernel.Control : kernel.Shell;
        KernelMessage reply = kernel.Reply(kernel.Send(socket, "shutdown_request", new() { ["restart"] = true }), socket);
        Assert.Equal(("shutdown_reply", "ok", true), (reply.Type, reply.Text("status"), reply.Flag("restart", absent: false)));
        Assert.True(kernel.Process.WaitForExit(10_000));
        Assert.Equal(0, kernel.Process.ExitCode);
    }

    // A kernel that outlives its client holds memory for ever; killed clients do not say goodbye.
    [Fact]
    public void Parent_IsKilled_TheKernelEnds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs 'sleep'");
        using var parent = System.Diagnostics.Process.Start("sleep", ["60"]);
        using var kernel = new RawKernel(parent: parent.Id);
        Assert.False(kernel.Process.WaitForExit(1500));
        parent.Kill();
        Assert.True(kernel.Process.WaitForExit(10_000));
    }

    // In a container the number that Jupyter gives may belong to another world.
    [Fact]
    public void Parent_IsOfAnotherContainer_TheKernelLives()
    {
        using var kernel = new RawKernel(parent: 4_194_000);
        Assert.False(kernel.Process.WaitForExit(3000));
    }

    [Fact]
    public void Transport_Ipc_Works()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no ipc transport");
        using var kernel = new RawKernel("ipc");
        string id = kernel.Execute("6 * 7");
        Assert.Equal("42", kernel.Shown(id).Where(m => m.Type == "execute_result").Select(Plain).Single());
    }

    // A key that others can read is a door: whoever reads it runs code.
    [Fact]
    public void ConnectionFile_ReadableByOthers_IsSaid()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions");
        using var kernel = new RawKernel();
        kernel.Reply(kernel.Send(kernel.Shell, "kernel_info_request"));
        lock (kernel.Log)
        {
            Assert.Contains(kernel.Log, l => l.Contains("chmod 600", StringComparison.Ordinal));
            Assert.DoesNotContain(kernel.Log, l => l.Contains("the key", StringComparison.Ordinal));
        }
    }

    // Half a character is possible in C# and impossible in UTF-8; it must not stop the kernel.
    [Fact]
    public void Execute_HalfACharacter_IsShownAsUnknown()
    {
        using var kernel = new RawKernel();
        string id = kernel.Execute("Console.Write(\"a\\ud800b\"); \"c\\ud800\"");
        List<KernelMessage> shown = kernel.Shown(id);
        Assert.Equal("a\ufffdb", shown.Single(m => m.Type == "stream").Text("text"));
        Assert.Equal("ok", kernel.Reply(id).Text("status"));
    }

    // Half a second of work is shown, in one place, and is gone when the work is done.
    [Fact]
    public void Progress_LongCall_IsOneDisplayThatIsEmptiedAtTheEnd()
    {
        using var kernel = new RawKernel();
        string id = kernel.Execute("for (int i = 0; i < 60; i++) { Run.Report(\"permutations\", i / 60.0); System.Threading.Thread.Sleep(30); }");
        List<KernelMessage> shown = [.. kernel.Shown(id).Where(m => m.Type.EndsWith("display_data", StringComparison.Ordinal))];
        Assert.Equal("display_data", shown[0].Type);
        Assert.StartsWith("permutations", Plain(shown[0]), StringComparison.Ordinal);
        Assert.All(shown.Skip(1), m => Assert.Equal("update_display_data", m.Type));
        Assert.Single(shown.Select(m => (string?)m.Content["transient"]!["display_id"]).Distinct());
        Assert.InRange(shown.Count, 3, 14);
        Assert.Equal("", Plain(shown[^1]));
    }
}
