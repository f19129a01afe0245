namespace RadioGenomics.Scripting;

/// <summary>How a cell ended.</summary>
public sealed record CellResult
{
    /// <summary>Why the cell failed; null when it did not.</summary>
    public ErrorOutput? Error { get; init; }

    /// <summary>The value of the trailing expression; null when there is none or it is null.</summary>
    public object? Value { get; init; }

    /// <summary>Whether the cell ended without an error.</summary>
    public bool Succeeded => Error is null;

    /// <summary>Whether work of the cell may still be running because it did not stop when asked to. The session refuses cells until it has ended.</summary>
    public bool IsAbandoned => Leftover is not null;

    /// <summary>Ends when the work that was left behind has ended; null when nothing was.</summary>
    internal Task? Leftover { get; init; }
}
