namespace RadioGenomics.Scripting;

/// <summary>Display calls written after the value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows text as a given media type, such as "text/markdown" or "text/html".</summary>
    public static DisplayedValue? DisplayAs(this string text, string mime)
    {
        ArgumentNullException.ThrowIfNull(text);
        MimeBundle bundle = MimeBundle.FromText(text).With(mime, text);
        return NotebookCommands.Show([new FormattedOutput(bundle, IsTrusted: false)]);
    }

    /// <summary>Shows a value, written after it: <c>table.Display()</c>.</summary>
    public static DisplayedValue? Display(this object? value) => NotebookCommands.display(value);
}
