namespace RadioGenomics.Scripting;

/// <summary>What every cell can call without a prefix besides the names of .NET Interactive.</summary>
public static class NotebookCommands
{
    /// <summary>Cancellation, progress, seed and threads of the running cell.</summary>
    public static RunContext Run => CellScope.Current?.Run ?? RunContext.Ambient;

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => CellScope.Current?.Sink.ClearOutput(wait);
}
