using System.Collections.Immutable;
using RadioGenomics.Scripting;

namespace RadioGenomics.Tests.Scripting;

/// <summary>A session of several languages whose cells are numbered from 1, with the outputs of the last one.</summary>
sealed class NotebookRig(NotebookSessionOptions? options = null)
{
    int _number;

    public NotebookSession Session { get; } = new(options);

    public ImmutableArray<NotebookOutput> Outputs { get; private set; } = [];

    public string Text => string.Concat(Outputs.OfType<StreamOutput>().Where(s => s.Name == "stdout").Select(s => s.Text));

    public string Errors => string.Concat(Outputs.OfType<StreamOutput>().Where(s => s.Name == "stderr").Select(s => s.Text));

    public string? Result => Outputs.OfType<DataOutput>().FirstOrDefault(o => o.IsResult)?.Data.TextOf(MimeBundle.Plain);

    public IEnumerable<string?> Displays => Outputs.OfType<DataOutput>().Where(o => !o.IsResult).Select(o => o.Data.TextOf(MimeBundle.Plain));

    public ErrorOutput? Error => Outputs.OfType<ErrorOutput>().FirstOrDefault();

    public async Task<CellResult> Cell(string code, string? language = null, RunContext? run = null, TimeSpan? timeout = null, ICellInput? input = null)
    {
        var collector = new CellOutputCollector();
        CellResult result = await Session.RunAsync(code, ++_number, collector, run ?? RunContext.Default, timeout, input, language);
        Outputs = collector.Close();
        return result;
    }

    /// <summary>The value of a C# expression.</summary>
    public async Task<object?> Value(string expression)
    {
        CellResult result = await Cell(expression);
        return result.Error is null ? result.Value : throw new InvalidOperationException(result.Error.Value);
    }
}
