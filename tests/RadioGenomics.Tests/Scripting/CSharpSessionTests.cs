using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class CSharpSessionTests
{
    [Fact]
    public async Task Cell_VariablesAndFunctions_AreThereInTheNextCell()
    {
        var run = new SessionRun();
        await run.Cell("int a = 20; int Twice(int x) => 2 * x;");
        await run.Cell("Twice(a) + 2");
        Assert.Equal("42", run.Result);
    }

    [Fact]
    public async Task Cell_TopLevelAwait_ShowsTheAwaitedValue()
    {
        var run = new SessionRun();
        await run.Cell("await Task.FromResult(\"done\")");
        Assert.Equal("done", run.Result);
    }

    [Fact]
    public async Task Cell_NumberUnderCommaCulture_IsShownWithAPoint()
    {
        var run = new SessionRun();
        await run.Cell("Console.Write(0.5); await Task.Yield(); Console.Write($\" {1.5}\"); 2.5");
        Assert.Equal("0.5 1.5", run.Text);
        Assert.Equal("2.5", run.Result);
    }

    // A statement has no value; a trailing expression whose value is null has one.
    [Theory]
    [InlineData("int a = 1;", null)]
    [InlineData("string s = null; s", "<null>")]
    [InlineData("Console.Write(1)", null)]
    public async Task Cell_NoValueAndNull_AreToldApart(string code, string? shown)
    {
        var run = new SessionRun();
        await run.Cell(code);
        Assert.Equal(shown, run.Result);
    }

    [Fact]
    public async Task Cell_CompileError_GivesLineColumnCodeAndSourceLine()
    {
        var run = new SessionRun();
        await run.Cell("int a = 1;");
        CellResult result = await run.Cell("int b = 2;\n  int c = missing;");
        Assert.Equal("CompilationError", result.Error!.Name);
        Assert.StartsWith("(2,11): error CS0103:", result.Error.Value, StringComparison.Ordinal);
        Assert.Equal(["   cell In[2], line 2", "      int c = missing;"], result.Error.Traceback[1..3]);
    }

    [Fact]
    public async Task Cell_ThrowInLaterCell_KeepsVariablesAndNamesBothLines()
    {
        var run = new SessionRun();
        await run.Cell("int Fail(int x)\n{\n    return 10 / x;\n}");
        CellResult result = await run.Cell("int kept = 7;\nint zero = 0;\nFail(zero);\nint never = 1;");
        Assert.Equal("DivideByZeroException", result.Error!.Name);
        string trace = string.Join('\n', result.Error.Traceback);
        Assert.Contains("cell In[1], line 3\n      return 10 / x;", trace, StringComparison.Ordinal);
        Assert.Contains("cell In[2], line 3\n      Fail(zero);", trace, StringComparison.Ordinal);
        Assert.DoesNotContain("CodeAnalysis", trace, StringComparison.Ordinal);
        Assert.DoesNotContain("Submission#", trace, StringComparison.Ordinal);
        await run.Cell("kept");
        Assert.Equal("7", run.Result);
    }

    // .NET Interactive loses them: its first submission has no handler.
    [Fact]
    public async Task Cell_ThrowInFirstCell_KeepsVariables()
    {
        var run = new SessionRun();
        await run.Cell("int kept = 7; throw new InvalidOperationException(\"stop\");");
        await run.Cell("kept");
        Assert.Equal("7", run.Result);
    }

    [Fact]
    public async Task Cell_LibraryError_ShowsCodeAndMessageWithoutLibraryFrames()
    {
        var run = new SessionRun();
        CellResult result = await run.Cell("var t = Table.From(\"t\", (\"p\", new[] { 1.0 }));\nt[\"q\"]");
        Assert.StartsWith("RG2002: There is no column 'q'.", result.Error!.Value, StringComparison.Ordinal);
        Assert.Equal(3, result.Error.Traceback.Length);
        Assert.Equal("   cell In[1], line 2", result.Error.Traceback[1]);
    }

    [Fact]
    public async Task Cell_InnerException_IsNamedToo()
    {
        var run = new SessionRun();
        CellResult result = await run.Cell("try { int.Parse(\"x\"); } catch (Exception e) { throw new InvalidOperationException(\"outer\", e); }");
        Assert.Contains(result.Error!.Traceback, l => l.StartsWith("caused by FormatException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cell_Warning_GoesToStandardErrorOnce()
    {
        var run = new SessionRun();
        await run.Cell("#warning check this\nstring? fine = null;");
        Assert.Equal("(1,10): warning CS1030: #warning: 'check this'\n", run.Errors);
    }

    [Fact]
    public async Task Cell_ConsoleStreams_AreKeptApartAndInOrder()
    {
        var run = new SessionRun();
        await run.Cell("Console.WriteLine(\"a\"); Console.Error.WriteLine(\"b\"); await Task.Run(() => Console.WriteLine(\"c\"));");
        Assert.Equal(["a\n", "b\n", "c\n"], run.Outputs.OfType<StreamOutput>().Select(s => s.Text));
    }

    [Fact]
    public async Task Cell_StandardInput_FailsAtOnce()
    {
        var run = new SessionRun();
        CellResult result = await run.Cell("Console.ReadLine()");
        Assert.StartsWith(FormattableString.Invariant($"RG{(int)ErrorCode.CommandUnsupported}: "), result.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_Update_ReplacesTheFirstDisplay()
    {
        var run = new SessionRun();
        await run.Cell("var d = display(1); display(2); d.Update(3);");
        Assert.Equal(["3", "2"], run.Outputs.OfType<DataOutput>().Select(o => o.Data.TextOf(MimeBundle.Plain)));
    }

    [Fact]
    public async Task Run_InCell_CarriesSeedThreadsAndProgress()
    {
        var reports = new List<string>();
        var context = new RunContext { Seed = 77, Threads = 1, Progress = new Listener(r => reports.Add(r.Stage)) };
        var run = new SessionRun();
        await run.Cell("Run.Report(\"reading\", 0.5); (Run.Seed, RunContext.Ambient.Threads)", context);
        Assert.Equal(["reading"], reports);
        Assert.Equal("(77, 1)", run.Result);
    }

    [Fact]
    public async Task Cell_CancelledWhileItAsksTheContext_StopsAndTheSessionGoesOn()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var run = new SessionRun();
        await run.Cell("int a = 5;");
        CellResult result = await run.Cell("while (true) { Run.Report(\"x\", 0); System.Threading.Thread.Sleep(5); }", new RunContext { Cancellation = stop.Token });
        Assert.StartsWith(FormattableString.Invariant($"RG{(int)ErrorCode.Cancelled}: "), result.Error!.Value, StringComparison.Ordinal);
        Assert.False(run.Session.IsAbandoned);
        await run.Cell("a");
        Assert.Equal("5", run.Result);
    }

    [Fact]
    public async Task Cell_OverTimeout_IsStoppedAndSaysSo()
    {
        var run = new SessionRun();
        CellResult result = await run.Cell("await Task.Delay(20000, Run.Cancellation);", timeout: TimeSpan.FromMilliseconds(200));
        Assert.Equal("RG6006: The cell took longer than 0.2 s and was stopped.", result.Error!.Value);
    }

    // Not among the usual references: the whole framework is taken then, and the cells after it see the variable.
    [Fact]
    public async Task Cell_RareFrameworkType_CompilesAndStays()
    {
        var run = new SessionRun();
        await run.Cell("int a = 1;");
        CellResult result = await run.Cell("var x = new System.Xml.Linq.XElement(\"name\", a);");
        Assert.Null(result.Error);
        await run.Cell("x.Value");
        Assert.Equal("1", run.Result);
    }

    // Types of this library in a cell are the same types as outside: no second copy of an assembly is loaded.
    [Fact]
    public async Task Cell_LibraryObject_HasTheHostsType()
    {
        var run = new SessionRun();
        CellResult result = await run.Cell("Table.From(\"t\", (\"x\", new[] { 1.0 }))");
        Assert.IsType<Table>(result.Value);
    }

    sealed class Listener(Action<ProgressReport> action) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => action(value);
    }
}
