using System.Diagnostics;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.NotebookTests.Languages;

[Collection("kernel")]
public sealed class PythonTests
{
    [Fact]
    public async Task Cell_PrintAndValue_AppearBelowTheCell()
    {
        using LanguageRun run = await LanguageRun.Python();
        await run.Ok("#!py\nimport sys\nprint('hello')\nprint('careful', file=sys.stderr)\n1 + 1");
        Assert.Equal("hello\n", run.Text);
        Assert.Equal("2", run.Result!.Data.TextOf(MimeBundle.Plain));
        Assert.True(run.Result.IsResult);
        CellResult failed = await run.Cell("#!py\nkept = 7\n1 / 0");
        Assert.Equal("ZeroDivisionError", failed.Error!.Name);
        Assert.Equal(7L, await run.Value("py", "kept"));
    }

    [Fact]
    public async Task Share_Scalars_KeepKindAndBits()
    {
        using LanguageRun run = await LanguageRun.Python();
        double[] hard = [0.1 + 0.2, 5e-324, double.PositiveInfinity, -0.0];
        Assert.Equal(hard, Assert.IsType<double[]>(run.Round("py", hard)));
        Assert.Equal(long.MaxValue, run.Round("py", long.MaxValue));
        Assert.Equal(true, run.Round("py", true));
        Assert.Equal("it's \"Grün\" 🧬\n", run.Round("py", "it's \"Grün\" 🧬\n"));
        Assert.Null(run.Round("py", null));
        Assert.Equal(new string?[] { "a", null, "" }, run.Round("py", new string?[] { "a", null, "" }));
        Assert.Equal(new[] { true, false }, run.Round("py", new[] { true, false }));
        Assert.Equal(new[] { 1.5, 2, double.NaN }, Assert.IsType<double[]>(await run.Value("py", "[1.5, 2, None]")));
        var d = Assert.IsType<Dictionary<string, object?>>(await run.Value("py", "{'a': 1, 'b': [1, 'x', {'c': None}]}"));
        Assert.Equal(1L, d["a"]);
        Assert.Equal("x", Assert.IsType<object?[]>(d["b"])[1]);
    }

