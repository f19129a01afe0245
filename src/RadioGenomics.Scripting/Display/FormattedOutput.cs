using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>One formatted value.</summary>
/// <param name="Data">Its forms.</param>
/// <param name="IsTrusted">Whether the HTML and SVG were made by this library and escape everything that comes from data.</param>
public sealed record FormattedOutput(MimeBundle Data, bool IsTrusted)
{
    /// <summary>Metadata by media type, such as the size of a picture.</summary>
    public JsonObject Metadata { get; init; } = [];
}
