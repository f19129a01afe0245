using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

// Loops of cells end because they are asked in every turn, not because their thread is aborted, which can end the whole process.
public sealed class CellLoopsTests
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) ;")]
    [InlineData("for (;;) ;")]
    [InlineData("do { } while (true);")]
    [InlineData("var kept = new List<int>(); while (true) { kept.Add(1); if (kept.Count > 1000) kept.Clear(); }")]
    [InlineData("while (true) { try { throw new Exception(); } catch { } }")]
    [InlineData("IEnumerable<int> Forever() { while (true) { yield return 1; } }\nforeach (int i in Forever()) { }")]
    [InlineData("again: goto again;")]
    [InlineData("Action endless = () => { for (;;) { } }; endless();")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 4, i => { while (true) { } });")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    public async Task RunAsync_EndlessLoop_EndsWhenItIsStopped(string code)
    {
        var run = new SessionRun();
        CellResult result = await run.Cell(code, timeout: TimeSpan.FromMilliseconds(300));
        Assert.Equal("TimeoutException", result.Error?.Name);
        Assert.False(result.IsAbandoned);
        Assert.Equal(3, (await run.Cell("1 + 2")).Value);
    }

    [Theory]
    [InlineData("int Down(int n) => Down(n + 1) + 1;\nDown(0)")]
    [InlineData("int Down(int n)\n{\n    return Down(n + 1) + 1;\n}\nDown(0)")]
    [InlineData("void Down() => Down();\nDown();")]
    [InlineData("class Node { public int Depth() => 1 + Depth(); }\nnew Node().Depth()")]
    public async Task RunAsync_FunctionThatCallsItselfWithoutEnd_IsAnErrorOfTheCell(string code)
    {
        var run = new SessionRun();
        Assert.Equal("InsufficientExecutionStackException", (await run.Cell(code)).Error?.Name);
        Assert.Equal(3, (await run.Cell("1 + 2")).Value);
    }

    // By hand: line 2, where the expression begins.
    [Theory]
    [InlineData("int Bad(int n) =>\n    n +\n    int.Parse(\"x\");\nBad(1)", "line 2")]
    [InlineData("string Bad()\n    => throw new FormatException();\nBad()", "line 2")]
    [InlineData("static int Twice(this int n) => n * 2; // comment\nint.Parse(\"x\")", "line 2")]
    [InlineData("void Bad() =>\n    int.Parse(\"x\");\nBad();", "line 2")]
    public async Task RunAsync_ErrorInAFunctionOfOneExpression_NamesTheLineOfTheCell(string code, string line)
    {
        CellResult result = await new SessionRun().Cell(code);
        Assert.Equal("FormatException", result.Error?.Name);
        Assert.Contains(line, string.Join('\n', result.Error!.Traceback), StringComparison.Ordinal);
    }

    // By hand: the throw stands on line 4, and the loop's own call is put on line 1.
    [Fact]
    public async Task RunAsync_ErrorInsideALoop_NamesTheLineOfTheCell()
    {
        CellResult result = await new SessionRun().Cell("for (int i = 0; i < 3; i++)\n{\n    if (i == 1)\n        throw new InvalidOperationException(\"second\");\n}");
        Assert.Contains("line 4", string.Join('\n', result.Error!.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ErrorOfTheCompiler_NamesTheColumnOfTheCell()
    {
        CellResult result = await new SessionRun().Cell("for (int i = 0; i < 3; i++) unknown();");
        Assert.StartsWith("(1,29): error CS0103", result.Error!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int s = 0; for (int i = 0; i < 5; i++) s += i; s", 10)]
    [InlineData("int n = 0; foreach (var (a, b) in new[] { (1, 2), (3, 4) }) n += a * b; n", 14)]
    [InlineData("int k = 0; again: k++; if (k < 7) goto again; k", 7)]
    [InlineData("int w = 0; while (w < 4) w++; do w++; while (w < 9); w", 9)]
    [InlineData("int c = 0; for (int i = 0; i < 10; i++) { if (i % 2 == 0) continue; if (i > 6) break; c += i; } c", 9)]
    [InlineData("int v = 0; foreach (var x in new[] { 1, 2 }) switch (x) { case 1: goto case 2; case 2: v++; break; } v", 2)]
    public async Task RunAsync_Loops_GiveWhatTheyGave(string code, int expected) =>
        Assert.Equal(expected, (await new SessionRun().Cell(code)).Value);
}