    [Fact]
    public async Task Share_WithoutPandas_UsesWhatPythonHas()
    {
        using LanguageRun run = await LanguageRun.Python();
        // As if neither were installed.
        await run.Ok("#!py\nimport sys\nsys.modules['pandas'] = None\nsys.modules['numpy'] = None");
        run["py"].Set("t", Table.From("t", ("gene", new[] { "TP53", "EGFR" }), ("p", new[] { 0.5, double.NaN })));
        Assert.Equal("TP53", await run.Value("py", "t['gene'][0]"));
        run["py"].Set("m", LabelledMatrix.FromArray(["P1", "P2"], ["G1", "G2", "G3"], new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Assert.Equal(6.0, await run.Value("py", "m.values[1][2] if m.column('G2') == [2.0, 5.0] else 0.0"));
        Assert.True(run["py"].TryGet("m", out object? back));
        Assert.Equal(6, Assert.IsType<LabelledMatrix>(back)["P2", "G3"]);
    }

    [Fact]
    public async Task Share_WithPandas_BecomesDataFrames()
    {
        using LanguageRun run = await LanguageRun.Python();
        CellResult pandas = await run.Cell("#!py\nimport pandas");
        Assert.SkipUnless(pandas.Succeeded, "pandas is not installed");
        var clinical = Table.From("clinical", ("patient", new[] { "P1", "P2" }), ("age", new[] { 61L, 48 }), ("size", new[] { 2.5, double.NaN }),
            ("stage", new string?[] { "II", null }), ("smoker", new[] { true, false }));
        run["py"].Set("t", clinical);
        await run.Ok("#!py\nprint([str(d) for d in t.dtypes], t.shape, t['stage'][1], t['size'].isna().sum())");
        Assert.Equal("['object', 'int64', 'float64', 'object', 'bool'] (2, 5) None 1\n", run.Text);
        Assert.True(run["py"].TryGet("t", out object? back));
        Assert.Equal(clinical.Columns.Select(c => c.Kind), Assert.IsType<Table>(back).Columns.Select(c => c.Kind));
        var filtered = Assert.IsType<Table>(await run.Value("py", "t[t.age > 50].assign(day=pandas.to_datetime('2026-01-31'), c=pandas.Categorical(['x']))"));
        Assert.Equal((1, "2026-01-31", "x"), (filtered.RowCount, filtered["day"].TextAt(0), filtered["c"].TextAt(0)));
        run["py"].Set("m", LabelledMatrix.FromArray(["P1", "P2"], ["G1", "G2"], new double[,] { { 1, 2 }, { 4, double.NaN } }));
        Assert.Equal(4.0, await run.Value("py", "m.loc['P2', 'G1']"));
        var matrix = Assert.IsType<LabelledMatrix>(await run.Value("py", "m.T * 2"));
        Assert.Equal(8, matrix["G1", "P2"]);
        Assert.Equal(new double[,] { { 0, 1, 2 }, { 3, 4, 5 } }, Assert.IsType<double[,]>(await run.Value("py", "__import__('numpy').arange(6).reshape(2, 3)")));
        Assert.Equal(2.0, Assert.IsType<Dictionary<string, double>>(await run.Value("py", "pandas.Series([1.0, 2.0], index=['a', 'b'])"))["b"]);
        var indexed = Assert.IsType<Table>(await run.Value("py", "t.set_index('patient')"));
        Assert.Equal("patient", indexed.Columns[0].Name);
    }

    [Fact]
    public async Task Share_WhatIsNoData_IsRefusedWithAdvice()
    {
        using LanguageRun run = await LanguageRun.Python();
        await run.Ok("#!py\nx = lambda: 0\nbig = 2 ** 70");
        RadioGenomicsException e = Assert.Throws<RadioGenomicsException>(() => run["py"].TryGet("x", out _));
        Assert.Equal(ErrorCode.ShareFailed, e.Code);
        Assert.Contains("type function", e.Message, StringComparison.Ordinal);
        Assert.Contains("64 bits", Assert.Throws<RadioGenomicsException>(() => run["py"].TryGet("big", out _)).Message, StringComparison.Ordinal);
        Assert.False(run["py"].TryGet("nothing", out _));
    }

    [Fact]
    public async Task Interrupt_Sleep_StopsAndTheKernelLives()
    {
        using LanguageRun run = await LanguageRun.Python();
        await run.Ok("#!py\nimport time\nkept = 7");
        var watch = Stopwatch.StartNew();
        CellResult result = await run.Cell("#!py\ntime.sleep(60)", timeout: TimeSpan.FromSeconds(1));
        Assert.False(result.Succeeded);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(6));
        Assert.Equal(7L, await run.Value("py", "kept"));
    }

    // A kernel that does not stop must not pass for stopped.
    [Fact]
    public async Task Interrupt_KernelThatDoesNotStop_IsToldAndCanBeReplaced()
    {
        using LanguageRun run = await LanguageRun.Python();
        CellResult result = await run.Cell("#!py\nimport time\nend = time.time() + 60\nwhile time.time() < end:\n    try:\n        time.sleep(1)\n    except KeyboardInterrupt:\n        pass", timeout: TimeSpan.FromSeconds(1));
        Assert.Contains("does not stop", result.Error!.Value, StringComparison.Ordinal);
        Assert.False(result.IsAbandoned);
        CellResult next = await run.Cell("#!py\n1");
        Assert.Contains("still at work", next.Error!.Value, StringComparison.Ordinal);
        await run.Ok("#!connect jupyter --kernel-name py --kernel-spec python3");
        await run.Ok("#!py\n1");
    }
}
