using System.Net;
using System.Text.RegularExpressions;

namespace RadioGenomics.Scripting;

/// <summary>What a reader sees of stored HTML: its text, one line for each row, paragraph or cell; no styles, scripts, identifiers.</summary>
static partial class HtmlTokens
{
    public static string Text(string html)
    {
        string shown = Hidden().Replace(html, " ");
        string rows = Break().Replace(shown, "\n");
        string cells = Cell().Replace(rows, "\t");
        string text = WebUtility.HtmlDecode(Tag().Replace(cells, ""));
        return string.Join('\n', text.Split('\n').Select(l => Space().Replace(l, " ").Trim()).Where(l => l.Length > 0));
    }

    [GeneratedRegex(@"<(style|script|template)\b[^>]*>.*?</\1\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"</?(tr|p|div|li|br|h[1-6]|pre|caption|summary|table|ul|ol)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"</t[dh]\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Cell();

    [GeneratedRegex(@"<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\r\f\u00a0]+")]
    private static partial Regex Space();
}
