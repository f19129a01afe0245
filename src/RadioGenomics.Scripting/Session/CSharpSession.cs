using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace RadioGenomics.Scripting;

/// <summary>
/// C# cells with state: variables, functions and usings of one cell are there in the next. One cell at a time.
/// </summary>
public sealed partial class CSharpSession : ICellLanguage, ILanguageAssistant
{
    readonly ScriptErrors _errors = new();
    ScriptOptions _options;
    readonly SubmissionChain _chain;
    readonly HashSet<string> _added = new(StringComparer.Ordinal);
    Script<object>? _last;

    /// <summary>Starts a session.</summary>
    /// <param name="baseDirectory">Folder that <c>#r "x.dll"</c> and <c>#load "x.csx"</c> are relative to; null: the present folder.</param>
    public CSharpSession(string? baseDirectory = null)
    {
        _options = ScriptReferences.Options(baseDirectory);
        _chain = new SubmissionChain(Context);
    }

    /// <inheritdoc/>
    public string Name => "csharp";

    /// <inheritdoc/>
    public ImmutableArray<string> Aliases => ["c#", "C#"];

    /// <inheritdoc/>
    public string LanguageName => "C#";

    /// <inheritdoc/>
    public bool HasObjects => true;

    /// <summary>How this session shows values.</summary>
    internal FormatterRegistry Formatters { get; } = new();

    /// <summary>Whether warnings of the compiler go to the standard error of the cell.</summary>
    public bool ShowWarnings { get; init; } = true;

    /// <summary>Whether a cell that did not stop has been left behind. Further cells are refused.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>The variables of the session by name; of several with one name the last.</summary>
    public IReadOnlyDictionary<string, object?> Variables =>
        _chain.Variables.GroupBy(v => v.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);

    IReadOnlyList<SessionVariable> ICellLanguage.Variables =>
        [.. _chain.Variables.GroupBy(v => v.Name, StringComparer.Ordinal).Select(g => new SessionVariable(g.Key, ShortText.Name(g.Last().Type), g.Last().Value))];

    /// <summary>Runs one cell. What it shows goes to <paramref name="sink"/>, its error too.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="number">Number of the execution, for messages: <c>In[number]</c>.</param>
    /// <param name="sink">Receives the outputs.</param>
    /// <param name="run">Cancellation, progress, seed and threads, which the cell sees as <c>Run</c>.</param>
    /// <param name="timeout">Longest time for the cell; null: no limit.</param>
    /// <param name="input">Whom the cell may ask; null: nobody, asking is an error.</param>
    public async Task<CellResult> RunAsync(string code, int number, ICellSink sink, RunContext run, TimeSpan? timeout = null, ICellInput? input = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(run);
        CellResult result = await CellRunner.RunAsync(scope =>
        {
            string source = TextLines.Normalize(code), origin = ScriptErrors.FileName(number);
            Remember(origin, source);
            return ExecuteAsync(source, origin, isLast: true, scope);
        }, Formatters, number, sink, run, timeout, input).ConfigureAwait(false);
        IsAbandoned |= result.IsAbandoned;
        return result;
    }

