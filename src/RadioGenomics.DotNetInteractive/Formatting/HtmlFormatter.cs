namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>HTML.</summary>
public static class HtmlFormatter
{
    /// <summary>Media type.</summary>
    public const string MimeType = "text/html";

    /// <summary>The formatter that a type is shown with.</summary>
    /// <param name="type">The type.</param>
    public static ITypeFormatter GetPreferredFormatterFor(Type type) => Formatter.GetPreferredFormatterFor(type, MimeType);

    /// <summary>The formatter that a type is shown with.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static ITypeFormatter GetPreferredFormatterFor<T>() => Formatter.GetPreferredFormatterFor(typeof(T), MimeType);
}

/// <summary>Writes values of a type as text/html.</summary>
/// <typeparam name="T">The type.</typeparam>
public class HtmlFormatter<T> : TypeFormatter<T>
{
    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function; false: ask the next formatter.</param>
    public HtmlFormatter(FormatDelegate<T> format)
        : base(format)
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    public HtmlFormatter(Action<T, FormatContext> format)
        : base(From(format))
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    public HtmlFormatter(Func<T, string> format)
        : base(From(format))
    {
    }

    /// <inheritdoc/>
    public override string MimeType => HtmlFormatter.MimeType;
}
