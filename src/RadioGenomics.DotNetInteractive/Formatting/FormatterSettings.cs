namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How much of a value is written.</summary>
sealed class FormatterSettings
{
    public string DefaultMimeType { get; set; } = HtmlFormatter.MimeType;

    /// <summary>Null: not set by the user.</summary>
    public int? ListExpansionLimit { get; set; }

    public int RecursionLimit { get; set; } = 6;

    public string NullString { get; set; } = "<null>";

    public Dictionary<Type, int> ListLimits { get; } = [];

    /// <summary>Greatest number of elements of a sequence type; null: not set by the user.</summary>
    public int? LimitFor(Type type) => ListLimits.TryGetValue(type, out int limit) ? limit : ListExpansionLimit;
}
