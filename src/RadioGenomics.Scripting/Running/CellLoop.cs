using System.Collections.Immutable;
using System.Diagnostics;

namespace RadioGenomics.Scripting;

/// <summary>Runs the code cells of one notebook, one after another.</summary>
sealed class CellLoop(NotebookDocument document, NotebookSession session, NotebookRunOptions options, RunContext context)
{
    readonly NotebookCell[] _cells = [.. document.Cells];
    readonly List<CellOutcome> _outcomes = [];
    readonly KernelNames _names = NotebookLanguage.NamesOf(document);
    readonly int _count = document.Cells.Count(c => c.Kind == CellKind.Code);
    readonly Dictionary<int, CellOutputCollector> _outputs = [];
    CellOutputCollector? _last;
    int _number;
    bool _stopped;

    public ImmutableArray<NotebookCell> Cells => [.. _cells];

    public ImmutableArray<CellOutcome> Outcomes => [.. _outcomes];

    public async Task ExecuteAsync()
    {
        for (int i = 0; i < _cells.Length; i++)
        {
            if (_cells[i].Kind == CellKind.Code)
            {
                CellOutcome outcome = await OneAsync(i).ConfigureAwait(false);
                _outcomes.Add(outcome);
                Tell(outcome.Status, _cells[i]);
                _stopped |= outcome.Status == CellStatus.Failed;
            }
        }
        // Later cells may have replaced what earlier ones displayed.
        foreach ((int index, CellOutputCollector outputs) in _outputs)
        {
            _cells[index] = _cells[index] with { Outputs = outputs.Close() };
        }
    }

    async Task<CellOutcome> OneAsync(int index)
    {
        NotebookCell cell = _cells[index];
        if (_stopped || context.Cancellation.IsCancellationRequested)
        {
            return new CellOutcome { CellIndex = index, Status = CellStatus.NotRun };
        }
        if (cell.HasTag("skip-execution"))
        {
            return new CellOutcome { CellIndex = index, Status = CellStatus.Skipped };
        }
        int number = ++_number;
        Tell(CellStatus.Running, cell);
        var watch = Stopwatch.StartNew();
        var outputs = new CellOutputCollector(options.MaxOutputCharacters, options.InteractiveFigures) { Earlier = _last };
        _outputs[index] = _last = outputs;
        CellResult result = await RunAsync(cell, number, outputs).ConfigureAwait(false);
        _cells[index] = cell with { ExecutionCount = number, Outputs = outputs.Close() };
        return new CellOutcome
        {
            CellIndex = index,
            Number = number,
            Status = Status(cell, result),
            Error = result.Error,
            Seconds = watch.Elapsed.TotalSeconds,
        };
    }

    Task<CellResult> RunAsync(NotebookCell cell, int number, CellOutputCollector outputs) => session.RunAsync(
        cell.Source, number, outputs, context, options.CellTimeout, language: _names.Normalize(NotebookLanguage.Named(cell.Metadata) ?? session.DefaultLanguage));

    static CellStatus Status(NotebookCell cell, CellResult result) =>
        result.Succeeded ? CellStatus.Done
        : cell.HasTag("raises-exception") && !result.IsAbandoned ? CellStatus.FailedAsTagged
        : CellStatus.Failed;

    void Tell(CellStatus status, NotebookCell cell) => options.CellProgress?.Report(new CellProgress(
        _cells.Take(Array.IndexOf(_cells, cell) + 1).Count(c => c.Kind == CellKind.Code), _count, status,
        TextLines.Normalize(cell.Source).Split('\n').FirstOrDefault(l => l.Trim().Length > 0) ?? ""));
}
