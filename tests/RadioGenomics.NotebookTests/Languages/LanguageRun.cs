using System.Collections.Immutable;
using RadioGenomics.Kernel.Client;
using RadioGenomics.Kernel.Installing;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.NotebookTests.Languages;

/// <summary>A session with a kernel of another language connected.</summary>
sealed class LanguageRun : IDisposable
{
    int _number;

    LanguageRun()
    {
    }

    public NotebookSession Session { get; } = new(new() { Extensions = [new JupyterExtension()] });

    public ImmutableArray<NotebookOutput> Outputs { get; private set; } = [];

    public string Text => string.Concat(Outputs.OfType<StreamOutput>().Where(s => s.Name == "stdout").Select(s => s.Text));

    public DataOutput? Result => Outputs.OfType<DataOutput>().LastOrDefault();

    public static LanguageRun Empty() => new();

    public static async Task<LanguageRun> R() => await Connected("r", "ir");

    public static async Task<LanguageRun> Python() => await Connected("py", "python3");

    static async Task<LanguageRun> Connected(string name, string spec)
    {
        Assert.SkipUnless(RadioGenomics.NotebookTests.Kernel.KernelFixture.HasTransport, "libzmq is not installed");
        Assert.SkipUnless(KernelFolders.Installed().Any(k => k.Spec.Name == spec), $"the kernel {spec} is not installed");
        var run = new LanguageRun();
        await run.Ok($"#!connect jupyter --kernel-name {name} --kernel-spec {spec}");
        return run;
    }

    public ICellLanguage this[string name] => Session.Languages.TryFind(name, out LanguageEntry? entry) ? entry.Language : throw new KeyNotFoundException(name);

    public async Task<CellResult> Cell(string code, RunContext? run = null, ICellInput? input = null, TimeSpan? timeout = null)
    {
        var collector = new CellOutputCollector();
        CellResult result = await Session.RunAsync(code, ++_number, collector, run ?? RunContext.Default, timeout, input);
        Outputs = collector.Close();
        return result;
    }

    public async Task Ok(string code)
    {
        CellResult result = await Cell(code);
        Assert.True(result.Succeeded, result.Error is null ? "" : result.Error.Value + "\n" + string.Join('\n', result.Error.Traceback));
    }

    /// <summary>What a value has become on its way there and back.</summary>
    public object? Round(string language, object? value)
    {
        this[language].Set("x", value);
        Assert.True(this[language].TryGet("x", out object? back));
        return back;
    }

    /// <summary>The value of an expression of the other language.</summary>
    public async Task<object?> Value(string language, string expression)
    {
        await Ok($"#!{language}\nx = {expression}");
        Assert.True(this[language].TryGet("x", out object? back));
        return back;
    }

    public void Dispose() => Session.Close();
}
