using Microsoft.DotNet.Interactive;

namespace RadioGenomics.Scripting;

/// <summary>The cell that is running, for languages and commands.</summary>
public sealed class CellContext
{
    readonly CellScope _scope;
    readonly List<Action> _atEnd;

    internal CellContext(NotebookSession session, CellScope scope, string origin, string directory, CellContext? parent = null)
    {
        (Session, _scope, Origin, Directory) = (session, scope, origin, directory);
        _atEnd = parent?._atEnd ?? [];
        Answers = parent?.Answers ?? new(StringComparer.Ordinal);
        Depth = (parent?.Depth ?? 0) + 1;
    }

    /// <summary>The cell that the present flow of execution belongs to; null outside of cells.</summary>
    public static CellContext? Current => CellScope.Current?.Cell;

    /// <summary>The session.</summary>
    public NotebookSession Session { get; }

    /// <summary>Where outputs go.</summary>
    public ICellSink Sink => _scope.Sink;

    /// <summary>Cancellation, progress, seed and threads.</summary>
    public RunContext Run => _scope.Run;

    /// <summary>Number of the execution.</summary>
    public int Number => _scope.Number;

    /// <summary>Whom the cell may ask; null: nobody.</summary>
    public ICellInput? Input => _scope.Input;

    /// <summary>Name for messages: <c>In[3]</c>, or the file and cell that <c>#!import</c> runs.</summary>
    public string Origin { get; }

    /// <summary>Folder of the document; relative paths start here.</summary>
    public string Directory { get; }

    /// <summary>The block that is running; null while none is.</summary>
    public CellBlock? Block { get; internal set; }

    /// <summary>How many cells deep this one is: 1, more inside of <c>#!import</c>.</summary>
    public int Depth { get; }

    // One name is asked for once in a cell.
    internal Dictionary<string, string> Answers { get; }

    /// <summary>Why the cell failed, when a command said so.</summary>
    internal ErrorOutput? Failure { get; private set; }

    /// <summary>Shows something below the cell.</summary>
    /// <param name="value">Anything that can be formatted.</param>
    /// <returns>A handle that can show another value in the same place.</returns>
    public DisplayedValue Display(object? value)
    {
        CellScope? before = CellScope.Current;
        CellScope.Current = _scope;
        try
        {
            return NotebookHost.Display(value, []);
        }
        finally
        {
            CellScope.Current = before;
        }
    }

    /// <summary>Does something when the whole cell has ended, also when it failed.</summary>
    public void AtEnd(Action action)
    {
        lock (_atEnd)
        {
            _atEnd.Add(action);
        }
    }

    /// <summary>Says that the command failed with an error that was told elsewhere, such as that of a cell it ran.</summary>
    public void Fail(ErrorOutput error) => Failure ??= error;

    /// <summary>Runs further code as part of this cell, with its outputs below it. An error is returned, not written: see <see cref="Fail"/>.</summary>
    /// <param name="code">The source of a whole cell, commands included.</param>
    /// <param name="language">Its language; null: the session's.</param>
    /// <param name="origin">Name for messages, such as "helpers.ipynb cell 2"; null: this cell's.</param>
    /// <param name="directory">Folder that relative paths start in; null: this cell's.</param>
    /// <param name="sink">Where outputs go; null: below this cell.</param>
    public Task<CellResult> RunAsync(string code, string? language = null, string? origin = null, string? directory = null, ICellSink? sink = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        CellScope scope = sink is null ? _scope : _scope.With(sink);
        return Session.ExecuteAsync(code, language, scope, origin ?? Origin, directory ?? Directory, this);
    }

    /// <summary>Says that what runs now looks at its cancellation and stops by itself, or tells why it does not; until then it is not aborted.</summary>
    /// <param name="limit">How long that may take; null: it is aborted as any code.</param>
    public void StopsWithin(TimeSpan? limit) => _scope.StopsWithin = limit;

    internal void End()
    {
        Action[] actions;
        lock (_atEnd)
        {
            actions = [.. _atEnd];
            _atEnd.Clear();
        }
        foreach (Action action in actions)
        {
            action();
        }
    }
}
