namespace Microsoft.DotNet.Interactive.Directives;

/// <summary>Describes a <c>#!</c> command. Notebooks may declare it; this host does not add commands.</summary>
/// <param name="name">Name, such as "#!fruit".</param>
public sealed class KernelActionDirective(string name)
{
    /// <summary>Name, such as "#!fruit".</summary>
    public string Name { get; } = name;

    /// <summary>What it does.</summary>
    public string? Description { get; set; }

    /// <summary>Its parameters.</summary>
    public IList<KernelDirectiveParameter> Parameters { get; init; } = [];
}

/// <summary>Describes a parameter of a <c>#!</c> command.</summary>
/// <param name="name">Name, such as "--color".</param>
/// <param name="description">What it means.</param>
public sealed class KernelDirectiveParameter(string name, string? description = null)
{
    /// <summary>Name, such as "--color".</summary>
    public string Name { get; } = name;

    /// <summary>What it means.</summary>
    public string? Description { get; } = description;

    /// <summary>Whether it must be given.</summary>
    public bool Required { get; set; }
}
