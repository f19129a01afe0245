using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Writes the text format of .NET Interactive. It has no escapes and no outputs.</summary>
static class DibWriter
{
    public static string Write(NotebookDocument document)
    {
        var text = new StringBuilder();
        // Only the first #!meta is metadata: an empty one keeps such a line of a cell what it is.
        if (document.Metadata.Count > 0 || document.Cells.Any(c => c.Source.Split('\n').Any(l => l.StartsWith("#!meta", StringComparison.Ordinal))))
        {
            Block(text, "meta", PythonJson.WriteLine(document.Metadata));
        }
        KernelNames names = NotebookLanguage.NamesOf(document);
        foreach (NotebookCell cell in document.Cells)
        {
            if (Trim(cell.Source) is { Length: > 0 } source)
            {
                Block(text, NameOf(cell, names), source);
            }
        }
        return text.ToString();
    }

    /// <summary>The source as the format stores it: "\n" between lines, no empty lines around it.</summary>
    public static string Trim(string source) => string.Join('\n', Lines(source)).Trim('\n');

    /// <summary>The lines of a text, cut at "\n" or "\r\n".</summary>
    public static string[] Lines(string text) => [.. text.Split('\n').Select(l => l.TrimEnd('\r'))];

    static void Block(StringBuilder text, string name, string body)
    {
        // A blank line between blocks, none at the end.
        if (text.Length > 0)
        {
            text.Append('\n');
        }
        text.Append("#!").Append(name).Append("\n\n").Append(body).Append('\n');
    }

    static string NameOf(NotebookCell cell, KernelNames names) => cell.Kind switch
    {
        CellKind.Markdown => KernelNames.Markdown,
        CellKind.Raw => KernelNames.Raw,
        _ => NotebookLanguage.Named(cell.Metadata) is string named ? names.Normalize(named) : KernelNames.CSharp,
    };
}
