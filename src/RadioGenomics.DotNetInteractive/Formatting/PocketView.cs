using System.Dynamic;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// HTML written as C#: <c>div[@class: "note"](h1("Title"), p("text"))</c>. Texts are encoded, HTML stays, sequences are written element by
/// element, other values by their plain text. <c>ul.li("x")</c> is an element within an element.
/// </summary>
public class PocketView : DynamicObject, IHtmlContent
{
    // Elements that HTML knows to have no content.
    static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    };

    // The element that stands for the whole: this one, or the one that this one is within.
    readonly PocketView? _outer;

    /// <summary>No element yet: <c>view.div(...)</c> begins one.</summary>
    /// <param name="nested">View that the new one is within.</param>
    public PocketView(PocketView? nested = null)
        : this("", nested)
    {
    }

    /// <summary>An element.</summary>
    /// <param name="tagName">Name of the tag.</param>
    /// <param name="nested">View that the new one is within.</param>
    public PocketView(string tagName, PocketView? nested = null)
    {
        ArgumentNullException.ThrowIfNull(tagName);
        _outer = nested;
        HtmlTag = new HtmlTag(tagName) { IsSelfClosing = Empty.Contains(tagName) };
        nested?.HtmlTag.Append([HtmlTag]);
    }

    /// <summary>The element.</summary>
    public HtmlTag HtmlTag { get; }

    /// <summary>Name of the tag.</summary>
    public string Name => HtmlTag.Name;

    /// <summary>Attributes.</summary>
    public HtmlAttributes HtmlAttributes => HtmlTag.HtmlAttributes;

    /// <summary>Adds content.</summary>
    /// <param name="args">Texts, HTML, sequences of them, or any values.</param>
    public virtual void SetContent(object?[]? args) => HtmlTag.Append(args ?? []);

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = new PocketView(TagName(binder.Name), this);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        var view = new PocketView(TagName(binder.Name), this);
        view.SetContent(args);
        result = view;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        SetContent(args);
        result = this;
        return true;
    }

    /// <inheritdoc/>
    public override bool TrySetMember(SetMemberBinder binder, object? value)
    {
        ArgumentNullException.ThrowIfNull(binder);
        HtmlAttributes[AttributeName(binder.Name)] = value;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        ArgumentNullException.ThrowIfNull(indexes);
        int unnamed = indexes.Length - binder.CallInfo.ArgumentNames.Count;
        foreach (object? value in indexes.Take(unnamed))
        {
            if (value is IDictionary<string, object?> attributes)
            {
                HtmlAttributes.MergeWith(attributes, replace: true);
            }
            else
            {
                throw new ArgumentException($"An attribute needs a name, as in div[style: \"...\"]; found {HtmlTag.Text(value)}.", nameof(indexes));
            }
        }
        for (int i = 0; i < binder.CallInfo.ArgumentNames.Count; i++)
        {
            HtmlAttributes[AttributeName(binder.CallInfo.ArgumentNames[i])] = indexes[unnamed + i];
        }
        result = this;
        return true;
    }

    /// <summary>Writes the HTML.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(TextWriter writer) => WriteTo(new FormatContext(writer));

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => WriteTo(writer);

    /// <summary>Writes the HTML.</summary>
    /// <param name="context">Where to.</param>
    public void WriteTo(FormatContext context) => Whole().HtmlTag.WriteTo(context);

    /// <summary>The HTML.</summary>
    public override string ToString() => Whole().HtmlTag.ToString();

    PocketView Whole() => _outer?.Whole() ?? this;

    static string TagName(string name) => name == "_" ? "" : name;

    // C# names cannot have hyphens.
    static string AttributeName(string name) => name.Replace('_', '-');
}
