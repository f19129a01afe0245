namespace RadioGenomics.Scripting;

/// <summary>Code of one language within a cell.</summary>
public sealed record CellBlock
{
    /// <summary>Name of the language.</summary>
    public required string Language { get; init; }

    /// <summary>The code; lines separated by "\n". Lines that are commands are empty.</summary>
    public required string Code { get; init; }

    /// <summary>Line of the cell that the code starts in, from 1.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>The line that chose the language, with its parameters; null when the cell's own language did.</summary>
    public CommandCall? Selector { get; init; }

    /// <summary>Whether no code follows in the cell: its value is the cell's result.</summary>
    public bool IsLast { get; init; } = true;

    /// <summary>The code behind as many empty lines as stand before it in the cell, so that line numbers are those of the cell.</summary>
    public string CodeAtItsLine => FirstLine > 1 ? new string('\n', FirstLine - 1) + Code : Code;
}
