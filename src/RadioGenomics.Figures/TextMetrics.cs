namespace RadioGenomics.Figures;

/// <summary>Text widths without a font engine: advance widths of DejaVu Sans in thousandths of the font size.</summary>
static class TextMetrics
{
    // DejaVu Sans 2.37, hmtx table. Plain: U+0020..7E, U+00A0..FF, U+0391..3C9 (3A2 does not exist).
    static readonly int[] Plain =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
        1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
        500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    static readonly int[] Latin =
    [
        318, 401, 636, 636, 636, 636, 337, 500, 500, 1000, 471, 612, 838, 361, 1000, 500, 500, 838, 401, 401, 500, 636, 636, 318, 500, 401, 471, 612, 969, 969, 969, 531,
        684, 684, 684, 684, 684, 684, 974, 698, 632, 632, 632, 632, 295, 295, 295, 295, 775, 748, 787, 787, 787, 787, 787, 838, 787, 732, 732, 732, 732, 611, 605, 630,
        613, 613, 613, 613, 613, 613, 982, 550, 615, 615, 615, 615, 278, 278, 278, 278, 612, 634, 612, 612, 612, 612, 612, 838, 612, 634, 634, 634, 634, 592, 635, 592,
    ];

    static readonly int[] Greek =
    [
        684, 686, 557, 684, 632, 685, 752, 787, 295, 656, 684, 863, 748, 632, 787, 752, 603, 632, 632, 611, 611, 787, 685, 787, 764, 295, 611, 659, 541, 634, 338, 579,
        659, 638, 592, 612, 541, 544, 634, 612, 338, 589, 592, 636, 559, 558, 612, 602, 635, 587, 634, 602, 579, 660, 578, 660, 837,
    ];

    // Bold is 7 to 14 % wider letter by letter; the largest ratio keeps the estimate on the safe side.
    const double BoldFactor = 1.14;

    const int Unknown = 700;
    const int Wide = 1000;
    const int Emoji = 1300;

    public static double Width(string text, double size, bool bold = false)
    {
        long sum = 0;
        foreach (char c in text)
        {
            sum += Advance(c);
        }
        return sum * size / 1000.0 * (bold ? BoldFactor : 1);
    }

    static int Advance(char c) => c switch
    {
        >= ' ' and <= '~' => Plain[c - ' '],
        >= '\u00a0' and <= '\u00ff' => Latin[c - '\u00a0'],
        >= '\u0391' and <= '\u03c9' => Greek[c - '\u0391'],
        >= '\u2070' and <= '\u2094' => 528,
        // Marks over letters, joiners, direction marks and variation selectors take no room; a pair of surrogates is one wide sign.
        (>= '\u0300' and <= '\u036f') or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u206f') or (>= '\ufe00' and <= '\ufe0f') => 0,
        >= '\ud800' and <= '\udbff' => 0,
        >= '\udc00' and <= '\udfff' => Emoji,
        >= '\uff61' and <= '\uffdc' => Unknown,
        '\u2014' or '\u2026' => Wide,
        >= '\u2190' and <= '\u22ff' => 838,
        '\u2030' => 1342,
        >= '\u1100' => c is >= '\u2000' and < '\u2100' ? Unknown : Wide,
        _ => Unknown,
    };

    /// <summary>The text if it fits, otherwise its beginning and end around an ellipsis: feature names differ at both ends.</summary>
    public static string Shorten(string text, double size, double maxWidth, bool bold = false)
    {
        if (Width(text, size, bold) <= maxWidth)
        {
            return text;
        }
        int keep = text.Length - 1;
        while (keep > 1 && Width(Middle(text, keep), size, bold) > maxWidth)
        {
            keep--;
        }
        return Middle(text, keep);
    }

    static string Middle(string text, int keep)
    {
        int head = (keep + 1) / 2;
        int tail = keep - head;
        head -= head > 0 && char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail -= tail > 0 && char.IsLowSurrogate(text[^tail]) ? 1 : 0;
        return $"{text[..head]}…{text[(text.Length - tail)..]}";
    }

    /// <summary>Breaks a text at spaces into lines of at most the given width; words that are too long are broken after an underscore and the like, then shortened.</summary>
    public static List<string> Wrap(string text, double size, double maxWidth, int maxLines, bool bold = false)
    {
        List<string> lines = [];
        foreach ((string word, string before) in Words(text, size, maxWidth, bold))
        {
            string joined = lines.Count == 0 ? word : lines[^1] + before + word;
            if (lines.Count > 0 && (lines.Count == maxLines || Width(joined, size, bold) <= maxWidth))
            {
                lines[^1] = joined;
            }
            else
            {
                lines.Add(word);
            }
        }
        return [.. lines.Select(line => Shorten(line, size, maxWidth, bold))];
    }

    // Words with what stands before them on the same line; the pieces of a name that is too long for a line stand together.
    static IEnumerable<(string Word, string Before)> Words(string text, double size, double maxWidth, bool bold)
    {
        foreach (string word in text.Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            int start = 0;
            for (int i = 1; i < word.Length - 1 && Width(word, size, bold) > maxWidth; i++)
            {
                if (BreaksAfter(word, i))
                {
                    yield return (word[start..(i + 1)], start == 0 ? " " : "");
                    start = i + 1;
                }
            }
            yield return (word[start..], start == 0 ? " " : "");
        }
    }

    // Never within a number: half of one reads as another.
    static bool BreaksAfter(string word, int i) =>
        word[i] is '_' or '=' or '/' or '|' or ':' || (word[i] is '-' or '.' && char.IsLetter(word[i - 1]) && char.IsLetter(word[i + 1]));
}
