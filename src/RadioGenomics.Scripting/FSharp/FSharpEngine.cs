using System.Collections.Immutable;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;

namespace RadioGenomics.Scripting;

/// <summary>The F# compiler with the state of one session. Only this file and its neighbours know the compiler, which is loaded when this class is first used.</summary>
sealed class FSharpEngine
{
    // What it would print about values goes nowhere: cells show values through the formatter of the session.
    readonly Shell.FsiEvaluationSession _session;
    readonly NotebookLoadContext _context;
    readonly HashSet<string> _references = new(StringComparer.Ordinal);

    public FSharpEngine(IEnumerable<string> references, NotebookLoadContext context)
    {
        _context = context;
        string[] arguments =
        [
            "fsi", "--noninteractive", "--nologo", "--quiet", "--gui-", "--readline-", "--debug+", "--optimize+", "--usesdkrefs-", "--nowarn:1104", "--nowarn:1204",
            .. references.Where(_references.Add).Select(r => "-r:" + r),
        ];
        _session = Inside(() => Shell.FsiEvaluationSession.Create(
            Shell.FsiEvaluationSession.GetDefaultConfiguration(), arguments, TextReader.Null, TextWriter.Null, TextWriter.Null, FSharpOption<bool>.None, null));
    }

    /// <summary>The names that cells have given, with types and values; of several with one name the last.</summary>
    public ImmutableArray<(string Name, Type Type, object? Value)> Values =>
        Inside<ImmutableArray<(string, Type, object?)>>(() => [.. _session.GetBoundValues().Select(b => (b.Name, b.Value.ReflectionType, (object?)b.Value.ReflectionValue))]);

    /// <summary>Lets the code that follows use further assemblies.</summary>
    public void AddReferences(IEnumerable<string> files, CancellationToken cancellation)
    {
        string[] wanted = [.. files.Where(_references.Add)];
        if (wanted.Length > 0)
        {
            Evaluate(string.Join('\n', wanted.Select(f => $"#r @\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")), "references", cancellation);
        }
    }

    /// <summary>Runs code on the present thread.</summary>
    /// <param name="code">The code.</param>
    /// <param name="origin">Its name in messages.</param>
    /// <param name="cancellation">Ends the compiler's work.</param>
    public FSharpOutcome Evaluate(string code, string origin, CancellationToken cancellation)
    {
        (FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception> choice, FSharpDiagnostic[] diagnostics) =
            Inside(() => _session.EvalInteractionNonThrowing(code, origin, cancellation));
        ImmutableArray<FSharpMessage> messages = [.. diagnostics.Select(Message)];
        if (choice is FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice2Of2 failed)
        {
            bool isCompiler = messages.Any(m => m.IsError);
            return new FSharpOutcome(messages, isCompiler ? null : failed.Item, null, false);
        }
        Shell.FsiValue? value = ((FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice1Of2)choice).Item?.Value;
        bool hasValue = value is not null && value.ReflectionType != typeof(Unit);
        return new FSharpOutcome(messages, null, value?.ReflectionValue, hasValue);
    }

    /// <summary>What may follow a name and a dot.</summary>
    public IEnumerable<string> Completions(string name) => Inside<IEnumerable<string>>(() => [.. _session.GetCompletions(name)]);

    // Whatever the compiler loads comes from the notebook's context; a copy elsewhere would be of other types. And it waits on the present
    // thread for work that would come back to this very thread.
    T Inside<T>(Func<T> work)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return _context.Within(work);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    static FSharpMessage Message(FSharpDiagnostic d) => new(d.Severity.IsError, d.Severity.IsWarning, d.FileName, d.StartLine, d.StartColumn + 1, d.ErrorNumberText,
        string.Join(' ', d.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}

/// <summary>A message of the compiler.</summary>
sealed record FSharpMessage(bool IsError, bool IsWarning, string File, int Line, int Column, string Code, string Text)
{
    public override string ToString() => FormattableString.Invariant($"({Line},{Column}): {(IsError ? "error" : "warning")} {Code}: {Text}");
}

/// <summary>How code has ended.</summary>
/// <param name="Messages">What the compiler says.</param>
/// <param name="Thrown">What the code threw.</param>
/// <param name="Value">The trailing value.</param>
/// <param name="HasValue">Whether there is one that is not unit.</param>
sealed record FSharpOutcome(ImmutableArray<FSharpMessage> Messages, Exception? Thrown, object? Value, bool HasValue);
