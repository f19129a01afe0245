namespace RadioGenomics.Scripting;

/// <summary>The cell that the present flow of execution belongs to; threads and tasks started by a cell inherit it.</summary>
sealed class CellScope(ICellSink sink, RunContext run, int number, ICellInput? input = null, CellScope? parent = null)
{
    static readonly AsyncLocal<CellScope?> Ambient = new();
    int _displays;
    TimeSpan? _stopsWithin;
    ErrorOutput? _stray;

    public static CellScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public ICellSink Sink { get; } = sink;

    /// <summary>The languages of the session, for code that sends cells to them; null: this cell's only.</summary>
    public Microsoft.DotNet.Interactive.INotebookKernels? Kernels => Cell is null ? null : new SessionKernels(Cell);

    public RunContext Run { get; } = run;

    public int Number { get; } = number;

    public ICellInput? Input { get; } = input;

    /// <summary>What languages and commands see of the cell; null when the C# session runs by itself.</summary>
    public CellContext? Cell { get; set; }

    /// <summary>How long what runs now may take to stop by itself when it is cancelled; null: it is aborted soon.</summary>
    public TimeSpan? StopsWithin
    {
        get => parent is null ? _stopsWithin : parent.StopsWithin;
        set
        {
            if (parent is null)
            {
                _stopsWithin = value;
            }
            else
            {
                parent.StopsWithin = value;
            }
        }
    }

    /// <summary>What nobody caught on another thread of the cell.</summary>
    public ErrorOutput? Stray
    {
        get => parent is null ? _stray : parent.Stray;
        set
        {
            if (parent is null)
            {
                _stray = value;
            }
            else
            {
                parent.Stray = value;
            }
        }
    }

    /// <summary>The same cell with its outputs somewhere else.</summary>
    public CellScope With(ICellSink other) => new(other, Run, Number, Input, this);

    /// <summary>Reads a line from whoever can be asked.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.CommandUnsupported"/> when nobody can.</exception>
    public string? ReadLine(string prompt, bool isPassword) => Given(prompt)
        ?? (Input is null ? throw Throw.StandardInput(prompt) : Input.ReadLine(prompt, isPassword, Run.Cancellation));

    // Answers that came with the run go by the question, whose last signs nobody writes on a command line.
    string? Given(string prompt) => Cell is CellContext cell && prompt.Length > 0
        && (cell.Session.Options.Inputs.TryGetValue(prompt, out string? answer) || cell.Session.Options.Inputs.TryGetValue(prompt.TrimEnd(' ', ':', '?'), out answer)) ? answer : null;

    // A counter, not a GUID: outputs are the same in every run.
    public string NextDisplayId() => parent is not null ? parent.NextDisplayId() : FormattableString.Invariant($"cell-{Number}-{Interlocked.Increment(ref _displays)}");
}
