using System.Text;

namespace RadioGenomics.Kernel.Wire;

/// <summary>Positions in a text: the protocol counts Unicode characters, .NET counts UTF-16 units.</summary>
static class CodePoints
{
    public static int ToUtf16(string text, int position)
    {
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (position-- <= 0)
            {
                return at;
            }
            at += rune.Utf16SequenceLength;
        }
        return text.Length;
    }

    public static int FromUtf16(string text, int position) => text.AsSpan(0, Math.Clamp(position, 0, text.Length)).EnumerateRunes().Count();
}

static class RuneCounting
{
    public static int Count(this SpanRuneEnumerator runes)
    {
        int count = 0;
        foreach (Rune _ in runes)
        {
            count++;
        }
        return count;
    }
}
