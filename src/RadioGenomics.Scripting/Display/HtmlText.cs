using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Text for HTML: everything that comes from data passes through here.</summary>
static class HtmlText
{
    public static string Escape(string? text)
    {
        if (text is null)
        {
            return "";
        }
        var builder = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => builder.Append("&amp;"),
                '<' => builder.Append("&lt;"),
                '>' => builder.Append("&gt;"),
                '"' => builder.Append("&quot;"),
                '\'' => builder.Append("&#39;"),
                // Control characters are not allowed in HTML.
                < ' ' and not ('\n' or '\t') => builder.Append('\uFFFD'),
                _ => builder.Append(c),
            };
        }
        return builder.ToString();
    }
}
