using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Carries a notebook from one format to the other, and says what the other cannot hold.</summary>
static class DocumentConversion
{
    // Members of a Jupyter notebook's metadata that the other format says in its own way, or not at all.
    static readonly string[] OfJupyter = ["kernelspec", "language_info", "kernelInfo", "polyglot_notebook", "dotnet_interactive", ProvenanceBlock.Key];

    /// <summary>
    /// The notebook as Jupyter stores it. Every cell gets its selector as first line, unless it and the notebook are in C#: Jupyter's clients do
    /// not tell a kernel the metadata of a cell, and a kernel for each language is seldom installed.
    /// </summary>
    public static NotebookDocument ToIpynb(NotebookDocument document)
    {
        KernelNames names = NotebookLanguage.NamesOf(document);
        string language = NotebookLanguage.DefaultOf(document);
        JsonObject metadata = Without(document.Metadata, "kernelInfo");
        JsonOrder.Set(metadata, "kernelspec", NotebookLanguage.InteractiveKernelspec(language));
        NotebookLanguage.Describe(metadata, language);
        JsonOrder.Set(metadata, "polyglot_notebook", "kernelInfo", KernelInfo(document.Metadata["kernelInfo"], language, Used(document, names, language), names));
        return document with
        {
            Format = NotebookFormat.Ipynb,
            FormatMinor = 5,
            Metadata = metadata,
            Cells = [.. document.Cells.Select(c => WithSelector(c, names, language))],
        };
    }

    /// <summary>The notebook as text. Outputs, tags and attachments are left out, and said to be.</summary>
    public static NotebookDocument ToDib(NotebookDocument document)
    {
        KernelNames names = NotebookLanguage.NamesOf(document);
        string language = NotebookLanguage.DefaultOf(document);
        ImmutableArray<string> used = [.. Used(document, names, language), .. document.Cells.Any(c => c.Kind == CellKind.Raw) ? [KernelNames.Raw] : Array.Empty<string>()];
        JsonNode? stored = document.Metadata["kernelInfo"] ?? (document.Metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"];
        var metadata = new JsonObject { ["kernelInfo"] = KernelInfo(stored, language, used, names) };
        foreach ((string key, JsonNode? value) in Without(document.Metadata, OfJupyter))
        {
            metadata[key] = value?.DeepClone();
        }
        return document with
        {
            Format = NotebookFormat.Dib,
            Metadata = metadata,
            Cells = [.. document.Cells.Select(c => WithoutSelector(c, names, language))],
            Diagnostics = [.. document.Diagnostics, .. Lost(document, names)],
        };
    }

    /// <summary>The source without a first line that is only a selector.</summary>
    public static string WithoutSelector(string source, KernelNames names)
    {
        string text = TextLines.Normalize(source);
        string first = text.TrimStart('\n').Split('\n', 2)[0].TrimEnd();
        return first.StartsWith("#!", StringComparison.Ordinal) && names.Find(first[2..]) is not null
            ? string.Concat(text.TrimStart('\n').Split('\n', 2).Skip(1)) : text;
    }

    static NotebookCell WithSelector(NotebookCell cell, KernelNames names, string language)
    {
        if (cell.Kind != CellKind.Code)
        {
            return cell;
        }
        string own = NotebookLanguage.Of(cell, names, language);
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        NotebookLanguage.Write(metadata, own);
        bool isPlain = (own == language && own == KernelNames.CSharp) || NotebookLanguage.Selector(cell.Source, names) is not null;
        return cell with { Metadata = metadata, Source = isPlain ? cell.Source : $"#!{own}\n{cell.Source}" };
    }

    static NotebookCell WithoutSelector(NotebookCell cell, KernelNames names, string language)
    {
        var metadata = new JsonObject();
        if (cell.Kind == CellKind.Code)
        {
            NotebookLanguage.Write(metadata, NotebookLanguage.Of(cell, names, language));
        }
        return cell with
        {
            Metadata = metadata,
            Outputs = [],
            ExecutionCount = null,
            Extra = [],
            Source = DibWriter.Trim(cell.Kind == CellKind.Code ? WithoutSelector(cell.Source, names) : TextLines.Normalize(cell.Source)),
        };
    }

    static IEnumerable<string> Used(NotebookDocument document, KernelNames names, string language) =>
        document.Cells.Where(c => c.Kind == CellKind.Code).Select(c => NotebookLanguage.Of(c, names, language)).Prepend(language).Distinct(StringComparer.Ordinal);

    // What the document says, and an item for every language that a cell is in: without it another host takes the selector for text.
    static JsonObject KernelInfo(JsonNode? stored, string language, IEnumerable<string> used, KernelNames names)
    {
        JsonObject info = stored is JsonObject known ? (JsonObject)known.DeepClone() : [];
        if (JsonText.At(info, "defaultKernelName") is null)
        {
            JsonOrder.Set(info, "defaultKernelName", language);
        }
        if (info["items"] is not JsonArray items)
        {
            items = [];
            JsonOrder.Set(info, "items", items);
        }
        HashSet<string> present = [.. items.Select(i => JsonText.At(i, "name")).OfType<string>()];
        foreach (string name in used.Where(present.Add))
        {
            items.Add((JsonNode)(names.Find(name) ?? new KernelName(name, "")).ToJson());
        }
        return info;
    }

    static IEnumerable<Diagnostic> Lost(NotebookDocument document, KernelNames names)
    {
        int outputs = document.Cells.Count(c => c.Outputs.Length > 0);
        int tags = document.Cells.Count(c => c.Tags.Any());
        int attachments = document.Cells.Count(c => c.Extra.ContainsKey("attachments"));
        (int Count, string What)[] lost = [(outputs, "outputs"), (tags, "tags (also 'parameters')"), (attachments, "attachments")];
        foreach ((int count, string what) in lost.Where(l => l.Count > 0))
        {
            yield return Diagnostic.Warning(ErrorCode.NotebookContentSkipped,
                FormattableString.Invariant($"'{document.Name}': {what} of {count} cells are left out, because .dib cannot hold them."));
        }
        for (int i = 0; i < document.Cells.Length; i++)
        {
            NotebookCell cell = document.Cells[i];
            string text = cell.Kind == CellKind.Code ? WithoutSelector(cell.Source, names) : TextLines.Normalize(cell.Source);
            string? splitting = text.Split('\n').FirstOrDefault(l => l.StartsWith("#!", StringComparison.Ordinal) && names.Find(l[2..]) is not null);
            if (splitting is not null)
            {
                yield return Diagnostic.Warning(ErrorCode.NotebookContentSkipped,
                    FormattableString.Invariant($"'{document.Name}', cell {i + 1}: its line '{splitting}' will start a cell of its own; .dib has no way to escape it."));
            }
        }
    }

    static JsonObject Without(JsonObject metadata, params string[] names)
    {
        var rest = (JsonObject)metadata.DeepClone();
        foreach (string name in names)
        {
            rest.Remove(name);
        }
        return rest;
    }
}
