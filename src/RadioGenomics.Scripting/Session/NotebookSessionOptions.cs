using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>How a session is set up.</summary>
public sealed record NotebookSessionOptions
{
    /// <summary>Folder of the document, which relative paths start in; null: the present folder of the process, followed when it changes.</summary>
    public string? BaseDirectory { get; init; }

    /// <summary>What the host adds: commands and languages that this room may not know.</summary>
    public ImmutableArray<INotebookExtension> Extensions { get; init; } = [];

    /// <summary>Answers to <c>@input</c> and <c>@password</c> by name, for runs without a user.</summary>
    public ImmutableSortedDictionary<string, string> Inputs { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Where packages of <c>#r "nuget:…"</c> come from, and the lock file.</summary>
    public PackageOptions Packages { get; init; } = new();

    /// <summary>Whether warnings of the compiler are shown.</summary>
    public bool ShowWarnings { get; init; } = true;

    /// <summary>Fetches the text of an address for <c>#!value --from-url</c>; null: not allowed.</summary>
    public Func<Uri, CancellationToken, Task<string>>? Fetch { get; init; }
}

/// <summary>Something that adds commands and languages to a session.</summary>
public interface INotebookExtension
{
    /// <summary>Adds them. Must be quick: create what is costly on first use.</summary>
    void Register(NotebookSession session);
}
