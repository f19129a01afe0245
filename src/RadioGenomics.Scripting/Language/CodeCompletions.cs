using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>What may stand where the cursor is.</summary>
/// <param name="Items">The possibilities, sorted by name.</param>
/// <param name="Start">Start of the text that a possibility replaces, in UTF-16 units.</param>
/// <param name="End">End of that text.</param>
public sealed record CodeCompletions(ImmutableArray<CodeCompletion> Items, int Start, int End)
{
    /// <summary>Nothing at a position.</summary>
    public static CodeCompletions None(int position) => new([], position, position);
}

/// <summary>One possibility.</summary>
/// <param name="Text">What would stand there.</param>
/// <param name="Kind">method, property, field, class, struct, enum, interface, namespace, keyword, variable or event.</param>
public sealed record CodeCompletion(string Text, string Kind);

/// <summary>Whether a text is a whole submission.</summary>
public enum CodeStatus
{
    /// <summary>It can be executed.</summary>
    Complete,
    /// <summary>More must follow.</summary>
    Incomplete,
    /// <summary>It is wrong whatever follows.</summary>
    Invalid,
}
