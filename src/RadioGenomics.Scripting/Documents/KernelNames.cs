using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>A language of cells: its name in selectors and metadata, how people call it, and other names for it.</summary>
/// <param name="Name">Such as "csharp".</param>
/// <param name="LanguageName">Such as "C#"; empty when nobody said.</param>
/// <param name="Aliases">Such as "C#", "c#".</param>
sealed record KernelName(string Name, string LanguageName, params ImmutableArray<string> Aliases)
{
    /// <summary>As it stands in metadata, members in the order that VS Code writes.</summary>
    public JsonObject ToJson() => new()
    {
        ["aliases"] = new JsonArray([.. Aliases.Select(a => (JsonNode)a)]),
        ["languageName"] = LanguageName,
        ["name"] = Name,
    };
}

/// <summary>The languages that a document can name, compared whole and by case; of two with one name or alias the first counts.</summary>
sealed class KernelNames
{
    public const string CSharp = "csharp", FSharp = "fsharp", PowerShell = "pwsh", Markdown = "markdown", Raw = "raw";

    readonly ImmutableArray<KernelName> _all;
    readonly Dictionary<string, KernelName> _byName = new(StringComparer.Ordinal);

    KernelNames(ImmutableArray<KernelName> all)
    {
        _all = all;
        // Names before aliases: nobody's alias hides a language.
        foreach (KernelName kernel in all)
        {
            _byName.TryAdd(kernel.Name, kernel);
        }
        foreach (KernelName kernel in all)
        {
            foreach (string alias in kernel.Aliases)
            {
                _byName.TryAdd(alias, kernel);
            }
        }
    }

    /// <summary>The languages of .NET Interactive.</summary>
    public static KernelNames Standard { get; } = new(
    [
        new(CSharp, "C#", "c#", "C#", "cs"),
        new(FSharp, "F#", "f#", "F#", "fs"),
        new(PowerShell, "PowerShell", "powershell"),
        new("javascript", "JavaScript", "js"),
        new("html", "HTML"),
        new(Markdown, "Markdown", "md"),
        new("mermaid", "Mermaid"),
        new("sql", "SQL"),
        new("kql", "KQL"),
        new("value", "value"),
        new("http", "HTTP"),
    ]);

    /// <summary>The languages of a host, and those of .NET Interactive, which documents name in any case.</summary>
    public static KernelNames Of(IEnumerable<KernelName> host)
    {
        KernelName[] own = [.. host];
        return new([.. own, .. Standard._all.Where(s => !own.Any(k => k.Name == s.Name))]);
    }

    /// <summary>The language with a name or alias; null when there is none.</summary>
    public KernelName? Find(string nameOrAlias) => _byName.GetValueOrDefault(nameOrAlias);

    /// <summary>The name for what metadata calls a language, such as "C#" or "csharp"; unknown ones stay as they are.</summary>
    public string Normalize(string language) => (Find(language)
        ?? _all.FirstOrDefault(k => Same(k.Name, language) || Same(k.LanguageName, language) || k.Aliases.Any(a => Same(a, language))))?.Name ?? language;

    /// <summary>These names, and what a document's <c>kernelInfo</c> adds. What does not look like a name is passed over.</summary>
    public KernelNames Merge(JsonNode? kernelInfo)
    {
        if (kernelInfo is not JsonObject info || info["items"] is not JsonArray items)
        {
            return this;
        }
        var merged = _all.ToList();
        foreach (JsonObject item in items.OfType<JsonObject>())
        {
            if (!TryRead(item, out KernelName? read))
            {
                continue;
            }
            int known = merged.FindIndex(k => k.Name == read.Name);
            if (known < 0)
            {
                merged.Add(read);
            }
            else
            {
                merged[known] = merged[known] with { Aliases = [.. merged[known].Aliases.Union(read.Aliases, StringComparer.Ordinal)] };
            }
        }
        return new([.. merged]);
    }

    /// <summary>These names and one more.</summary>
    public KernelNames With(string name) => Find(name) is null ? new([.. _all, new(name, "")]) : this;

    static bool TryRead(JsonObject item, [NotNullWhen(true)] out KernelName? kernel)
    {
        string? name = JsonText.Of(item["name"]);
        kernel = string.IsNullOrWhiteSpace(name) ? null : new KernelName(name, JsonText.Of(item["languageName"]) ?? "",
            [.. (item["aliases"] as JsonArray ?? []).Select(JsonText.Of).OfType<string>().Where(a => a.Length > 0)]);
        return kernel is not null;
    }

    static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
