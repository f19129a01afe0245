namespace RadioGenomics;

/// <summary>
/// Names the formatters of a type for any notebook host that knows this attribute by its name and properties, as .NET Interactive did:
/// there the library's types are shown as tables and pictures without a reference in either direction. This library's own host does more.
/// </summary>
/// <param name="formatterSourceType">Type that creates the formatters.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Type that creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>Media types that the type is shown in.</summary>
    public string[] PreferredMimeTypes { get; init; } = [HostFormatter.Html, HostFormatter.Plain];
}

/// <summary>Creates the formatters that <see cref="TypeFormatterSourceAttribute"/> names.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "Hosts create the source and call its member by name.")]
sealed class HostFormatterSource
{
    /// <summary>The formatters; their members are found by name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new HostFormatter(HostFormatter.Html), new HostFormatter(HostFormatter.Plain)];
}
