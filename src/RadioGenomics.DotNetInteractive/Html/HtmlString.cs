using System.Text.Encodings.Web;

namespace Microsoft.AspNetCore.Html;

/// <summary>A text that is HTML already.</summary>
/// <param name="value">The HTML.</param>
public class HtmlString(string? value) : IHtmlContent
{
    /// <summary>No HTML at all.</summary>
    public static HtmlString Empty { get; } = new("");

    /// <summary>The HTML.</summary>
    public string? Value { get; } = value;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
