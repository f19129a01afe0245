using System.Globalization;
using System.Text.RegularExpressions;

namespace RadioGenomics.Scripting;

/// <summary>
/// Compares two texts as a reader does: words as they are, numbers by value. An integer must be the same integer; a number with a decimal point
/// or exponent may differ within the tolerance. White space only separates. "&lt; 2e-16" is a word and a number.
/// </summary>
static partial class TokenComparison
{
    public static void Compare(string place, string stored, string fresh, Differences found)
    {
        if (string.Equals(stored, fresh, StringComparison.Ordinal))
        {
            // One comparison for the whole text: it was compared, and it is the same.
            found.Word(place, "", "");
            return;
        }
        string[] before = stored.Split('\n'), after = fresh.Split('\n');
        if (before.Length != after.Length)
        {
            found.Other(place, Lines(before.Length), Lines(after.Length));
        }
        for (int i = 0; i < Math.Min(before.Length, after.Length); i++)
        {
            Line(before.Length == 1 ? place : FormattableString.Invariant($"{place}, line {i + 1}"), before[i], after[i], found);
        }
    }

    static string Lines(int count) => FormattableString.Invariant($"{count} {(count == 1 ? "line" : "lines")}");

    static void Line(string place, string stored, string fresh, Differences found)
    {
        MatchCollection before = Token().Matches(stored), after = Token().Matches(fresh);
        if (before.Count != after.Count)
        {
            found.Other(place, stored.Trim(), fresh.Trim());
            return;
        }
        for (int i = 0; i < before.Count; i++)
        {
            Match a = before[i], b = after[i];
            if (IsReal(a) && IsNumber(b) || IsNumber(a) && IsReal(b))
            {
                found.Number(place, Value(a), Value(b), found.Options.Tolerance, IsProbability(before, i, Value(b)), Unit(a.Groups["number"].Value));
            }
            else
            {
                found.Word(place, a.Value, b.Value);
            }
        }
    }

    static bool IsNumber(Match token) => token.Groups["number"].Success;

    static bool IsReal(Match token) => IsNumber(token) && token.Groups["number"].Value.AsSpan().IndexOfAny('.', 'e', 'E') >= 0;

    static double Value(Match token) => double.Parse(Plain(token.Groups["number"].Value), NumberStyles.Float, CultureInfo.InvariantCulture);

    static string Plain(string number) => number.Replace(",", "", StringComparison.Ordinal).Replace('\u2212', '-');

    // "p = 3e-20", "q < 0.05". In printed text two positive numbers near zero may be p-values without saying so; a sign that flips is rounding.
    static bool IsProbability(MatchCollection tokens, int index, double fresh) =>
        (Value(tokens[index]) > 0 && fresh > 0)
        || (tokens.Take(index).TakeLast(3).Any(t => t.Value is "p" or "q" or "P" or "FDR") && Math.Abs(Value(tokens[index])) < 1);

    /// <summary>One unit of the last printed digit.</summary>
    static double Unit(string number)
    {
        string plain = Plain(number);
        int exponentAt = plain.IndexOfAny(['e', 'E']);
        string digits = exponentAt >= 0 ? plain[..exponentAt] : plain;
        int exponent = exponentAt >= 0 ? int.Parse(plain[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        return Math.Pow(10, exponent - (point >= 0 ? digits.Length - point - 1 : 0));
    }

    // A number stands by itself: the 53 of "TP53" and the 001 of "HCC-001" belong to words. Thousands are grouped by commas in threes.
    [GeneratedRegex(@"(?<number>(?<![\p{L}\p{Nd}_.])(?<![\p{L}\p{Nd}_]-)[-+\u2212]?(?>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,4})?)|[\p{L}\p{Nd}_]+|[^\s\p{L}\p{Nd}_]")]
    private static partial Regex Token();
}
