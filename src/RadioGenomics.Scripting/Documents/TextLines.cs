using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Lines as Python's <c>str.splitlines(keepends=True)</c> cuts them; Jupyter stores text that way.</summary>
static class TextLines
{
    public static List<string> Split(string text)
    {
        var lines = new List<string>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsBreak(text[i]))
            {
                continue;
            }
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
            }
            lines.Add(text[start..(i + 1)]);
            start = i + 1;
        }
        if (start < text.Length)
        {
            lines.Add(text[start..]);
        }
        return lines;
    }

    /// <summary>The text with "\n" for every "\r\n" or "\r": what is executed and hashed.</summary>
    public static string Normalize(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? new StringBuilder(text).Replace("\r\n", "\n").Replace('\r', '\n').ToString() : text;

    static bool IsBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';
}
