using System.Text;

namespace RadioGenomics.Figures;

/// <summary>Text for plotly.js, which reads a little HTML, templates and formulas in every label: here text stays text.</summary>
static class PlotlyText
{
    /// <summary>Markup characters and the dollar sign of formulas as entities; line breaks as spaces; control characters left out.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                escaped.Append(c).Append(text[++i]);
            }
            else
            {
                Append(escaped, c);
            }
        }
        return escaped.ToString();
    }

    static void Append(StringBuilder escaped, char c)
    {
        switch (c)
        {
            case '&': escaped.Append("&amp;"); break;
            case '<': escaped.Append("&lt;"); break;
            case '>': escaped.Append("&gt;"); break;
            case '$': escaped.Append("&#36;"); break;
            case '\n' or '\t' or '\r': escaped.Append(' '); break;
            case < ' ' or (>= '\u007f' and <= '\u009f') or (>= '\ud800' and <= '\udfff') or '\ufffe' or '\uffff': break;
            default: escaped.Append(c); break;
        }
    }

    /// <summary>Text inside a hover template, where %{ begins a field.</summary>
    public static string InTemplate(string text) => Escape(text).Replace("%", "&#37;", StringComparison.Ordinal);

    /// <summary>Lines one under the other.</summary>
    public static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Select(Escape));

    public static string Bold(IEnumerable<string> lines) => $"<b>{Lines(lines)}</b>";
}
