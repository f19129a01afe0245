using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>A language whose blocks a session runs. It is created when it is first used. All calls of <see cref="RunAsync"/> come on the thread of the
/// cell, one at a time, so that a running block can be stopped by any means; the other members may be called from any thread.</summary>
public interface ICellLanguage
{
    /// <summary>Name of the selector without <c>#!</c>: <c>fsharp</c>.</summary>
    string Name { get; }

    /// <summary>Other names.</summary>
    ImmutableArray<string> Aliases { get; }

    /// <summary>Name for people: <c>F#</c>.</summary>
    string LanguageName { get; }

    /// <summary>Its variables; of several with one name the last.</summary>
    IReadOnlyList<SessionVariable> Variables => [];

    /// <summary>Whether its values are .NET objects of this process, so that they can be shared by reference.</summary>
    bool HasObjects => false;

    /// <summary>Runs a block. Outputs, and the trailing value, go to the cell's sink; an error is returned, not written.</summary>
    /// <param name="block">The code.</param>
    /// <param name="cell">The cell that it belongs to.</param>
    Task<CellResult> RunAsync(CellBlock block, CellContext cell);

    /// <summary>A variable's value.</summary>
    bool TryGet(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>Makes or replaces a variable.</summary>
    /// <exception cref="RadioGenomicsException">The language has no variables, or none of this kind.</exception>
    void Set(string name, object? value) => throw Throw.NoVariables(Name, name);
}

/// <summary>A language that helps while code is typed. May be called while a cell runs.</summary>
public interface ILanguageAssistant
{
    /// <summary>What may stand at a place.</summary>
    /// <param name="code">The whole cell; lines that are not this language's are blanks of the same length.</param>
    /// <param name="position">Where the cursor is, in UTF-16 units.</param>
    CodeCompletions Complete(string code, int position);

    /// <summary>What the name at a place is; null when nothing is known.</summary>
    /// <param name="code">As for <see cref="Complete"/>.</param>
    /// <param name="position">Where the cursor is, in UTF-16 units.</param>
    MimeBundle? Inspect(string code, int position);

    /// <summary>Whether a text can be executed as it is.</summary>
    /// <param name="code">As for <see cref="Complete"/>.</param>
    CodeStatus StatusOf(string code) => CodeStatus.Complete;
}

/// <summary>A variable of a language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the language writes it.</param>
/// <param name="Value">Its value; what the language can tell of it when it is not an object of this process.</param>
public sealed record SessionVariable(string Name, string Type, object? Value);
