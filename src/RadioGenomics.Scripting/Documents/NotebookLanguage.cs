using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>What a notebook says about its language, and which language a cell is in.</summary>
static class NotebookLanguage
{
    static readonly HashSet<string> CSharpNames = new(StringComparer.OrdinalIgnoreCase) { "csharp", "c#", "cs" };

    public static JsonObject Metadata()
    {
        var metadata = new JsonObject();
        Describe(metadata);
        return metadata;
    }

    /// <summary>Sets kernelspec and language_info; leaves everything else.</summary>
    public static void Describe(JsonObject metadata)
    {
        JsonOrder.Set(metadata, "kernelspec", new JsonObject
        {
            ["display_name"] = "C# (RadioGenomics)",
            ["language"] = "C#",
            ["name"] = "radiogenomics",
        });
        JsonOrder.Set(metadata, "language_info", new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
            ["version"] = "14.0",
        });
    }

    /// <summary>The language that a cell's metadata names; null when it names none or C#.</summary>
    public static string? ForeignLanguage(NotebookCell cell)
    {
        string? named = Text(cell.Metadata, "polyglot_notebook", "kernelName") ?? Text(cell.Metadata, "dotnet_interactive", "language");
        return named is null || CSharpNames.Contains(named) ? null : named;
    }

    static string? Text(JsonObject metadata, string first, string second) =>
        metadata[first] is JsonObject inner && inner[second] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

static class JsonOrder
{
    /// <summary>Sets a member so that sorted members stay sorted, as Jupyter writes them.</summary>
    public static void Set(JsonObject target, string name, JsonNode? value)
    {
        target.Remove(name);
        int position = 0;
        while (position < target.Count && string.CompareOrdinal(target.GetAt(position).Key, name) < 0)
        {
            position++;
        }
        target.Insert(position, name, value);
    }
}
