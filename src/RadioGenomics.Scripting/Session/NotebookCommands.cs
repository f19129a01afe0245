using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>What every cell can call without a prefix.</summary>
public static class NotebookCommands
{
    /// <summary>Cancellation, progress, seed and threads of the running cell.</summary>
    public static RunContext Run => CellScope.Current?.Run ?? RunContext.Ambient;

    /// <summary>Shows a value below the cell, as the cell's last expression would be shown.</summary>
    /// <param name="value">A table, a result, a figure specification, a matrix, a list of records, or anything else.</param>
    /// <param name="rows">Greatest number of rows shown of a table; null: the default.</param>
    /// <returns>A handle that can show another value in the same place; null outside of a cell.</returns>
#pragma warning disable IDE1006 // the name that notebooks of every host use
    public static DisplayedValue? display(object? value, int? rows = null)
#pragma warning restore IDE1006
    {
        // What is shown already is not shown twice.
        if (value is DisplayedValue shown)
        {
            return shown;
        }
        DisplayOptions options = rows is int count ? DisplayOptions.Default with { MaxRows = count } : DisplayOptions.Default;
        return Show(DisplayFormatter.Format(value, options));
    }

    /// <summary>Asks the user for a line.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <returns>What the user typed.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.CommandUnsupported"/> when nobody can be asked, as in a run without a
    /// user.</exception>
#pragma warning disable IDE1006 // the names that notebooks of every host use
    public static string input(string prompt = "") => CellScope.Current?.ReadLine(prompt, isPassword: false) ?? "";

    /// <summary>Asks the user for a line that is not shown while it is typed.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <returns>What the user typed.</returns>
    /// <exception cref="RadioGenomicsException">As for <see cref="input"/>.</exception>
    public static string password(string prompt = "") => CellScope.Current?.ReadLine(prompt, isPassword: true) ?? "";
#pragma warning restore IDE1006

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => CellScope.Current?.Sink.ClearOutput(wait);

    internal static DisplayedValue? Show(ImmutableArray<FormattedOutput> outputs)
    {
        if (CellScope.Current is not CellScope cell)
        {
            return null;
        }
        string id = cell.NextDisplayId();
        for (int i = 0; i < outputs.Length; i++)
        {
            cell.Sink.WriteOutput(new DataOutput
            {
                Data = outputs[i].Data,
                IsTrusted = outputs[i].IsTrusted,
                DisplayId = i == 0 ? id : null,
            });
        }
        return new DisplayedValue(cell.Sink, id);
    }
}
