namespace Microsoft.DotNet.Interactive;

/// <summary>Names of a language.</summary>
/// <param name="localName">Name, such as "csharp".</param>
/// <param name="aliases">Further names.</param>
public sealed class KernelInfo(string localName, string[]? aliases = null)
{
    internal static KernelInfo CSharp { get; } = new("csharp", ["c#", "C#"]) { LanguageName = "C#" };

    /// <summary>Name, such as "csharp".</summary>
    public string LocalName { get; } = localName;

    /// <summary>Further names.</summary>
    public IReadOnlyList<string> Aliases { get; } = aliases ?? [];

    /// <summary>Name for people.</summary>
    public string DisplayName { get; init; } = localName;

    /// <summary>Name of the language itself, such as "C#".</summary>
    public string LanguageName { get; init; } = "";

    internal bool Has(string name) => LocalName == name || Aliases.Contains(name);

    /// <inheritdoc/>
    public override string ToString() => LocalName;
}
