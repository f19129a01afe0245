using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RadioGenomics.Scripting;

/// <summary>F# cells. The compiler is loaded when the first one runs.</summary>
sealed partial class FSharpLanguage(NotebookSession session) : ICellLanguage, ILanguageAssistant
{
    // What every cell sees: the names of C# cells. The library's other namespaces are opened by the cell that wants them.
    const string Opened = "open System\nopen RadioGenomics\nopen type Microsoft.DotNet.Interactive.Kernel\n";

    static readonly ImmutableArray<string> Names = ["f#", "F#", "fs"];
    readonly Lock _gate = new();
    FSharpEngine? _engine;

    public static LanguageEntry Entry(NotebookSession session) =>
        new("fsharp", "F#", "Runs F#; the compiler is loaded by the first such block.", () => new FSharpLanguage(session)) { Aliases = Names };

    public string Name => "fsharp";

    public ImmutableArray<string> Aliases => Names;

    public string LanguageName => "F#";

    public bool HasObjects => true;

    public IReadOnlyList<SessionVariable> Variables => _engine is not FSharpEngine engine ? []
        : [.. Last(engine).Select(v => new SessionVariable(v.Name, ShortText.Name(v.Type), v.Value))];

    public Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        FSharpEngine engine = Engine(cell.Run.Cancellation);
        string code = AddFiles(engine, block.CodeAtItsLine, cell.Directory);
        engine.AddReferences(session.Packages.References, cell.Run.Cancellation);
        FSharpOutcome outcome = engine.Evaluate(code, cell.Origin, cell.Run.Cancellation);
        return Task.FromResult(Result(outcome, block, cell));
    }

    public bool TryGet(string name, out object? value)
    {
        (string Name, Type Type, object? Value) found = _engine is FSharpEngine engine ? Last(engine).FirstOrDefault(v => v.Name == name) : default;
        value = found.Value;
        return found.Name is not null;
    }

    // The compiler's own way to add a value refuses many types (arrays of two dimensions among them): the value is passed through a store and cast.
    public void Set(string name, object? value)
    {
        if (!Identifier().IsMatch(name))
        {
            throw Throw.NotAName(name);
        }
        FSharpEngine engine = Engine(CancellationToken.None);
        engine.AddReferences(session.Packages.References, CancellationToken.None);
        if (value is null || !TryDeclare(engine, name, FSharpTypeName.Of(value.GetType()), value))
        {
            TryDeclare(engine, name, "obj", value);
        }
    }

    public CodeCompletions Complete(string code, int position)
    {
        int start = position;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] is '_' or '\''))
        {
            start--;
        }
        int whole = start;
        while (whole > 0 && (char.IsLetterOrDigit(code[whole - 1]) || code[whole - 1] is '_' or '.' or '\''))
        {
            whole--;
        }
        string prefix = code[start..position], before = code[whole..start];
        if (_engine is not FSharpEngine engine)
        {
            return CodeCompletions.None(position);
        }
        IEnumerable<string> found = engine.Completions(before + prefix).Concat(before.Length == 0 ? Values(engine) : []);
        return new([.. found.Where(f => f.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(f => new CodeCompletion(f, "text"))], start, position);
    }

    public MimeBundle? Inspect(string code, int position)
    {
        Match name = Word().Matches(code).FirstOrDefault(m => m.Index <= position && position <= m.Index + m.Length) ?? Match.Empty;
        return _engine is FSharpEngine engine && Last(engine).FirstOrDefault(v => v.Name == name.Value) is { Name: not null } found
            ? MimeBundle.FromText($"val {found.Name}: {ShortText.Name(found.Type)}") : null;
    }

    static IEnumerable<string> Values(FSharpEngine engine) => Last(engine).Select(v => v.Name);

    static IEnumerable<(string Name, Type Type, object? Value)> Last(FSharpEngine engine) =>
        engine.Values.Where(v => v.Name != "it").GroupBy(v => v.Name, StringComparer.Ordinal).Select(g => g.Last());

    FSharpEngine Engine(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_engine is null)
            {
                var engine = new FSharpEngine(ScriptReferences.LibraryFiles, session.CSharp.Context);
                engine.Evaluate(Opened, "start", cancellation);
                _engine = engine;
            }
            return _engine;
        }
    }

    // `#r "x.dll"` starts in the folder of the document, and the assembly is loaded where those of C# cells are. What is not found stays for the
    // compiler to complain about.
    string AddFiles(FSharpEngine engine, string code, string directory) => FileReference().Replace(code, match =>
    {
        string file = Path.GetFullPath(match.Groups[1].Value, directory);
        if (!File.Exists(file))
        {
            return match.Value;
        }
        session.CSharp.Context.AddWithNeighbours(file);
        engine.AddReferences([file], CancellationToken.None);
        return new string(' ', match.Length);
    });

    CellResult Result(FSharpOutcome outcome, CellBlock block, CellContext cell)
    {
        FSharpMessage[] errors = [.. outcome.Messages.Where(m => m.IsError)];
        if (errors.Length > 0)
        {
            return new CellResult { Error = session.CSharp.ErrorOf(cell.Origin, [.. errors.Select(e => (e.ToString(), e.Line))]) };
        }
        if (session.Options.ShowWarnings)
        {
            cell.Sink.WriteStream("stderr", string.Concat(outcome.Messages.Where(m => m.IsWarning).Select(m => m + "\n")));
        }
        if (outcome.Thrown is Exception thrown)
        {
            return new CellResult { Error = session.CSharp.ErrorOf(thrown) };
        }
        if (outcome.HasValue)
        {
            CSharpSession.ShowResult(outcome.Value, block.IsLast ? cell.Number : null, cell.Sink);
        }
        return new CellResult { Value = outcome.Value };
    }

    static bool TryDeclare(FSharpEngine engine, string name, string? type, object? value)
    {
        if (type is null)
        {
            return false;
        }
        long ticket = value is null ? 0 : SharedValues.Put(value);
        string quoted = name.All(c => char.IsLetterOrDigit(c) || c == '_') ? $"``{name}``" : name;
        FSharpOutcome outcome = engine.Evaluate(value is null ? $"let {quoted} : obj = null"
            : FormattableString.Invariant($"let {quoted} : {type} = unbox<{type}> (RadioGenomics.Scripting.SharedValues.Take({ticket}L))"), "shared", CancellationToken.None);
        if (outcome.Messages.Any(m => m.IsError) || outcome.Thrown is not null)
        {
            SharedValues.Drop(ticket);
            return false;
        }
        return true;
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_']*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[ \t]*#r[ \t]+@?""([^""]+\.dll)""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex FileReference();
}
