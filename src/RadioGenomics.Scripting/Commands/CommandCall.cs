using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>One command of a cell with what was written behind it.</summary>
public sealed record CommandCall
{
    /// <summary>How the command is written.</summary>
    public required CommandSyntax Syntax { get; init; }

    /// <summary>The whole line.</summary>
    public required string Text { get; init; }

    /// <summary>Line of the cell, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Language of the block that the line stands in.</summary>
    public required string Language { get; init; }

    /// <summary>Everything behind the name, without blanks around it.</summary>
    public string Argument { get; init; } = "";

    /// <summary>What was given, by parameter name with its hyphens.</summary>
    public ImmutableDictionary<string, CommandValue> Values { get; init; } = ImmutableDictionary<string, CommandValue>.Empty;

    /// <summary>Whether a flag or parameter was given.</summary>
    public bool Has(string parameter) => Values.ContainsKey(parameter);

    /// <summary>A value as text; null when it was not given. Only for calls that run: see <see cref="ICellCommand.Check"/>.</summary>
    public string? TextOf(string parameter) => ValueOf(parameter) switch
    {
        null => null,
        string text => text,
        JsonNode node => node.ToJsonString(),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        object other => other.ToString(),
    };

    /// <summary>A value: text, <see cref="JsonNode"/> for <c>{…}</c> and <c>[…]</c>, or the object that <c>@language:name</c> names; null when
    /// it was not given.</summary>
    public object? ValueOf(string parameter) => Values.TryGetValue(parameter, out CommandValue? value) ? value.Value : null;
}

/// <summary>How a value of a command was written.</summary>
public enum CommandValueKind
{
    /// <summary>Nothing: a flag.</summary>
    Flag,
    /// <summary>A word.</summary>
    Word,
    /// <summary>Text in quotation marks.</summary>
    Quoted,
    /// <summary>JSON: <c>{…}</c> or <c>[…]</c>.</summary>
    Json,
    /// <summary>A variable: <c>@language:name</c>.</summary>
    Variable,
    /// <summary>A question: <c>@input</c>.</summary>
    Input,
    /// <summary>A question whose answer is not shown: <c>@password</c>.</summary>
    Password,
}

/// <summary>One value of a command.</summary>
public sealed record CommandValue
{
    /// <summary>How it was written.</summary>
    public required CommandValueKind Kind { get; init; }

    /// <summary>What was written.</summary>
    public required string Raw { get; init; }

    /// <summary>The value; null until it is known.</summary>
    public object? Value { get; init; }

    /// <summary>Language of a variable; empty otherwise.</summary>
    public string Language { get; init; } = "";

    /// <summary>Name of a variable or of a question; empty otherwise.</summary>
    public string Name { get; init; } = "";

    /// <summary>Prompt of a question; empty otherwise.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>What a question asks for: text, file, password, date, color and so on; empty otherwise.</summary>
    public string InputType { get; init; } = "";

    // "saveAs" of .NET Interactive keeps the answer on the machine.
    internal bool IsKept { get; init; }
}
