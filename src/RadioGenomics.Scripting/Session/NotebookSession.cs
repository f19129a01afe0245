namespace RadioGenomics.Scripting;

/// <summary>
/// Cells of several languages with state. A cell is cut into blocks at its selector lines (<c>#!markdown</c>), all its commands are checked,
/// and then blocks and commands run in order on one thread, so that stopping works whatever runs. One cell at a time.
/// </summary>
public sealed class NotebookSession
{
    /// <summary>How many cells may run each other (<c>#!import</c>) before it is taken for a circle.</summary>
    internal const int MostDepth = 32;

    readonly CellParser _parser;
    (int Number, Task? Work) _leftover;
    readonly CommandAssistant _commands;
    readonly List<Action> _atEnd = [];

    /// <summary>Starts a session.</summary>
    public NotebookSession(NotebookSessionOptions? options = null)
    {
        Options = options ?? new NotebookSessionOptions();
        CSharp = new CSharpSession(Options.BaseDirectory) { ShowWarnings = Options.ShowWarnings };
        Packages = new PackageSession(Options.Packages, CSharp.Context);
        _parser = new CellParser(this);
        _commands = new CommandAssistant(this);
        BuiltIn.Register(this);
        foreach (INotebookExtension extension in Options.Extensions)
        {
            extension.Register(this);
        }
    }

    /// <summary>How the session was set up.</summary>
    public NotebookSessionOptions Options { get; }

    /// <summary>The languages; add to them in <see cref="INotebookExtension.Register"/>.</summary>
    public LanguageTable Languages { get; } = new();

    /// <summary>The commands; add to them in <see cref="INotebookExtension.Register"/>.</summary>
    public CommandTable Commands { get; } = new();

    /// <summary>The C# session.</summary>
    public CSharpSession CSharp { get; }

    /// <summary>The packages that cells have asked for.</summary>
    internal PackageSession Packages { get; }

    /// <summary>Language of a cell that names none.</summary>
    public string DefaultLanguage { get; set; } = "csharp";

    /// <summary>Whether a cell that did not stop has been left behind and still runs. Further cells are refused meanwhile.</summary>
    public bool IsAbandoned => _leftover is (_, { IsCompleted: false });

    /// <summary>The C# variables by name; of several with one name the last.</summary>
    public IReadOnlyDictionary<string, object?> Variables => CSharp.Variables;

    /// <summary>Runs one cell. What it shows goes to <paramref name="sink"/>, its error too.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="number">Number of the execution, for messages: <c>In[number]</c>.</param>
    /// <param name="sink">Receives the outputs.</param>
    /// <param name="run">Cancellation, progress, seed and threads, which the cell sees as <c>Run</c>.</param>
    /// <param name="timeout">Longest time for the cell; null: no limit.</param>
    /// <param name="input">Whom the cell may ask; null: nobody, asking is an error.</param>
    /// <param name="language">The language that the cell's metadata names; null: <see cref="DefaultLanguage"/>.</param>
    public async Task<CellResult> RunAsync(
        string code, int number, ICellSink sink, RunContext run, TimeSpan? timeout = null, ICellInput? input = null, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(run);
        if (IsAbandoned)
        {
            ErrorOutput refused = CellFault.Error([new CellFault(Throw.StillRunning(_leftover.Number), 0)], ScriptErrors.FileName(number), code);
            sink.WriteOutput(refused);
            return new CellResult { Error = refused, Leftover = _leftover.Work };
        }
        CellResult result = await CellRunner.RunAsync(
            scope => ExecuteAsync(code, language, scope, ScriptErrors.FileName(number), Options.BaseDirectory ?? Environment.CurrentDirectory, null),
            CSharp.Formatters, number, sink, run, timeout, input).ConfigureAwait(false);
        _leftover = (number, result.Leftover);
        return result;
    }

    /// <summary>What may stand at a place of a cell. May be called while a cell runs.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="position">Where the cursor is, in UTF-16 units.</param>
    /// <param name="language">The language that the cell's metadata names; null: <see cref="DefaultLanguage"/>.</param>
    public CodeCompletions Complete(string code, int position, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        int at = Math.Clamp(position, 0, code.Length);
        return _commands.Complete(code, at, language ?? DefaultLanguage)
            ?? Assistant(code, at, language, out string masked)?.Complete(masked, at) ?? CodeCompletions.None(at);
    }

    /// <summary>What the name at a place of a cell is, with its documentation; null when there is no name. May be called while a cell runs.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="position">Where the cursor is, in UTF-16 units.</param>
    /// <param name="language">The language that the cell's metadata names; null: <see cref="DefaultLanguage"/>.</param>
    public MimeBundle? Inspect(string code, int position, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        int at = Math.Clamp(position, 0, code.Length);
        return _commands.Inspect(code, at, language ?? DefaultLanguage) ?? Assistant(code, at, language, out string masked)?.Inspect(masked, at);
    }

    /// <summary>Does something when the session is over, such as ending a program that it has started.</summary>
    public void AtEnd(Action action)
    {
        lock (_atEnd)
        {
            _atEnd.Add(action);
        }
    }

    /// <summary>The session is over: what it has opened is closed. Hosts call it; no cell may run any more.</summary>
    public void Close()
    {
        Action[] actions;
        lock (_atEnd)
        {
            actions = [.. _atEnd];
            _atEnd.Clear();
        }
        foreach (Action action in actions.Reverse())
        {
            action();
        }
    }

    /// <summary>Whether a cell can be executed as it is.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="language">The language that the cell's metadata names; null: <see cref="DefaultLanguage"/>.</param>
    public CodeStatus StatusOf(string code, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Assistant(code, code.Length, language, out string masked)?.StatusOf(masked) ?? CodeStatus.Complete;
    }

    /// <summary>Name of the language at a place of a cell.</summary>
    internal string LanguageAt(string code, int position, string language) => _parser.Mask(code, position, language).Language;

    /// <summary>The parts of a cell, or of what stands behind its first lines.</summary>
    internal CellPlan Parse(string source, string? language, int skip) => _parser.Parse(source, language ?? DefaultLanguage, skip);

    ILanguageAssistant? Assistant(string code, int position, string? language, out string masked)
    {
        (string name, masked) = _parser.Mask(code, position, language ?? DefaultLanguage);
        return Languages.TryFind(name, out LanguageEntry? entry) && (entry.IsCreated || name == "csharp") ? entry.Language as ILanguageAssistant : null;
    }

    /// <summary>Runs a cell, or code that a cell runs, on the present thread. Errors are returned.</summary>
    internal async Task<CellResult> ExecuteAsync(string code, string? language, CellScope outer, string origin, string directory, CellContext? parent)
    {
        CellScope scope = parent is null ? outer : outer.With(outer.Sink);
        var cell = new CellContext(this, scope, origin, directory, parent);
        scope.Cell = cell;
        CellScope.Current = scope;
        string source = TextLines.Normalize(code);
        CSharp.Remember(origin, source);
        try
        {
            if (cell.Depth > MostDepth)
            {
                throw Throw.TooDeep(MostDepth);
            }
            return await new CellExecution(Parse(source, language, 0), cell, source).RunAsync().ConfigureAwait(true);
        }
        catch (RadioGenomicsException e)
        {
            return new CellResult { Error = CellFault.Error([new CellFault(e, 0)], origin, source) };
        }
        finally
        {
            if (parent is null)
            {
                cell.End();
            }
        }
    }
}
