namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Plain text.</summary>
public static class PlainTextFormatter
{
    /// <summary>Media type.</summary>
    public const string MimeType = "text/plain";

    /// <summary>The formatter that a type is shown with.</summary>
    /// <param name="type">The type.</param>
    public static ITypeFormatter GetPreferredFormatterFor(Type type) => Formatter.GetPreferredFormatterFor(type, MimeType);

    /// <summary>The formatter that a type is shown with.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static ITypeFormatter GetPreferredFormatterFor<T>() => Formatter.GetPreferredFormatterFor(typeof(T), MimeType);
}

/// <summary>Writes values of a type as text/plain.</summary>
/// <typeparam name="T">The type.</typeparam>
public class PlainTextFormatter<T> : TypeFormatter<T>
{
    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function; false: ask the next formatter.</param>
    public PlainTextFormatter(FormatDelegate<T> format)
        : base(format)
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    public PlainTextFormatter(Action<T, FormatContext> format)
        : base(From(format))
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    public PlainTextFormatter(Func<T, string> format)
        : base(From(format))
    {
    }

    /// <inheritdoc/>
    public override string MimeType => PlainTextFormatter.MimeType;
}
