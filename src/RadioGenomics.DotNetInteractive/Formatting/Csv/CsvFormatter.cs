namespace Microsoft.DotNet.Interactive.Formatting.Csv;

/// <summary>Comma separated values.</summary>
public static class CsvFormatter
{
    /// <summary>Media type.</summary>
    public const string MimeType = "text/csv";

    /// <summary>The formatter that a type is shown with.</summary>
    /// <param name="type">The type.</param>
    public static ITypeFormatter GetPreferredFormatterFor(Type type) => Formatter.GetPreferredFormatterFor(type, MimeType);

    /// <summary>The formatter that a type is shown with.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static ITypeFormatter GetPreferredFormatterFor<T>() => Formatter.GetPreferredFormatterFor(typeof(T), MimeType);
}

/// <summary>Writes values of a type as text/csv.</summary>
/// <typeparam name="T">The type.</typeparam>
public class CsvFormatter<T> : TypeFormatter<T>
{
    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function; false: ask the next formatter.</param>
    public CsvFormatter(FormatDelegate<T> format)
        : base(format)
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    public CsvFormatter(Action<T, FormatContext> format)
        : base(From(format))
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    public CsvFormatter(Func<T, string> format)
        : base(From(format))
    {
    }

    /// <inheritdoc/>
    public override string MimeType => CsvFormatter.MimeType;
}
