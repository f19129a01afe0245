using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>What a notebook says about its language, and which language a cell is in.</summary>
static class NotebookLanguage
{
    const string Polyglot = "polyglot_notebook", Interactive = "dotnet_interactive";

    /// <summary>What a new notebook for this library's C# session says.</summary>
    public static JsonObject Metadata()
    {
        var metadata = new JsonObject();
        Describe(metadata, KernelNames.CSharp);
        return metadata;
    }

    /// <summary>The languages that a document can name.</summary>
    public static KernelNames NamesOf(NotebookDocument document, KernelNames? host = null) => (host ?? KernelNames.Standard)
        .Merge(document.Metadata["kernelInfo"])
        .Merge((document.Metadata[Polyglot] as JsonObject)?["kernelInfo"]);

    /// <summary>The language of cells that name none: the first of the places where hosts have put it.</summary>
    public static string DefaultOf(NotebookDocument document)
    {
        JsonObject metadata = document.Metadata;
        string? named = JsonText.At(metadata, "kernelInfo", "defaultKernelName")
            ?? JsonText.At(metadata, Polyglot, "defaultKernelName")
            // VS Code wrote it here.
            ?? JsonText.At(metadata, Polyglot, "kernelInfo", "defaultKernelName")
            ?? JsonText.At(metadata, Interactive, "defaultKernelName")
            ?? JsonText.At(metadata, "kernelspec", "language");
        return named is null ? KernelNames.CSharp : NamesOf(document).Normalize(named);
    }

    /// <summary>The language that metadata of a cell (or of a request to execute one) names; null when it names none.</summary>
    public static string? Named(JsonObject metadata) =>
        JsonText.At(metadata, Polyglot, "kernelName") ?? JsonText.At(metadata, Interactive, "language");

    /// <summary>The language of a code cell: its first word where that is a selector, its metadata, the document's default.</summary>
    public static string Of(NotebookCell cell, KernelNames names, string defaultLanguage) =>
        Selector(cell.Source, names)?.Name ?? (Named(cell.Metadata) is string named ? names.Normalize(named) : defaultLanguage);

    /// <summary>Sets the language of a cell where hosts look for it; leaves everything else.</summary>
    public static void Write(JsonObject metadata, string language)
    {
        JsonOrder.Set(metadata, Interactive, "language", language);
        JsonOrder.Set(metadata, Polyglot, "kernelName", language);
    }

    /// <summary>The cells of a notebook made for .NET Interactive, each with its language where hosts look for it.</summary>
    public static ImmutableArray<NotebookCell> WithLanguages(NotebookDocument document, ImmutableArray<NotebookCell> cells)
    {
        if (!IsInteractive(document.Metadata))
        {
            return cells;
        }
        KernelNames names = NamesOf(document);
        string standard = DefaultOf(document);
        return [.. cells.Select(c => c.Kind == CellKind.Code ? c with { Metadata = Written(c.Metadata, Of(c, names, standard)) } : c)];
    }

    static JsonObject Written(JsonObject metadata, string language)
    {
        var copy = (JsonObject)metadata.DeepClone();
        Write(copy, language);
        return copy;
    }

    // Whether a notebook was made for .NET Interactive.
    static bool IsInteractive(JsonObject metadata) => metadata.ContainsKey(Polyglot) || metadata.ContainsKey(Interactive)
        || metadata.ContainsKey("kernelInfo") || IsInteractiveKernel(metadata);

    /// <summary>Sets kernelspec and language_info; a kernelspec of .NET Interactive stays, and so does everything else.</summary>
    public static void Describe(JsonObject metadata, string language)
    {
        if (!IsInteractiveKernel(metadata))
        {
            JsonOrder.Set(metadata, "kernelspec", language == KernelNames.CSharp
                ? Kernelspec("radiogenomics", "C# (RadioGenomics)", "C#") : InteractiveKernelspec(language));
        }
        JsonOrder.Set(metadata, "language_info", LanguageInfo(language));
    }

    /// <summary>The kernel of .NET Interactive for a default language.</summary>
    public static JsonObject InteractiveKernelspec(string language) => language switch
    {
        KernelNames.FSharp => Kernelspec(".net-fsharp", ".NET (F#)", "F#"),
        KernelNames.PowerShell => Kernelspec(".net-powershell", ".NET (PowerShell)", "PowerShell"),
        _ => Kernelspec(".net-csharp", ".NET (C#)", "C#"),
    };

    /// <summary>The language whose selector is the first word of a source; null when the first word is something else.</summary>
    public static KernelName? Selector(string source, KernelNames names)
    {
        ReadOnlySpan<char> start = source.AsSpan().TrimStart();
        if (!start.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }
        int end = start.IndexOfAny(" \t\r\n");
        return names.Find((end < 0 ? start : start[..end])[2..].ToString());
    }

    static bool IsInteractiveKernel(JsonObject metadata) => JsonText.At(metadata, "kernelspec", "name") is ".net-csharp" or ".net-fsharp" or ".net-powershell";

    static JsonObject Kernelspec(string name, string displayName, string language) =>
        new() { ["display_name"] = displayName, ["language"] = language, ["name"] = name };

    // Not the "polyglot-notebook" of VS Code: no highlighter knows that name, and converted pages lose their colours.
    static JsonObject LanguageInfo(string language) => language switch
    {
        KernelNames.FSharp => LanguageInfo(".fs", "text/x-fsharp", "F#", "fsharp", "10.0"),
        KernelNames.PowerShell => LanguageInfo(".ps1", "text/x-powershell", "PowerShell", "powershell", "7.0"),
        _ => LanguageInfo(".cs", "text/x-csharp", "C#", "csharp", "14.0"),
    };

    static JsonObject LanguageInfo(string extension, string mime, string name, string lexer, string version) => new()
    {
        ["file_extension"] = extension,
        ["mimetype"] = mime,
        ["name"] = name,
        ["pygments_lexer"] = lexer,
        ["version"] = version,
    };
}
