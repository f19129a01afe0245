using System.Globalization;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// How values are shown. Chosen is the formatter that the user has registered for the most specific type, of several the last; then one that
/// the type names itself; then the default. A formatter that returns false leaves the value to the next.
/// </summary>
public static class Formatter
{
    static FormatterRegistry Registry => FormatterRegistry.Current;

    /// <summary>Media type of values whose type prefers none; texts are text/plain.</summary>
    public static string DefaultMimeType
    {
        get => Registry.Settings.DefaultMimeType;
        set => Registry.Settings.DefaultMimeType = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Greatest number of elements shown of a sequence. At least 0.</summary>
    public static int ListExpansionLimit
    {
        get => Registry.Settings.ListExpansionLimit ?? 20;
        set => Registry.Settings.ListExpansionLimit = NotNegative(value, nameof(ListExpansionLimit));
    }

    /// <summary>Greatest depth to which objects within objects are shown. At least 0.</summary>
    public static int RecursionLimit
    {
        get => Registry.Settings.RecursionLimit;
        set => Registry.Settings.RecursionLimit = NotNegative(value, nameof(RecursionLimit));
    }

    /// <summary>What is written for null.</summary>
    public static string NullString
    {
        get => Registry.Settings.NullString;
        set => Registry.Settings.NullString = value ?? "";
    }

    /// <summary>Registers a formatter.</summary>
    /// <param name="formatter">The formatter.</param>
    public static void Register(ITypeFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Registry.Add(formatter);
    }

    /// <summary>Registers a function as formatter.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="formatter">The function; false: ask the next formatter.</param>
    /// <param name="mimeType">Media type.</param>
    public static void Register<T>(FormatDelegate<T> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Register(new RegisteredFormatter<T>(formatter, mimeType));

    /// <summary>Registers a function as formatter.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="formatter">The function.</param>
    /// <param name="mimeType">Media type.</param>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Register(new RegisteredFormatter<T>(TypeFormatter<T>.From((value, context) => formatter(value, context.Writer)), mimeType));
    }

    /// <summary>Registers a function as formatter.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="formatter">The function.</param>
    /// <param name="mimeType">Media type.</param>
    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Register(new RegisteredFormatter<T>(TypeFormatter<T>.From(formatter), mimeType));

    /// <summary>Registers a function as formatter.</summary>
    /// <param name="type">Type of the values; may be an open generic type.</param>
    /// <param name="formatter">The function; false: ask the next formatter.</param>
    /// <param name="mimeType">Media type.</param>
    public static void Register(Type type, FormatDelegate<object> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(type);
        Register(new RegisteredFormatter<object>(formatter, mimeType, type));
    }

    /// <summary>Registers a function as formatter.</summary>
    /// <param name="type">Type of the values; may be an open generic type.</param>
    /// <param name="formatter">The function.</param>
    /// <param name="mimeType">Media type.</param>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(formatter);
        Register(new RegisteredFormatter<object>(TypeFormatter<object>.From((value, context) => formatter(value, context.Writer)), mimeType, type));
    }

    /// <summary>Sets the media types that a type is shown in.</summary>
    /// <param name="type">The type; those that derive from it follow.</param>
    /// <param name="preferredMimeTypes">The media types, one or more.</param>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(preferredMimeTypes);
        if (preferredMimeTypes.Length == 0 || preferredMimeTypes.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("At least one media type is needed, such as \"text/html\", and none may be empty.", nameof(preferredMimeTypes));
        }
        Registry.Prefer(type, preferredMimeTypes);
    }

    /// <summary>The media types that a type is shown in.</summary>
    /// <param name="type">The type.</param>
    public static IReadOnlyCollection<string> GetPreferredMimeTypesFor(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Registry.PreferredFor(type) ?? [type == typeof(string) ? PlainTextFormatter.MimeType : type == typeof(LaTeXString) ? LaTeXString.MimeType : DefaultMimeType];
    }

    /// <summary>The formatter that a type is shown with in a media type.</summary>
    /// <param name="actualType">The type.</param>
    /// <param name="mimeType">The media type.</param>
    public static ITypeFormatter GetPreferredFormatterFor(Type actualType, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(actualType);
        return new RegisteredFormatter<object>(
            (value, context) =>
            {
                context.Writer.Write(ToDisplayString(value, mimeType));
                return true;
            },
            mimeType,
            actualType);
    }

    /// <summary>The formatters that the user has registered, the last first.</summary>
    /// <param name="includeDefaults">Has no effect: the defaults are not formatters of a type here.</param>
    public static IEnumerable<ITypeFormatter> RegisteredFormatters(bool includeDefaults = true) => Registry.Registered();

    /// <summary>Forgets everything registered and set. What types name themselves stays.</summary>
    public static void ResetToDefault() => Registry.Reset();

    /// <summary>Writes a value as plain text.</summary>
    /// <param name="instance">Anything.</param>
    /// <param name="writer">Where to.</param>
    public static void Format(object? instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ToDisplayString(instance));
    }

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">Anything.</param>
    /// <param name="context">Where to.</param>
    /// <param name="mimeType">Media type.</param>
    public static void FormatTo<T>(this T value, FormatContext context, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Writer.Write(ToDisplayString(value, mimeType));
    }

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">Anything.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="mimeType">Media type.</param>
    public static void FormatTo<T>(this T value, TextWriter writer, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ToDisplayString(value, mimeType));
    }

    /// <summary>One form of a value as text.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeType">Its media type.</param>
    public static string ToDisplayString(object? value, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return (value is null ? null : Registry.TryFormat(value, mimeType))
            ?? NotebookHost.Current?.FormatDefault(value, mimeType)
            ?? (value is null ? NullString : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }

    /// <summary>A value as a formatter writes it.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="formatter">The formatter.</param>
    public static string ToDisplayString(object? value, ITypeFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (value is null)
        {
            return NullString;
        }
        using var context = new FormatContext();
        return formatter.Format(value, context) ? context.Writer.ToString()! : ToDisplayString(value, formatter.MimeType);
    }

    internal static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it must be at least 0."), nameof(value));
}

/// <summary>Settings of one type.</summary>
/// <typeparam name="T">The type.</typeparam>
public static class Formatter<T>
{
    /// <summary>Greatest number of elements shown of a sequence of this type. At least 0.</summary>
    public static int ListExpansionLimit
    {
        get => FormatterRegistry.Current.Settings.ListLimits.TryGetValue(typeof(T), out int limit) ? limit : Formatter.ListExpansionLimit;
        set => FormatterRegistry.Current.Settings.ListLimits[typeof(T)] = Formatter.NotNegative(value, nameof(ListExpansionLimit));
    }

    /// <summary>Writes a value.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="context">Where to.</param>
    /// <param name="mimeType">Media type.</param>
    public static void FormatTo(T value, FormatContext context, string mimeType = PlainTextFormatter.MimeType) => Formatter.FormatTo(value, context, mimeType);
}
