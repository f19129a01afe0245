namespace RadioGenomics.Scripting;

/// <summary>Somebody who can be asked while a cell runs.</summary>
public interface ICellInput
{
    /// <summary>Asks for one line and waits for it.</summary>
    /// <param name="prompt">What is shown to the user; may be empty.</param>
    /// <param name="isPassword">Whether what is typed is hidden.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The line without its end; null when there is nobody any more.</returns>
    string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation);
}
