namespace RadioGenomics.Scripting;

/// <summary>A parameter that a notebook declares in its cell tagged "parameters".</summary>
public sealed record NotebookParameter
{
    /// <summary>Name of the variable.</summary>
    public required string Name { get; init; }

    /// <summary>Declared type as C# writes it: "double", "string?".</summary>
    public required string Type { get; init; }

    /// <summary>Value in the notebook, as C# writes it.</summary>
    public required string Default { get; init; }
}
