namespace RadioGenomics.Scripting;

/// <summary>
/// Receives what a cell shows while it runs. The runner collects it; a kernel sends it on. Calls may come from any thread, also from work
/// that the cell left behind.
/// </summary>
public interface ICellSink
{
    /// <summary>Text printed by the cell.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">The text.</param>
    void WriteStream(string name, string text);

    /// <summary>A display, the result, or the error of the cell.</summary>
    void WriteOutput(NotebookOutput output);

    /// <summary>New content for a display of this session that was shown earlier.</summary>
    void UpdateDisplay(DataOutput output);

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    void ClearOutput(bool wait);
}
