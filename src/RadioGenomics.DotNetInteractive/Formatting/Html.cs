using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Building blocks of HTML.</summary>
public static class Html
{
    /// <summary>A text as HTML that shows it: everything special in HTML is encoded.</summary>
    /// <param name="content">The text.</param>
    public static IHtmlContent HtmlEncode(this string content) => new HtmlString(Encode(content));

    /// <summary>A text for the value of an attribute.</summary>
    /// <param name="content">The text.</param>
    public static IHtmlContent HtmlAttributeEncode(this string content) => new HtmlString(Encode(content));

    /// <summary>A text that is HTML already.</summary>
    /// <param name="content">The HTML.</param>
    public static IHtmlContent ToHtmlContent(this string content) => new HtmlString(content);

    /// <summary>An element of a name.</summary>
    /// <param name="name">The name.</param>
    public static HtmlTag Tag(this string name) => new(name);

    /// <summary>Replaces the content of an element by a text.</summary>
    /// <typeparam name="TTag">Type of the element.</typeparam>
    /// <param name="tag">The element.</param>
    /// <param name="text">The text, which is encoded.</param>
    public static TTag Containing<TTag>(this TTag tag, string text)
        where TTag : HtmlTag => tag.Containing(text.HtmlEncode());

    /// <summary>Replaces the content of an element.</summary>
    /// <typeparam name="TTag">Type of the element.</typeparam>
    /// <param name="tag">The element.</param>
    /// <param name="content">The content.</param>
    public static TTag Containing<TTag>(this TTag tag, IHtmlContent content)
        where TTag : HtmlTag
    {
        ArgumentNullException.ThrowIfNull(tag);
        tag.Content = null;
        return tag.Append(content);
    }

    /// <summary>Adds to the content of an element.</summary>
    /// <typeparam name="TTag">Type of the element.</typeparam>
    /// <param name="tag">The element.</param>
    /// <param name="contents">The content.</param>
    public static TTag Append<TTag>(this TTag tag, params IHtmlContent[] contents)
        where TTag : HtmlTag
    {
        ArgumentNullException.ThrowIfNull(tag);
        tag.Append(contents.AsEnumerable<object?>());
        return tag;
    }

    /// <summary>Sets an attribute.</summary>
    /// <typeparam name="TTag">Type of the element.</typeparam>
    /// <param name="tag">The element.</param>
    /// <param name="name">Name of the attribute.</param>
    /// <param name="value">Its value.</param>
    public static TTag WithAttributes<TTag>(this TTag tag, string name, object? value)
        where TTag : HtmlTag
    {
        ArgumentNullException.ThrowIfNull(tag);
        tag.HtmlAttributes[name] = value;
        return tag;
    }

    /// <summary>Says that an element has no content and no end tag.</summary>
    /// <typeparam name="TTag">Type of the element.</typeparam>
    /// <param name="tag">The element.</param>
    public static TTag SelfClosing<TTag>(this TTag tag)
        where TTag : HtmlTag
    {
        ArgumentNullException.ThrowIfNull(tag);
        tag.IsSelfClosing = true;
        return tag;
    }

    /// <summary>Encodes what is special in HTML; letters of all alphabets stay.</summary>
    internal static string Encode(string? text)
    {
        var encoded = new System.Text.StringBuilder();
        foreach (char c in text ?? "")
        {
            _ = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                < ' ' and not ('\n' or '\t' or '\r') => encoded.Append('\uFFFD'),
                _ => encoded.Append(c),
            };
        }
        return encoded.ToString();
    }
}
