namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values of a type in a media type.</summary>
public interface ITypeFormatter
{
    /// <summary>Media type that is written.</summary>
    string MimeType { get; }

    /// <summary>Type of the values; may be an open generic type.</summary>
    Type Type { get; }

    /// <summary>Writes a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="context">Where to.</param>
    /// <returns>False: this formatter does not take the value, ask the next.</returns>
    bool Format(object instance, FormatContext context);
}

/// <summary>Writes values of a type in a media type.</summary>
/// <typeparam name="T">The type.</typeparam>
public interface ITypeFormatter<in T> : ITypeFormatter
{
    /// <summary>Writes a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="context">Where to.</param>
    /// <returns>False: this formatter does not take the value, ask the next.</returns>
    bool Format(T instance, FormatContext context);
}

/// <summary>Creates the formatters of a type that names it in a <see cref="TypeFormatterSourceAttribute"/>.</summary>
public interface ITypeFormatterSource
{
    /// <summary>The formatters.</summary>
    IEnumerable<ITypeFormatter> CreateTypeFormatters();
}
