using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An HTML element.</summary>
/// <param name="name">Name of the tag; empty: only its content.</param>
public class HtmlTag(string name) : IHtmlContent
{
    const int DeepestContent = 50;

    /// <summary>An element with a text.</summary>
    /// <param name="name">Name of the tag.</param>
    /// <param name="text">The text, which is encoded.</param>
    public HtmlTag(string name, string text)
        : this(name) => Content = context => context.Writer.Write(Html.Encode(text));

    /// <summary>An element with content.</summary>
    /// <param name="name">Name of the tag.</param>
    /// <param name="content">Writes the content.</param>
    public HtmlTag(string name, Action<FormatContext> content)
        : this(name) => Content = content;

    /// <summary>Name of the tag.</summary>
    public string Name { get; set; } = name;

    /// <summary>Writes the content; null: there is none.</summary>
    public Action<FormatContext>? Content { get; set; }

    /// <summary>Attributes.</summary>
    public HtmlAttributes HtmlAttributes { get; set; } = [];

    /// <summary>Whether the element has no content and no end tag.</summary>
    public bool IsSelfClosing { get; set; }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder? encoder = null) => WriteTo(new FormatContext(writer));

    /// <summary>Writes the element.</summary>
    /// <param name="context">Where to.</param>
    public virtual void WriteTo(FormatContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // An element within itself would otherwise end the process.
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Name.Length == 0)
        {
            Content?.Invoke(context);
            return;
        }
        context.Writer.Write("<" + Name);
        HtmlAttributes.WriteTo(context.Writer, HtmlEncoder.Default);
        if (IsSelfClosing && Content is null)
        {
            context.Writer.Write(" />");
            return;
        }
        context.Writer.Write(">");
        Content?.Invoke(context);
        context.Writer.Write("</" + Name + ">");
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(writer);
        return writer.ToString();
    }

    /// <summary>Adds content: HTML as it is, texts encoded, sequences element by element, other values by their plain text.</summary>
    internal void Append(IEnumerable<object?> arguments)
    {
        object?[] all = [.. arguments];
        Action<FormatContext>? before = Content;
        Content = context =>
        {
            before?.Invoke(context);
            foreach (object? argument in all)
            {
                Write(argument, context.Writer, 0);
            }
        };
    }

    /// <summary>A value within text: texts as they are, other values by their plain text.</summary>
    internal static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        _ => Formatter.ToDisplayString(value),
    };

    static void Write(object? argument, TextWriter writer, int depth)
    {
        switch (argument)
        {
            case IHtmlContent html:
                html.WriteTo(writer, HtmlEncoder.Default);
                break;
            case System.Collections.IEnumerable items and not string when depth < DeepestContent && IsContent(items):
                foreach (object? item in items)
                {
                    Write(item, writer, depth + 1);
                }
                break;
            default:
                writer.Write(Html.Encode(Text(argument)));
                break;
        }
    }

    // A list of views and texts is content; a list of numbers is a value that has a text of its own.
    static bool IsContent(System.Collections.IEnumerable items)
    {
        object? first = items.Cast<object?>().FirstOrDefault(i => i is not null);
        return first is null or IHtmlContent or string || (first is System.Collections.IEnumerable inner && inner is not System.Collections.IDictionary && IsContent(inner));
    }
}
