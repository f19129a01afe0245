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

    /// <summary>What the user is told.</summary>
    public static string Added(string name) => $"Kernel added: #!{name}";
}
