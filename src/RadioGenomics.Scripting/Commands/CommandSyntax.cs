using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>How a command is written.</summary>
public sealed record CommandSyntax
{
    /// <summary>The name as written, <c>#!share</c>. A second word makes a command of its own: <c>#!connect sqlite</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence; <c>-h</c> and <c>#!lsmagic</c> show it.</summary>
    public required string Summary { get; init; }

    /// <summary>Its parameters.</summary>
    public ImmutableArray<CommandParameter> Parameters { get; init; } = [];

    /// <summary>Languages in whose blocks the name is a command; empty: in all. Elsewhere the line is code.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Whether everything behind the name is one value, <see cref="CommandCall.Argument"/>, for the command to read itself.</summary>
    public bool TakesRest { get; init; }

    /// <summary>Tells which texts behind the name are for this command; null: all. Lines it does not take stay code (<c>#r "x.dll"</c>).</summary>
    public Func<string, bool>? Takes { get; init; }

    /// <summary>Whether lists and completions leave it out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Not null: calls run before the code of their language block, those of smaller numbers first.</summary>
    public int? Hoist { get; init; }
}

/// <summary>A parameter of a command.</summary>
/// <param name="Name">Name as written, with its hyphens: <c>--name</c>.</param>
/// <param name="Description">What it says, in one sentence.</param>
public sealed record CommandParameter(string Name, string Description)
{
    /// <summary>Whether a call without it is an error.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it stands alone, without a value.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether a value without a name before it is this parameter's.</summary>
    public bool IsPositional { get; init; }

    /// <summary>What stands for the value in help: <c>FILE</c>. Completions know <c>LANGUAGE</c>.</summary>
    public string Hint { get; init; } = "VALUE";
}
