namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formatter made of a function.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class TypeFormatter<T> : ITypeFormatter<T>
{
    readonly FormatDelegate<T> _format;

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    protected TypeFormatter(FormatDelegate<T> format) => _format = format ?? throw new ArgumentNullException(nameof(format));

    /// <inheritdoc/>
    public abstract string MimeType { get; }

    /// <inheritdoc/>
    public virtual Type Type => typeof(T);

    /// <inheritdoc/>
    public virtual bool Format(T instance, FormatContext context) => _format(instance, context);

    /// <inheritdoc/>
    bool ITypeFormatter.Format(object instance, FormatContext context) => instance is T value && Format(value, context);

    internal static FormatDelegate<T> From(Action<T, FormatContext> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return (value, context) =>
        {
            format(value, context);
            return true;
        };
    }

    internal static FormatDelegate<T> From(Func<T, string> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return From((value, context) => context.Writer.Write(format(value)));
    }
}

/// <summary>What <see cref="Formatter.Register(ITypeFormatter)"/>'s other forms register.</summary>
sealed class RegisteredFormatter<T>(FormatDelegate<T> format, string mimeType, Type? type = null) : TypeFormatter<T>(format)
{
    public override string MimeType { get; } = string.IsNullOrWhiteSpace(mimeType) ? throw new ArgumentException("A media type is needed.", nameof(mimeType)) : mimeType;

    public override Type Type { get; } = type ?? typeof(T);
}
