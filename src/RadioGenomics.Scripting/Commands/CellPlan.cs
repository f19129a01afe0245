using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>What a cell does, in order, and what is wrong with it.</summary>
sealed record CellPlan(ImmutableArray<CellStep> Steps, ImmutableArray<CellFault> Faults);

/// <summary>A piece of code, or calls of one command.</summary>
sealed record CellStep
{
    /// <summary>The code; null for a command.</summary>
    public CellBlock? Block { get; init; }

    /// <summary>The code's language.</summary>
    public LanguageEntry? Entry { get; init; }

    /// <summary>The command; null for code.</summary>
    public ICellCommand? Command { get; init; }

    /// <summary>The command's calls.</summary>
    public ImmutableArray<CommandCall> Calls { get; init; } = [];

    /// <summary>Number of lines before the rest of the cell, which names languages that the cell itself adds and so cannot be read yet.</summary>
    public int? RestFrom { get; init; }

    /// <summary>Everything with values that must be checked.</summary>
    public IEnumerable<CommandCall> AllCalls => Block?.Selector is CommandCall selector ? Calls.Prepend(selector) : Calls;
}
