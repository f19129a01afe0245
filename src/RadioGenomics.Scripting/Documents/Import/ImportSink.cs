namespace RadioGenomics.Scripting;

/// <summary>Outputs of an imported cell: its value is shown, but a cell has one result, and that is not the imported one's.</summary>
sealed class ImportSink(ICellSink outer) : ICellSink
{
    public void WriteStream(string name, string text) => outer.WriteStream(name, text);

    public void WriteOutput(NotebookOutput output) =>
        outer.WriteOutput(output is DataOutput { IsResult: true } result ? result with { IsResult = false, ExecutionCount = null } : output);

    public void UpdateDisplay(DataOutput output) => outer.UpdateDisplay(output);

    public void ClearOutput(bool wait) => outer.ClearOutput(wait);
}
