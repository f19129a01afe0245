namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula in LaTeX, shown as such.</summary>
/// <param name="latexCode">The code, with its <c>$$</c>.</param>
public sealed class LaTeXString(string latexCode)
{
    internal const string MimeType = "text/latex";

    /// <summary>The code.</summary>
    public override string ToString() => latexCode;

    /// <summary>A text taken as LaTeX.</summary>
    /// <param name="source">The code.</param>
    public static implicit operator LaTeXString(string source) => new(source);

    /// <summary>A text taken as LaTeX.</summary>
    /// <param name="source">The code.</param>
    public static LaTeXString ToLaTeXString(string source) => new(source);
}

/// <summary>A formula in LaTeX math mode, shown as such.</summary>
/// <param name="latexCode">The formula, without <c>$</c>.</param>
public sealed class MathString(string latexCode)
{
    /// <summary>The formula between <c>$$</c>.</summary>
    public override string ToString() => $"$${latexCode}$$";

    /// <summary>A text taken as a formula.</summary>
    /// <param name="source">The formula.</param>
    public static implicit operator MathString(string source) => new(source);

    /// <summary>A text taken as a formula.</summary>
    /// <param name="source">The formula.</param>
    public static MathString ToMathString(string source) => new(source);
}
