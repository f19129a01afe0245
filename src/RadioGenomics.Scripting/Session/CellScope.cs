namespace RadioGenomics.Scripting;

/// <summary>The cell that the present flow of execution belongs to; threads and tasks started by a cell inherit it.</summary>
sealed class CellScope(ICellSink sink, RunContext run, int number)
{
    static readonly AsyncLocal<CellScope?> Ambient = new();
    int _displays;

    public static CellScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public ICellSink Sink { get; } = sink;

    public RunContext Run { get; } = run;

    // A counter, not a GUID: outputs are the same in every run.
    public string NextDisplayId() => FormattableString.Invariant($"cell-{number}-{Interlocked.Increment(ref _displays)}");
}
