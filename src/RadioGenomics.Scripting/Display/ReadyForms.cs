using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;

namespace RadioGenomics.Scripting;

/// <summary>Values that are in a form to show already.</summary>
static partial class ReadyForms
{
    public static FormattedOutput Of(IEnumerable<FormattedValue> forms)
    {
        FormattedValue[] all = [.. forms];
        var bundle = new MimeBundle();
        if (!all.Any(f => f.MimeType == MimeBundle.Plain))
        {
            bundle.With(MimeBundle.Plain, all is [var first, ..] ? Plain(first.MimeType, first.Value) : "");
        }
        foreach (FormattedValue form in all)
        {
            bundle.With(form.MimeType, MimeBundle.Node(form.MimeType, form.Value));
        }
        return new(bundle, IsTrusted: false);
    }

    public static FormattedOutput Html(string html) =>
        new(new MimeBundle().With(MimeBundle.Html, html).With(MimeBundle.Plain, PlainOfHtml(html)), IsTrusted: false);

    static string Plain(string mime, string text) => mime == MimeBundle.Html ? PlainOfHtml(text) : text;

    /// <summary>What a reader sees of HTML, roughly.</summary>
    public static string PlainOfHtml(string html)
    {
        string text = Blank().Replace(Tag().Replace(Invisible().Replace(html, " "), " "), " ").Trim();
        return text.Length > 0 ? System.Net.WebUtility.HtmlDecode(text) : "(HTML)";
    }

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();
}
