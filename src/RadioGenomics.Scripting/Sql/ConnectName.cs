namespace RadioGenomics.Scripting;

/// <summary>Names of languages that <c>#!connect</c> adds.</summary>
static class ConnectName
{
    /// <summary>A name that can be a selector.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ConnectFailed"/>.</exception>
    public static string Check(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.') ? name : throw Throw.KernelName(name);

    /// <summary>A name that no language has which the notebook needs.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ConnectFailed"/>.</exception>
    public static string CheckFree(string name, NotebookSession session, Func<ICellLanguage, bool> mayBeReplaced) =>
        !session.Languages.TryFind(Check(name), out LanguageEntry? entry) || (entry.IsCreated && mayBeReplaced(entry.Language)) ? name : throw Throw.KernelNameTaken(name);

    /// <summary>The selector that a line will add when it runs, without its <c>#!</c>; null when it adds none.</summary>
    public static string? Announced(string line)
    {
        string[] words = line.StartsWith("#!connect ", StringComparison.Ordinal) ? line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        int at = Array.IndexOf(words, "--kernel-name") + 1;
        if (at == 0 || at == words.Length || words[at].Trim('"') is not { Length: > 0 } name)
        {
            return null;
        }
        return words[1] switch
        {
            "sqlite" or "mssql" or "postgres" => "sql-" + name,
            "kql" => "kql-" + name,
            _ => name,
        };
    }

    /// <summary>What the user is told.</summary>
    public static string Added(string name) => $"Kernel added: #!{name}";
}
