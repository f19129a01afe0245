namespace Microsoft.DotNet.Interactive;

/// <summary>One form of a value.</summary>
/// <param name="mimeType">Its media type.</param>
/// <param name="value">The form itself.</param>
public class FormattedValue(string mimeType, string value)
{
    /// <summary>Media type.</summary>
    public string MimeType { get; } = mimeType ?? throw new ArgumentNullException(nameof(mimeType));

    /// <summary>The form itself.</summary>
    public string Value { get; } = value;

    /// <summary>Whether frontends should not show it.</summary>
    public bool SuppressDisplay { get; set; }

    /// <summary>The form of a value in one media type.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeType">Media type; null: the preferred one of the value's type.</param>
    public static FormattedValue CreateSingleFromObject(object? value, string? mimeType = null)
    {
        string mime = mimeType ?? Formatting.Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object)).First();
        return new(mime, Formatting.Formatter.ToDisplayString(value, mime));
    }

    /// <summary>All forms of a value.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">Media types; none: the preferred ones of the value's type. Plain text is always among them.</param>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        return NotebookHost.Current?.Format(value, mimeTypes, rows: null)
            ?? [.. (mimeTypes.Length > 0 ? mimeTypes : [Formatting.PlainTextFormatter.MimeType]).Select(m => CreateSingleFromObject(value, m))];
    }
}
