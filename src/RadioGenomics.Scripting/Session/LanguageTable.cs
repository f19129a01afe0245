using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Scripting;

/// <summary>The languages of a session by name. Each is created when it is first used.</summary>
public sealed class LanguageTable
{
    readonly Lock _gate = new();
    readonly Dictionary<string, LanguageEntry> _byName = new(StringComparer.Ordinal);
    readonly List<LanguageEntry> _entries = [];

    /// <summary>All languages, in the order in which they were added.</summary>
    public IReadOnlyList<LanguageEntry> Items
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Adds a language; one of the same name is replaced.</summary>
    public void Add(LanguageEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        lock (_gate)
        {
            _entries.RemoveAll(e => e.Name == entry.Name);
            _entries.Add(entry);
            foreach (string name in entry.Aliases.Prepend(entry.Name))
            {
                _byName[name] = entry;
            }
        }
    }

    /// <summary>The language of a name or alias; upper and lower case differ.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out LanguageEntry? entry)
    {
        lock (_gate)
        {
            return _byName.TryGetValue(name, out entry);
        }
    }
}

/// <summary>A language of a session.</summary>
public sealed class LanguageEntry
{
    readonly Lazy<ICellLanguage> _language;

    /// <summary>Describes a language.</summary>
    /// <param name="name">Name of the selector without <c>#!</c>.</param>
    /// <param name="languageName">Name for people.</param>
    /// <param name="summary">What its blocks do, in one sentence.</param>
    /// <param name="create">Creates it on first use.</param>
    public LanguageEntry(string name, string languageName, string summary, Func<ICellLanguage> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, LanguageName, Summary) = (name, languageName, summary);
        _language = new Lazy<ICellLanguage>(create);
    }

    /// <summary>Name of the selector without <c>#!</c>.</summary>
    public string Name { get; }

    /// <summary>Name for people.</summary>
    public string LanguageName { get; }

    /// <summary>What its blocks do, in one sentence.</summary>
    public string Summary { get; }

    /// <summary>Other names.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Parameters of its selector: <c>#!mermaid --display-width 400</c>.</summary>
    public ImmutableArray<CommandParameter> Parameters { get; init; } = [];

    /// <summary>Whether it has been created.</summary>
    public bool IsCreated => _language.IsValueCreated;

    /// <summary>The language; created now if it was not.</summary>
    public ICellLanguage Language => _language.Value;

    internal CommandSyntax Selector => new() { Name = "#!" + Name, Summary = Summary, Parameters = Parameters };
}
