using System.Collections.Immutable;
using RadioGenomics.Scripting;

namespace RadioGenomics.Tests.Scripting;

/// <summary>A session whose cells are numbered from 1, with the outputs of the last one.</summary>
sealed class SessionRun
{
    readonly CSharpSession _session = new();
    int _number;

    public ImmutableArray<NotebookOutput> Outputs { get; private set; } = [];

    public IReadOnlyDictionary<string, object?> Variables => _session.Variables;

    public CSharpSession Session => _session;

    public string Text => string.Concat(Outputs.OfType<StreamOutput>().Where(s => s.Name == "stdout").Select(s => s.Text));

    public string Errors => string.Concat(Outputs.OfType<StreamOutput>().Where(s => s.Name == "stderr").Select(s => s.Text));

    public string? Result => Outputs.OfType<DataOutput>().FirstOrDefault(o => o.IsResult)?.Data.TextOf(MimeBundle.Plain);

    public async Task<CellResult> Cell(string code, RunContext? run = null, TimeSpan? timeout = null)
    {
        var collector = new CellOutputCollector();
        CellResult result = await _session.RunAsync(code, ++_number, collector, run ?? RunContext.Default, timeout);
        Outputs = collector.Close();
        return result;
    }
}
