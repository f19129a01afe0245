using System.Globalization;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary>One line on standard error for each cell that starts, and one for a cell that fails.</summary>
sealed class NotebookProgress(string name) : IProgress<CellProgress>
{
    const int WidestSource = 60;

    public void Report(CellProgress value)
    {
        if (value.Status == CellStatus.Running)
        {
            string source = value.FirstLine.Length <= WidestSource ? value.FirstLine : value.FirstLine[..(WidestSource - 1)] + "…";
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} [{value.Number}/{value.Count}] {source}"));
        }
    }
}
