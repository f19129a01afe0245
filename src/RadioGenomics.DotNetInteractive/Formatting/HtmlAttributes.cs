using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Attributes of an HTML tag, in the order in which they were set. Values are encoded when they are written.</summary>
public sealed class HtmlAttributes : Dictionary<string, object?>, IHtmlContent
{
    /// <summary>No attributes yet.</summary>
    public HtmlAttributes()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Adds names to the attribute "class".</summary>
    /// <param name="value">One or more names.</param>
    public void AddCssClass(string value) => this["class"] = TryGetValue("class", out object? before) && before is not null ? $"{before} {value}" : value;

    /// <summary>Takes over attributes.</summary>
    /// <param name="htmlAttributes">The attributes.</param>
    /// <param name="replace">Whether those that are set already are replaced.</param>
    public void MergeWith(IDictionary<string, object?> htmlAttributes, bool replace = false)
    {
        ArgumentNullException.ThrowIfNull(htmlAttributes);
        foreach ((string name, object? value) in htmlAttributes)
        {
            this[name] = !replace && TryGetValue(name, out object? before) ? before : value;
        }
    }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach ((string name, object? value) in this)
        {
            // As HTML has it: an attribute that is true stands there without a value, one that is false is not there.
            if (value is null or false || !IsName(name))
            {
                continue;
            }
            string text = value is true ? "" : "=\"" + (value is IHtmlContent html ? html.ToString()!.Replace("\"", "&quot;", StringComparison.Ordinal) : Html.Encode(HtmlTag.Text(value))) + "\"";
            writer.Write(" " + name + text);
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString().TrimStart();
    }

    // A name that comes from data could otherwise end the tag.
    static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '\'' or '>' or '<' or '/' or '=');
}
