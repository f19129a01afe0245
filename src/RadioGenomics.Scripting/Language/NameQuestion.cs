namespace RadioGenomics.Scripting;

/// <summary><c>name?</c> asks what a name is, as in other notebooks. It is not valid C#, so no cell can mean anything else by it.</summary>
public static class NameQuestion
{
    /// <summary>The name that is asked for; null when a cell is something else.</summary>
    public static string? In(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string name = code.Trim();
        return name.Length > 1 && name[^1] == '?' && name[..^1].All(c => char.IsLetterOrDigit(c) || c is '_' or '.') ? name[..^1] : null;
    }
}
