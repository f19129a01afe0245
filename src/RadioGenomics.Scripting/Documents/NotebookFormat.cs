namespace RadioGenomics.Scripting;

/// <summary>How a notebook is stored.</summary>
public enum NotebookFormat
{
    /// <summary>Jupyter's JSON, nbformat 4 (<c>.ipynb</c>): cells, outputs, metadata.</summary>
    Ipynb,
    /// <summary>Text with a line such as <c>#!csharp</c> before each cell (<c>.dib</c>), as .NET Interactive stored it: cells only.</summary>
    Dib,
}
