using System.Text;

namespace RadioGenomics.Data.Cohorts;

/// <summary>A single slip of the keyboard between two identifiers.</summary>
enum Slip
{
    None,
    ExtraCharacter,
    SwappedNeighbours,
    OtherCharacter,
}

/// <summary>Forms of an identifier that different spellings share.</summary>
static class Spelling
{
    const string Separators = " _-./:\t\u00a0";

    /// <summary>Upper case, no separators, O as 0, I and L as 1, no leading zeros in a number.</summary>
    public static string Canonical(string text) => WithoutLeadingZeros(WithoutConfusables(text.ToUpperInvariant()));

    /// <summary>Every text that lacks one character of <paramref name="text"/>, and the text itself.</summary>
    public static IEnumerable<string> Deletions(string text) =>
        Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)).Append(text).Distinct();

    /// <summary>The single slip that separates two texts; <see cref="Slip.None"/> when they are equal or further apart.</summary>
    public static Slip Compare(string a, string b)
    {
        if (a.Length > b.Length)
        {
            (a, b) = (b, a);
        }
        int start = 0, end = 0;
        while (start < a.Length && a[start] == b[start])
        {
            start++;
        }
        while (end < a.Length - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }
        return (a.Length - start - end, b.Length - start - end) switch
        {
            (0, 1) => Slip.ExtraCharacter,
            (1, 1) => Slip.OtherCharacter,
            (2, 2) when a[start] == b[start + 1] && a[start + 1] == b[start] && !IsSeparator(a[start]) && !IsSeparator(b[start]) => Slip.SwappedNeighbours,
            _ => Slip.None,
        };
    }

    /// <summary>How two spellings of one canonical form differ, in words.</summary>
    public static string Difference(string a, string b)
    {
        (string Words, Func<string, string> Form)[] forms =
        [
            ("blanks around it", t => t.Trim()),
            ("upper and lower case", t => t.ToUpperInvariant()),
            ("separators", WithoutSeparators),
            ("letter O and digit 0, or I, L and digit 1", WithoutConfusables),
            ("leading zeros", WithoutLeadingZeros),
        ];
        foreach ((string words, Func<string, string> form) in forms)
        {
            if (form(a) == form(b))
            {
                return words;
            }
        }
        return "several of: case, separators, leading zeros, O and 0";
    }

    static bool IsSeparator(char c) => Separators.Contains(c, StringComparison.Ordinal);

    static string WithoutSeparators(string text) => string.Concat(text.Where(c => !IsSeparator(c)));

    static string WithoutConfusables(string text) => text.Replace('O', '0').Replace('o', '0').Replace('I', '1').Replace('l', '1').Replace('L', '1');

    // Numbers keep a border between them, so that 1-23 and 12-3 stay apart.
    static string WithoutLeadingZeros(string text)
    {
        StringBuilder result = new();
        bool border = false;
        for (int i = 0; i < text.Length; i++)
        {
            bool digit = char.IsAsciiDigit(text[i]);
            if (IsSeparator(text[i]))
            {
                border = true;
                continue;
            }
            bool numberStarts = digit && (i == 0 || !char.IsAsciiDigit(text[i - 1]));
            if (numberStarts && border && result.Length > 0 && char.IsAsciiDigit(result[^1]))
            {
                result.Append('|');
            }
            border = false;
            bool leadingZero = text[i] == '0' && (result.Length == 0 || !char.IsAsciiDigit(result[^1]))
                && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            if (!leadingZero)
            {
                result.Append(text[i]);
            }
        }
        return result.ToString();
    }
}
