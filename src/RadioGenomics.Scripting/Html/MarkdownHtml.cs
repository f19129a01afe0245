using System.Text;
using System.Text.Json.Nodes;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RadioGenomics.Scripting;

/// <summary>A heading of the report.</summary>
readonly record struct ReportHeading(int Level, string Id, string Text);

/// <summary>
/// Markdown as HTML. HTML inside is shown as text, links lead to http, https, mailto or into the page, and pictures are only those that the
/// notebook carries: the report loads nothing from a network.
/// </summary>
sealed class MarkdownHtml
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseEmphasisExtras().UseTaskLists().Build();

    readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public List<ReportHeading> Headings { get; } = [];

    public string Render(string markdown, JsonNode? attachments = null)
    {
        MarkdownDocument document = Markdown.Parse(TextLines.Normalize(markdown), Pipeline);
        foreach (MarkdownObject item in document.Descendants().ToArray())
        {
            switch (item)
            {
                case HeadingBlock heading:
                    AddHeading(heading);
                    break;
                case LinkInline { IsImage: true } picture:
                    picture.Url = Picture(picture.Url, attachments);
                    break;
                case LinkInline link:
                    link.Url = SafeLink(link.Url);
                    break;
                case AutolinkInline { IsEmail: false } link:
                    link.Url = SafeLink(link.Url);
                    break;
                default:
                    break;
            }
        }
        return document.ToHtml(Pipeline).Replace("<table>", "<div class=\"rg-md-table\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
    }

    void AddHeading(HeadingBlock heading)
    {
        string text = Text(heading.Inline);
        string slug = Slug(text), id = slug;
        for (int i = 2; !_ids.Add(id); i++)
        {
            id = FormattableString.Invariant($"{slug}-{i}");
        }
        heading.GetAttributes().Id = id;
        Headings.Add(new(heading.Level, id, text));
    }

    static string Text(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Descendants().Select(i => i switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    }));

    static string Slug(string text)
    {
        var slug = new StringBuilder("s-");
        foreach (char c in text.ToLowerInvariant())
        {
            slug.Append(char.IsAsciiLetterOrDigit(c) ? c : '-');
        }
        return slug.ToString().TrimEnd('-');
    }

    static string SafeLink(string? url) =>
        url is not null && (url.StartsWith('#') || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || !url.Contains(':', StringComparison.Ordinal)) ? url : "#";

    static string Picture(string? url, JsonNode? attachments)
    {
        if (url?.StartsWith("attachment:", StringComparison.Ordinal) == true && attachments is JsonObject files
            && files[Uri.UnescapeDataString(url["attachment:".Length..])] is JsonObject forms)
        {
            foreach ((string mime, JsonNode? data) in forms)
            {
                if (OutputHtml.IsPicture(mime) && data is JsonValue value && value.TryGetValue(out string? text))
                {
                    return OutputHtml.DataUri(mime, text);
                }
            }
        }
        return url?.StartsWith("data:image/", StringComparison.Ordinal) == true ? url : "data:,";
    }
}
