namespace RadioGenomics.Scripting;

/// <summary>The cell that the present flow of execution belongs to; threads and tasks started by a cell inherit it.</summary>
sealed class CellScope(ICellSink sink, RunContext run, int number, ICellInput? input = null)
{
    static readonly AsyncLocal<CellScope?> Ambient = new();
    int _displays;

    public static CellScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public ICellSink Sink { get; } = sink;

    /// <summary>The languages of the session, for code that sends cells to them; null: this cell's only.</summary>
    public Microsoft.DotNet.Interactive.INotebookKernels? Kernels { get; init; }

    public RunContext Run { get; } = run;

    /// <summary>Reads a line from whoever can be asked.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.CommandUnsupported"/> when nobody can.</exception>
    public string? ReadLine(string prompt, bool isPassword) => input is null ? throw Throw.StandardInput() : input.ReadLine(prompt, isPassword, Run.Cancellation);

    // A counter, not a GUID: outputs are the same in every run.
    public string NextDisplayId() => FormattableString.Invariant($"cell-{number}-{Interlocked.Increment(ref _displays)}");
}
