using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace RadioGenomics.Scripting;

/// <summary>Turns compiler diagnostics and exceptions into what a notebook's reader needs: message, cell, line, source line.</summary>
sealed partial class ScriptErrors
{
    const int MaxFrames = 20;
    static readonly string[] HostNamespaces =
        ["Microsoft.CodeAnalysis", "System.Runtime.CompilerServices", "System.Runtime.ExceptionServices", "System.Threading", "RadioGenomics.Scripting"];

    readonly ConcurrentDictionary<string, string[]> _sources = new(StringComparer.Ordinal);

    public static string FileName(int cell) => FormattableString.Invariant($"In[{cell}]");

    /// <summary>Keeps a cell's text, for the lines that messages show.</summary>
    /// <param name="origin">Its name as the compiler sees it: "In[3]", or the file and cell that another cell runs.</param>
    /// <param name="code">Its text.</param>
    public void Remember(string origin, string code) => _sources[origin] = code.Split('\n');

    public ErrorOutput Compilation(IEnumerable<Microsoft.CodeAnalysis.Diagnostic> diagnostics)
    {
        Microsoft.CodeAnalysis.Diagnostic[] errors = [.. diagnostics.Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)];
        var lines = new List<string>();
        foreach (Microsoft.CodeAnalysis.Diagnostic error in errors.Take(MaxFrames))
        {
            lines.Add(Text(error));
            FileLinePositionSpan span = error.Location.GetLineSpan();
            lines.AddRange(Place(span.Path, span.StartLinePosition.Line + 1, error.Location.SourceTree));
        }
        return new ErrorOutput { Name = "CompilationError", Value = Text(errors[0]), Traceback = [.. lines] };
    }

    /// <summary>Errors of another compiler.</summary>
    /// <param name="origin">The cell.</param>
    /// <param name="messages">What it says, and about which lines.</param>
    public ErrorOutput Compilation(string origin, IReadOnlyList<(string Text, int Line)> messages) => new()
    {
        Name = "CompilationError",
        Value = messages[0].Text,
        Traceback = [.. messages.Take(MaxFrames).SelectMany(m => Place(origin, m.Line).Prepend(m.Text))],
    };

    /// <summary>Warnings of a cell, one per line; empty when there are none.</summary>
    public static string Warnings(IEnumerable<Microsoft.CodeAnalysis.Diagnostic> diagnostics) => string.Concat(diagnostics
        // CS8632: scripts have no nullable context, so every `string?` would warn. CS1701, CS1702: framework versions, not the user's.
        .Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Warning && d.Id is not ("CS8632" or "CS1701" or "CS1702"))
        .Select(d => Text(d) + "\n"));

    public ErrorOutput Runtime(Exception exception)
    {
        Exception shown = Unwrap(exception);
        var lines = new List<string>();
        foreach (Exception e in WithCauses(shown).Take(20))
        {
            lines.Add((lines.Count > 0 ? "caused by " : "") + Heading(e));
            lines.AddRange(Places(e));
        }
        string value = shown is RadioGenomicsException own ? own.ToDisplayString() : shown.Message;
        return new ErrorOutput { Name = shown.GetType().Name, Value = value, Traceback = [.. lines] };
    }

    // Our own errors say all that the user needs.
    static IEnumerable<Exception> WithCauses(Exception e)
    {
        IEnumerable<Exception> causes = e switch
        {
            RadioGenomicsException => [],
            AggregateException several => several.InnerExceptions,
            { InnerException: Exception one } => [one],
            _ => [],
        };
        return causes.SelectMany(WithCauses).Prepend(e);
    }

    static string Text(Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        Microsoft.CodeAnalysis.Text.LinePosition start = span.StartLinePosition;
        // The cell itself goes without saying; a loaded file or an imported cell does not.
        string file = Path.GetFileName(span.Path) is { Length: > 0 } name && !OwnCell().IsMatch(name) ? name : "";
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        return FormattableString.Invariant($"{file}({start.Line + 1},{start.Character + 1}): {severity} {diagnostic.Id}: ")
            + diagnostic.GetMessage(CultureInfo.InvariantCulture);
    }

    static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions.Count: 1 } a => Unwrap(a.InnerExceptions[0]),
        TargetInvocationException { InnerException: Exception inner } => Unwrap(inner),
        _ => exception,
    };

    static string Heading(Exception e) => e is RadioGenomicsException own ? own.ToDisplayString() : $"{e.GetType().Name}: {e.Message}";

    // A mistake in data or options is told by its message and the cell's line; calls inside the library say nothing more.
    IEnumerable<string> Places(Exception e)
    {
        StackFrame[] frames = new StackTrace(e, fNeedFileInfo: true).GetFrames();
        int last = Array.FindLastIndex(frames, f => IsCell(f.GetFileName(), out _));
        return frames.Take(last >= 0 ? last + 1 : frames.Length)
            .SelectMany(f => IsScript(f) ? Place(f.GetFileName(), f.GetFileLineNumber())
                : e is RadioGenomicsException ? [] : Method(f))
            .Take(MaxFrames);
    }

    IEnumerable<string> Place(string? file, int line, SyntaxTree? tree = null)
    {
        if (string.IsNullOrEmpty(file))
        {
            return [];
        }
        bool isCell = IsCell(file, out string? name);
        string place = FormattableString.Invariant($"   {(isCell ? "cell " + name : Path.GetFileName(file))}, line {line}");
        string? source = isCell ? _sources[name!].ElementAtOrDefault(line - 1) : tree?.GetText().Lines.ElementAtOrDefault(line - 1).ToString();
        return string.IsNullOrWhiteSpace(source) ? [place] : [place, "      " + source.Trim()];
    }

    // A frame of a cell, or of a file that a cell has loaded.
    bool IsScript(StackFrame frame) => frame.GetFileName() is string file && (IsCell(file, out _)
        || frame.GetMethod()?.DeclaringType?.FullName?.StartsWith("Submission#", StringComparison.Ordinal) == true);

    static IEnumerable<string> Method(StackFrame frame)
    {
        MethodBase? method = frame.GetMethod();
        Type? type = method?.DeclaringType;
        if (method is null || type is null || type.Assembly.IsDynamic || IsHost(type) || IsHidden(method))
        {
            return [];
        }
        Match state = StateMachine().Match(type.Name);
        string text = state.Success && type.DeclaringType is Type outer ? $"{outer.FullName}.{state.Groups[1].Value}" : $"{type.FullName}.{method.Name}";
        return ["   at " + text];
    }

    static bool IsHidden(MethodBase method) =>
        method.IsDefined(typeof(StackTraceHiddenAttribute)) || method.DeclaringType!.IsDefined(typeof(StackTraceHiddenAttribute));

    static bool IsHost(Type type) =>
        type.FullName!.StartsWith("Submission#", StringComparison.Ordinal)
        || HostNamespaces.Any(n => type.Namespace?.StartsWith(n, StringComparison.Ordinal) == true);

    // The compiler may have put the folder before the name.
    bool IsCell([NotNullWhen(true)] string? file, [NotNullWhen(true)] out string? name)
    {
        name = file is null ? null : _sources.ContainsKey(file) ? file : Path.GetFileName(file) is string last && _sources.ContainsKey(last) ? last : null;
        return name is not null;
    }

    [GeneratedRegex(@"^In\[\d+\]$")]
    private static partial Regex OwnCell();

    [GeneratedRegex("^<(.+)>d__")]
    private static partial Regex StateMachine();
}
