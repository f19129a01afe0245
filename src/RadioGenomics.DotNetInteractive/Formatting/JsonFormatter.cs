using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>JSON, which frontends receive as JSON and not as text.</summary>
public static class JsonFormatter
{
    /// <summary>Media type.</summary>
    public const string MimeType = "application/json";

    /// <summary>How values become JSON: names as they are, numbers that JSON lacks as texts, cycles left out.</summary>
    public static JsonSerializerOptions SerializerOptions { get; } = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The formatter that a type is shown with.</summary>
    /// <param name="type">The type.</param>
    public static ITypeFormatter GetPreferredFormatterFor(Type type) => Formatter.GetPreferredFormatterFor(type, MimeType);

    /// <summary>The formatter that a type is shown with.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static ITypeFormatter GetPreferredFormatterFor<T>() => Formatter.GetPreferredFormatterFor(typeof(T), MimeType);

    internal static string Write(object? value) => JsonSerializer.Serialize(value, SerializerOptions);
}

/// <summary>Writes values of a type as application/json.</summary>
/// <typeparam name="T">The type.</typeparam>
public class JsonFormatter<T> : TypeFormatter<T>
{
    /// <summary>Serializes values with <see cref="JsonFormatter.SerializerOptions"/>.</summary>
    public JsonFormatter()
        : base(From(value => JsonFormatter.Write(value)))
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function; false: ask the next formatter.</param>
    public JsonFormatter(FormatDelegate<T> format)
        : base(format)
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    public JsonFormatter(Action<T, FormatContext> format)
        : base(From(format))
    {
    }

    /// <summary>Wraps a function.</summary>
    /// <param name="format">The function.</param>
    public JsonFormatter(Func<T, string> format)
        : base(From(format))
    {
    }

    /// <inheritdoc/>
    public override string MimeType => JsonFormatter.MimeType;
}