    /// <inheritdoc/>
    public Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(cell);
        return ExecuteAsync(block.CodeAtItsLine, cell.Origin, block.IsLast, CellScope.Current!);
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        SubmissionVariable? found = _chain.Variables.LastOrDefault(v => v.Name == name);
        value = found?.Value;
        return found is not null;
    }

    /// <summary>Where cells and the packages they use are loaded.</summary>
    internal NotebookLoadContext Context { get; } = new();

    /// <summary>Lets the cells that follow use further assemblies.</summary>
    internal void AddReferences(IEnumerable<string> files)
    {
        foreach (string file in files.Where(_added.Add))
        {
            _options = _options.AddReferences(MetadataReference.CreateFromFile(file));
        }
    }

    internal void Remember(string origin, string source) => _errors.Remember(origin, source);

    internal ErrorOutput ErrorOf(Exception exception) => _errors.Runtime(exception);

    internal ErrorOutput ErrorOf(string origin, IReadOnlyList<(string Text, int Line)> messages) => _errors.Compilation(origin, messages);

    /// <summary>What may stand at a place of a cell, from what the executed cells have declared. May be called while a cell runs.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="position">Where the cursor is, in UTF-16 units.</param>
    public CodeCompletions Complete(string code, int position)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Assistant().Complete(code, Math.Clamp(position, 0, code.Length));
    }

    /// <summary>What the name at a place of a cell is, with its documentation; null when there is no name. May be called while a cell runs.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="position">Where the cursor is, in UTF-16 units.</param>
    public MimeBundle? Inspect(string code, int position)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Assistant().Inspect(code, Math.Clamp(position, 0, code.Length));
    }

    /// <inheritdoc/>
    CodeStatus ILanguageAssistant.StatusOf(string code) => StatusOf(code);

    /// <summary>Whether a text can be executed as it is.</summary>
    public static CodeStatus StatusOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return CodeAssistant.StatusOf(code);
    }

    CodeAssistant Assistant() => new(_options, _last?.GetCompilation() as CSharpCompilation);

    async Task<CellResult> ExecuteAsync(string code, string origin, bool isLast, CellScope scope)
    {
        try
        {
            return await SubmitAsync(code, origin, isLast, scope).ConfigureAwait(false);
        }
        // A cell may throw anything; whatever it throws is its error and never ends the host.
        catch (Exception e)
        {
            return new CellResult { Error = _errors.Runtime(e) };
        }
    }

    async Task<CellResult> SubmitAsync(string code, string origin, bool isLast, CellScope scope)
    {
        (Script<object> script, CompiledSubmission compiled) = Compile(code, origin, _options, scope.Run.Cancellation);
        if (compiled.Diagnostics.Any(d => ScriptReferences.MayLackReference(d.Id)) && ScriptReferences.WithWholeFramework(_options, code, Context) is ScriptOptions whole)
        {
            (Script<object> second, CompiledSubmission left) = Compile(code, origin, whole, scope.Run.Cancellation);
            if (!HasError(left.Diagnostics))
            {
                (script, compiled, _options) = (second, left, whole);
            }
        }
        if (HasError(compiled.Diagnostics))
        {
            return new CellResult { Error = _errors.Compilation(compiled.Diagnostics) };
        }
        if (ShowWarnings)
        {
            scope.Sink.WriteStream("stderr", ScriptErrors.Warnings(compiled.Diagnostics));
        }
        _chain.Load(compiled);
        // From here on the cell counts, whatever it throws: the variables that were set before stay.
        _last = script;
        object? value = await _chain.RunAsync(compiled).ConfigureAwait(false);
        if (value is not null || HasValue(script))
        {
            ShowResult(value, isLast ? scope.Number : null, scope.Sink);
        }
        return new CellResult { Value = value };
    }

    (Script<object> Script, CompiledSubmission Compiled) Compile(
        string code, string origin, ScriptOptions options, CancellationToken cancellation)
    {
        ScriptOptions named = options.WithFilePath(origin);
        Script<object> script = _last is null ? CSharpScript.Create(code, named) : _last.ContinueWith(code, named);
        return (script, SubmissionChain.Compile(script.GetCompilation(), cancellation));
    }

    static bool HasError(ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> diagnostics) =>
        diagnostics.Any(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

    /// <summary>Shows a value below its cell, as the result when it has a number.</summary>
    internal static void ShowResult(object? value, int? number, ICellSink sink)
    {
        // What `display` returned was shown by display.
        if (value is DisplayedValue)
        {
            return;
        }
        ImmutableArray<FormattedOutput> outputs = DisplayFormatter.Format(value);
        for (int i = 0; i < outputs.Length; i++)
        {
            sink.WriteOutput(new DataOutput
            {
                Data = outputs[i].Data,
                Metadata = outputs[i].Metadata,
                IsTrusted = outputs[i].IsTrusted,
                // Only the last value of a cell is its result.
                IsResult = i == 0 && number is not null,
                ExecutionCount = i == 0 ? number : null,
            });
        }
    }

    // Tells the value null from no value: a trailing expression without semicolon whose type is not void, or a `return` of a value.
    static bool HasValue(Script script)
    {
        Compilation compilation = script.GetCompilation();
        SyntaxTree tree = compilation.SyntaxTrees.Last();
        return ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax last && last.Statement switch
        {
            ReturnStatementSyntax { Expression: not null } => true,
            ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement =>
                compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type is { SpecialType: not SpecialType.System_Void }
                && !statement.Expression.IsKind(SyntaxKind.SimpleAssignmentExpression),
            _ => false,
        };
    }
}
