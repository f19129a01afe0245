using System.Text;

namespace RadioGenomics.Cli.Repl;

/// <summary>Where characters come to stand on a screen of a given width.</summary>
static class ScreenText
{
    /// <summary>Columns that a text of one line takes.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }
        return width;
    }

    /// <summary>Row and column, from the start of the first prompt, of a place in a text. All prompts are of one width.</summary>
    /// <param name="text">The text, of any number of lines.</param>
    /// <param name="at">The place, in UTF-16 units.</param>
    /// <param name="prompt">Width of the prompts.</param>
    /// <param name="columns">Width of the screen.</param>
    public static (int Row, int Column) Place(string text, int at, int prompt, int columns)
    {
        int row = 0, start = 0;
        for (int end = text.IndexOf('\n'); end >= 0 && end < at; end = text.IndexOf('\n', start))
        {
            row += 1 + ((prompt + Width(text.AsSpan(start, end - start))) / columns);
            start = end + 1;
        }
        int width = prompt + Width(text.AsSpan(start, at - start));
        return (row + (width / columns), width % columns);
    }

    // Source: Unicode Standard Annex 11, the blocks of wide characters; marks and joiners take no place.
    static int Width(Rune rune) => rune.Value switch
    {
        0x200D or (>= 0x300 and <= 0x36F) or (>= 0xFE00 and <= 0xFE0F) => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF)
            or (>= 0x1F900 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
