namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Names the source of a type's formatters. Any attribute of this name with these properties counts, so that a library need not refer to
/// this assembly.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Type that creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>Media types that the type is shown in; null: the usual ones.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
