using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>One cell of an imported file.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Language">Its language; never missing, so that no cell is looked up without a name.</param>
/// <param name="Origin">Name for messages.</param>
/// <param name="MayFail">Whether it is tagged to raise an error.</param>
sealed record ImportedCell(string Source, string Language, string Origin, bool MayFail = false);

/// <summary>The cells of a file that <c>#!import</c> runs.</summary>
sealed record ImportedFile(ImmutableArray<ImportedCell> Cells, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Largest file of code that is read, in bytes.</summary>
    internal const long MaxCodeBytes = 16L << 20;

    static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = KernelNames.CSharp,
        [".csx"] = KernelNames.CSharp,
        [".fs"] = KernelNames.FSharp,
        [".fsx"] = KernelNames.FSharp,
        [".html"] = "html",
        [".js"] = "javascript",
    };

    /// <summary>Reads a file; its extension says what it is.</summary>
    /// <param name="path">A whole path.</param>
    /// <param name="session">Says which languages there are.</param>
    public static ImportedFile Read(string path, NotebookSession session)
    {
        string name = Path.GetFileName(path);
        if (Languages.TryGetValue(Path.GetExtension(path), out string? language))
        {
            return new([new(NotebookDocument.ReadText(path, MaxCodeBytes), language, name)], []);
        }
        var document = NotebookDocument.Read(path, Names(session));
        KernelNames names = NotebookLanguage.NamesOf(document, Names(session));
        string standard = NotebookLanguage.DefaultOf(document);
        return new([.. document.Cells.Select((c, i) => Cell(c, FormattableString.Invariant($"{name} cell {i + 1}"), names, standard)).OfType<ImportedCell>()], document.Diagnostics);
    }

    /// <summary>Refuses what cannot be imported, by its extension.</summary>
    public static void RequireSupported(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".ps1" or ".http")
        {
            throw Throw.Unsupported($"#!import {Path.GetFileName(path)}", extension == ".ps1"
                ? "PowerShell is not run here; run the script in a terminal before." : "Requests are not sent here; fetch the data before, or use HttpClient in C#.");
        }
        if (!Languages.ContainsKey(extension) && extension is not (".ipynb" or ".dib"))
        {
            throw Throw.ImportExtension(path);
        }
    }

    static ImportedCell? Cell(NotebookCell cell, string origin, KernelNames names, string standard) =>
        cell.Kind == CellKind.Raw || string.IsNullOrWhiteSpace(cell.Source) || cell.HasTag("skip-execution") ? null
        : new ImportedCell(cell.Source, cell.Kind == CellKind.Markdown ? KernelNames.Markdown
            // A selector in the text is the session's to read.
            : NotebookLanguage.Named(cell.Metadata) is string named ? names.Normalize(named) : standard, origin, cell.HasTag("raises-exception"));

    static KernelNames Names(NotebookSession session) =>
        KernelNames.Of(session.Languages.Items.Select(l => new KernelName(l.Name, l.LanguageName, l.Aliases)));
}
